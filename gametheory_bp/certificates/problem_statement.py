"""A bargaining problem as plain data: what a certificate about a solution is about.

A problem is a payoff set S and a disagreement point d.  S is either the convex hull of the
listed vertices, or (``comprehensive``) everything between d and a point of that hull (free
disposal down to d), or (``finite``) the listed points themselves.  The *individually rational
part* of S is ``{x in S : x >= d}``; d need not lie in S.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["ProblemStatement"]


@record("bargaining_problem")
@dataclass(frozen=True, slots=True)
class ProblemStatement:
    """Payoff set and disagreement point.

    ``vertices`` are in canonical form: the extreme points counter-clockwise from the
    lexicographically smallest, or for a finite set all its points in increasing order.
    """

    vertices: tuple[Point, ...]
    disagreement: Point
    comprehensive: bool
    finite: bool

    @property
    def is_canonical(self) -> bool:
        """Whether the vertices are non-empty, in canonical form, and the flags compatible."""
        if self.finite:
            canonical = tuple(sorted(set(self.vertices)))
        else:
            canonical = Polygon.hull(self.vertices).vertices
        return (
            bool(canonical)
            and self.vertices == canonical
            and not (self.finite and self.comprehensive)
        )

    @property
    def both_gain(self) -> bool:
        """Whether some point of the set is better than d for both players."""
        d, points = self.disagreement, self.individually_rational
        if self.finite:
            return any(x > d[0] and y > d[1] for x, y in points)
        # a mean of points with a gain of either player is a gain of both
        return any(x > d[0] for x, _ in points) and any(y > d[1] for _, y in points)

    @property
    def payoff_set(self) -> tuple[Point, ...]:
        """Vertices of S (its comprehensive hull where asked for), or its points if finite."""
        if self.comprehensive:
            return Polygon.hull(self.vertices).comprehensive_hull(self.disagreement).vertices
        return self.vertices

    @property
    def individually_rational(self) -> tuple[Point, ...]:
        """Vertices, or points, of ``{x in S : x >= d}``; possibly none."""
        d = self.disagreement
        points = self.payoff_set
        if self.finite:
            return tuple(p for p in points if p[0] >= d[0] and p[1] >= d[1])
        return Polygon.hull(points).above(d).vertices
