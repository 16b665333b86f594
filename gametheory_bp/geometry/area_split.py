"""Halving the area of a convex polygon by a segment from one of its vertices.

Seen from a vertex d the polygon is a fan of triangles; inside one of them the area swept is a
linear function of the position on the opposite edge.  So the halving point is rational.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from gametheory_bp.errors import InputValueError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, subtract

__all__ = ["areas_beside", "halving_point"]


def halving_point(polygon: Polygon, apex: Point) -> Point:
    """The boundary point p for which the segment from ``apex`` to p halves the area.

    Raises
    ------
    InputValueError
        If ``apex`` is not a vertex of a polygon with positive area.

    Examples
    --------
    >>> zero = Fraction(0)
    >>> [str(c) for c in halving_point(Polygon.hull([(0, 0), (4, 0), (0, 1)]), (zero, zero))]
    ['2', '1/2']
    """
    if polygon.dimension < 2 or apex not in polygon.vertices:
        raise InputValueError(
            f"({apex[0]}, {apex[1]}) is no vertex of a polygon with positive area"
        )
    start = polygon.vertices.index(apex)
    fan = polygon.vertices[start + 1 :] + polygon.vertices[:start]
    rest = polygon.area  # twice the area that is still to be swept
    for a, b in pairwise(fan):
        triangle = cross(subtract(a, apex), subtract(b, apex))
        if rest <= triangle:
            t = rest / triangle
            return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        rest -= triangle
    raise AssertionError("half of the area is at most all of it")  # pragma: no cover


def areas_beside(polygon: Polygon, apex: Point, point: Point) -> tuple[Fraction, Fraction]:
    """Areas to the left and to the right of the segment from ``apex`` to ``point``.

    Each part is the hull of the segment with the vertices on its side, so the two areas add up
    to the area of the polygon exactly when the segment ends on the boundary (for ``apex`` a
    vertex and ``point`` in the polygon).

    Examples
    --------
    >>> zero, two = Fraction(0), Fraction(2)
    >>> square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2)])
    >>> [str(a) for a in areas_beside(square, (zero, zero), (two, Fraction(1)))]
    ['3', '1']
    """
    along = subtract(point, apex)
    sides = [(v, cross(along, subtract(v, apex))) for v in polygon.vertices]
    left = Polygon.hull([apex, point, *(v for v, side in sides if side >= 0)])
    right = Polygon.hull([apex, point, *(v for v, side in sides if side <= 0)])
    return left.area, right.area
