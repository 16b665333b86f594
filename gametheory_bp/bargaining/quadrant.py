"""The part of a polygon above a point, with integer arithmetic.

Vertices are homogeneous integer triples (X, Y, W) for the point ``(X / W, Y / W)``; cutting an
edge is a linear combination of its ends, so no fraction appears before the answer.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.bargaining.integer_points import IntegerPoints
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["part_above"]

Triple = tuple[int, int, int]


def part_above(scaled: IntegerPoints) -> tuple[Point, ...]:
    """Vertices of ``{x in S : x >= d}`` in canonical form; none if it is empty.

    Parameters
    ----------
    scaled : IntegerPoints
        The vertices of S in canonical form, with d.

    Examples
    --------
    >>> part_above(IntegerPoints(1, ((0, 0), (4, 0), (0, 4)), (1, 2)))
    ((Fraction(1, 1), Fraction(2, 1)), (Fraction(2, 1), Fraction(2, 1)), \
(Fraction(1, 1), Fraction(3, 1)))
    """
    corners: list[Triple] = [(x, y, 1) for x, y in scaled.points]
    for axis in (0, 1):
        slacks = [p[axis] - scaled.disagreement[axis] * p[2] for p in corners]
        if min(slacks, default=0) < 0:
            corners = _cut(corners, slacks)
    points = [(Fraction(x, scaled.scale * w), Fraction(y, scaled.scale * w)) for x, y, w in corners]
    if len(points) <= 2 or len(scaled.points) <= 2:
        return Polygon.hull(points).vertices
    first = points.index(min(points))  # still counter-clockwise and without repetitions
    return (*points[first:], *points[:first])


def _cut(corners: list[Triple], slacks: list[int]) -> list[Triple]:
    kept: list[Triple] = []
    for k, p in enumerate(corners):
        following = (k + 1) % len(corners)
        s, r = slacks[k], slacks[following]
        if s >= 0:
            kept.append(p)
        if s * r < 0:
            a, b = abs(r), abs(s)
            q = corners[following]
            kept.append((a * p[0] + b * q[0], a * p[1] + b * q[1], a * p[2] + b * q[2]))
    return kept
