"""The boundary of the payoffs of independent mixtures without floating point.

All segments and arcs are cut where they meet.  Each piece is on the boundary exactly when one
of its sides belongs to the set and the other does not: a step to either side that is shorter
than the way to any other curve, and exact membership of the point it reaches, decide.  Slow,
but it works at any mixture of scales, where floats see nothing; see
:mod:`gametheory_bp.payoffs.boundary_trace` for the quick way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.algebraic_image import Real, bounds_of, unit_roots
from gametheory_bp.geometry.bilinear import MixtureCurve
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.geometry.curved_region import Stretch, gaps, meetings
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.mixture_witness import mixture_of

__all__ = ["arranged_walk"]

ZERO, ONE = Fraction(0), Fraction(1)
Piece = tuple[MixtureCurve, Real, Real]


def arranged_walk(game: BimatrixGame, curves: Sequence[MixtureCurve]) -> tuple[Piece, ...]:
    """A closed walk around the set, with the set on its left.

    Parameters
    ----------
    game : BimatrixGame
        Its payoffs do not all lie on one line.
    curves : sequence of MixtureCurve
        All segments and arcs of the 2 x 2 subgames.
    """
    leaving: dict[tuple[Real, Real], list[Piece]] = defaultdict(list)
    for piece in _boundary_pieces(game, curves):
        start = piece[0].curve.place(piece[1])
        known = any(_same(piece, other) for other in leaving[start])
        if not known:
            leaving[start].append(piece)
    return _closed_walk(leaving)


def _boundary_pieces(game: BimatrixGame, curves: Sequence[MixtureCurve]) -> Iterator[Piece]:
    whole = [Stretch(m.curve, ZERO, ONE) for m in curves]
    for m in curves:
        breaks = sorted({ZERO, ONE, *meetings(m.curve, whole)})
        for (a, b), t in zip(zip(breaks, breaks[1:], strict=False), gaps(breaks), strict=True):
            left, right = (_side(game, curves, m.curve, t, sign) for sign in (1, -1))
            if left and not right:
                yield m, a, b
            elif right and not left:
                yield m, b, a


def _side(
    game: BimatrixGame, curves: Sequence[MixtureCurve], curve: Curve, t: Fraction, sign: int
) -> bool:
    """Whether the set contains the left (sign 1) or right side of the curve near a parameter."""
    z = curve.point(t)
    along = tuple(b + 2 * c * t for b, c in zip(curve.c1, curve.c2, strict=True))
    step = Curve(z, (-sign * along[1], sign * along[0]))
    nearest = ONE
    for other in curves:
        for root in unit_roots(other.curve.offset_along(step)):
            if root > 0:
                nearest = min(nearest, _below(root))
                break
    return mixture_of(game, step.point(nearest / 2)) is not None


def _below(root: Real) -> Fraction:
    """A positive rational number, at most the root."""
    width = Fraction(1, 1000)
    while (low := bounds_of(root, width).low) <= 0:
        width /= 10**6
    return low


def _same(piece: Piece, other: Piece) -> bool:
    """Whether two pieces with the same start are one and the same set of points."""
    middle: Point = piece[0].curve.point(next(gaps([], *sorted(piece[1:]))))
    ends = (p[0].curve.place(p[2]) for p in (piece, other))
    return next(ends) == next(ends) and other[0].curve.offset(middle) == 0


def _closed_walk(leaving: dict[tuple[Real, Real], list[Piece]]) -> tuple[Piece, ...]:
    """One closed walk along all pieces (Hierholzer): lobes may meet in a point."""
    place = next(iter(leaving))
    stack: list[Piece] = []
    walk: list[Piece] = []
    while True:
        if leaving[place]:
            piece = leaving[place].pop()
            stack.append(piece)
            place = piece[0].curve.place(piece[2])
        elif stack:
            piece = stack.pop()
            walk.append(piece)
            place = piece[0].curve.place(piece[1])
        else:
            break
    walk.reverse()
    joined: list[Piece] = []
    for m, a, b in walk:
        if joined and joined[-1][0] is m and joined[-1][2] == a:
            joined[-1] = (m, joined[-1][1], b)
        else:
            joined.append((m, a, b))
    return tuple(joined)
