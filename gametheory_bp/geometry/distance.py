"""Distances of convex polygons in the maximum norm, exactly.

In the maximum norm the distance of a point p from a convex polygon X is rational: it is

    max (n . p - h_X(n)) / (|n_1| + |n_2|)

over the outer normals n of X and of a square, where ``h_X(n) = max n . x`` over X.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.errors import EmptySetError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["distance", "excess"]

_ONE, _ZERO = Fraction(1), Fraction(0)
_AXES = ((_ONE, _ZERO), (_ZERO, _ONE), (-_ONE, _ZERO), (_ZERO, -_ONE))


def distance(point: Point, polygon: Polygon) -> Fraction:
    """Distance of a point from a non-empty polygon in the maximum norm; 0 inside.

    Raises
    ------
    EmptySetError
        If the polygon is empty.

    Examples
    --------
    >>> triangle = Polygon.hull([(0, 0), (2, 0), (0, 2)])
    >>> distance((Fraction(2), Fraction(2)), triangle)
    Fraction(1, 1)
    """
    if polygon.is_empty:
        raise EmptySetError("nothing has a distance from the empty polygon")
    normals = [n for n, _ in polygon.half_planes()]
    return max(
        _ZERO,
        *(
            (dot(n, point) - max(dot(n, v) for v in polygon.vertices)) / (abs(n[0]) + abs(n[1]))
            for n in (*normals, *_AXES)
        ),
    )


def excess(outer: Polygon, inner: Polygon) -> Fraction:
    """How far the outer polygon reaches beyond the inner one: the largest distance of a corner.

    Examples
    --------
    >>> square = Polygon.hull([(0, 0), (1, 0), (0, 1), (1, 1)])
    >>> excess(square, Polygon.hull([(0, 0), (1, 0), (0, 1)]))
    Fraction(1, 2)
    """
    return max((distance(v, inner) for v in outer.vertices), default=_ZERO)
