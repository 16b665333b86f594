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
    return _beyond(point, _supports(polygon))


def _supports(polygon: Polygon) -> list[tuple[Point, Fraction]]:
    """Half-planes of the polygon and of the axes, divided by ``|n_1| + |n_2|``."""
    planes = [*polygon.half_planes(), *((n, polygon.support(n)[0]) for n in _AXES)]
    found = []
    for (x, y), offset in planes:
        size = abs(x) + abs(y)
        found.append(((x / size, y / size), offset / size))
    return found


def _beyond(point: Point, supports: list[tuple[Point, Fraction]]) -> Fraction:
    return max(_ZERO, *(dot(n, point) - offset for n, offset in supports))


def excess(outer: Polygon, inner: Polygon) -> Fraction:
    """How far the outer polygon reaches beyond the inner one: the largest distance of a corner.

    Examples
    --------
    >>> square = Polygon.hull([(0, 0), (1, 0), (0, 1), (1, 1)])
    >>> excess(square, Polygon.hull([(0, 0), (1, 0), (0, 1)]))
    Fraction(1, 2)
    """
    if outer.is_empty:
        return _ZERO
    if inner.is_empty:
        raise EmptySetError("nothing has a distance from the empty polygon")
    supports = _supports(inner)
    return max(_beyond(v, supports) for v in outer.vertices)
