"""The Pareto frontier of a curved region: parts of its boundary, possibly with jumps.

Where the region is not convex its frontier can be disconnected: beyond the lower end of one
part the next one starts further down.  The strong frontier need not contain the upper end of
such a part, which the end of the part before dominates; the flags say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gametheory_bp.geometry.algebraic_image import Real, image, unit_roots
from gametheory_bp.geometry.curved_region import Rise, gaps, rises
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.region_piece import RegionPiece

__all__ = ["FrontierPart", "frontier_parts"]

ZERO, ONE = Fraction(0), Fraction(1)
RealPoint = tuple[Real, Real]


@dataclass(frozen=True)
class FrontierPart:
    """A part of one boundary piece, or (``start == end``) a single point of it.

    Row payoffs increase from ``start`` to ``end``; ``has_start`` and ``has_end`` tell whether
    the end points belong to the frontier.
    """

    piece: RegionPiece
    start: Real
    end: Real
    has_start: bool = True
    has_end: bool = True

    @property
    def start_point(self) -> RealPoint:
        """Exact coordinates of the end with the smaller row payoff."""
        return self.piece.curve.place(self.start)

    @property
    def end_point(self) -> RealPoint:
        """Exact coordinates of the end with the larger row payoff."""
        return self.piece.curve.place(self.end)


def frontier_parts(pieces: Iterable[RegionPiece], strong: bool) -> tuple[FrontierPart, ...]:
    """The strong or weak Pareto frontier of the region with this boundary, by row payoff."""
    search = _Search(tuple(pieces), strong)
    parts: list[FrontierPart] = []
    for piece, cuts in zip(search.pieces, search.cuts, strict=True):
        for a, b in search.open_parts(piece, cuts):
            ends = sorted((a, b), key=lambda t: image(piece.curve.x, t))
            if image(piece.curve.x, a) == image(piece.curve.x, b):  # vertical: downwards
                ends = sorted((a, b), key=lambda t: image(piece.curve.y, t), reverse=True)
            has = [not search.beaten_by_corner(piece.curve.place(t)) for t in ends]
            parts.append(FrontierPart(piece, ends[0], ends[1], has[0], has[1]))
    covered = {p.start_point for p in parts if p.has_start} | {
        p.end_point for p in parts if p.has_end
    }
    for piece in search.pieces:
        corner = piece.start_point
        if corner not in covered and not search.is_beaten_real(corner):
            covered.add(corner)
            parts.append(FrontierPart(piece, piece.start, piece.start))
    unique = {(p.start_point, p.end_point): p for p in parts}
    return tuple(unique[key] for key in sorted(unique, key=lambda k: (k[0][0], k[1][0])))


class _Search:
    def __init__(self, pieces: tuple[RegionPiece, ...], strong: bool) -> None:
        self.pieces = pieces
        self.strong = strong
        self.rises: list[Rise] = []
        corners: set[RealPoint] = set()
        self.cuts: list[list[Real]] = []
        for piece in pieces:
            cuts = _monotone_cuts(piece)
            self.cuts.append(cuts)
            corners.update(piece.curve.place(t) for t in cuts)
            for a, b in pairwise(cuts):
                self.rises += rises(piece.curve, a, b)
        self.corners = tuple(corners)
        self.levels = tuple({x for c in corners if isinstance(x := c[k], Fraction)} for k in (0, 1))

    def open_parts(self, piece: RegionPiece, cuts: list[Real]) -> Iterator[tuple[Real, Real]]:
        """Maximal parameter intervals of undominated points in monotone parts of the piece."""
        for a, b in pairwise(cuts):
            breaks: set[Real] = {a, b}
            for axis, levels in zip((piece.curve.x, piece.curve.y), self.levels, strict=True):
                for level in levels:
                    shifted = (axis[0] - level, *axis[1:])
                    if any(shifted):
                        breaks.update(unit_roots(shifted))
            inside = sorted(t for t in breaks if a <= t <= b)
            kept: list[tuple[Real, Real]] = []
            for (low, high), t in zip(pairwise(inside), gaps(inside[1:-1], a, b), strict=True):
                if not self.is_beaten(piece.curve.point(t)):
                    joins = kept and kept[-1][1] == low
                    if joins and not self.beaten_by_corner(piece.curve.place(low)):
                        kept[-1] = (kept[-1][0], high)
                    else:
                        kept.append((low, high))
            yield from kept

    def is_beaten(self, z: Point) -> bool:
        """Whether some point of the region dominates a rational point of its boundary."""
        return self.beaten_by_corner(z) or any(
            rise.bottom <= z[1] < rise.top
            and rise.falls
            and rise.spans(z[0])
            and rise.is_right_of(z)
            for rise in self.rises
        )

    def is_beaten_real(self, z: RealPoint) -> bool:
        """The same for a corner; irrational ones are ends of parts and never stand alone."""
        if isinstance(z[0], Fraction) and isinstance(z[1], Fraction):
            return self.is_beaten((z[0], z[1]))
        return True

    def beaten_by_corner(self, z: RealPoint) -> bool:
        """Whether some corner of the boundary dominates the point."""
        if self.strong:
            return any(c[0] >= z[0] and c[1] >= z[1] and c != z for c in self.corners)
        return any(c[0] > z[0] and c[1] > z[1] for c in self.corners)


def _monotone_cuts(piece: RegionPiece) -> list[Real]:
    """Ends of the piece and parameters where it turns in x or y, sorted."""
    low, high = sorted((piece.start, piece.end))
    cuts: set[Real] = {low, high}
    for c1, c2 in zip(piece.curve.c1, piece.curve.c2, strict=True):
        if c2 != 0 and low < (turn := -c1 / (2 * c2)) < high:
            cuts.add(turn)
    return sorted(cuts)
