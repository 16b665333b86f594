"""A point of a polygon as a convex combination of at most three of its vertices.

On an edge two vertices suffice, at a vertex one (Carathéodory, 1911, with the boundary case).
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, orientation, subtract

__all__ = ["convex_weights"]


def convex_weights(polygon: Polygon, point: Point) -> tuple[tuple[int, Fraction], ...] | None:
    """Pairs (vertex index, positive weight) that average to the point; None if it is outside.

    Examples
    --------
    >>> square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2)])
    >>> convex_weights(square, (Fraction(1), Fraction(2)))
    ((2, Fraction(1, 2)), (3, Fraction(1, 2)))
    """
    if not polygon.contains(point):
        return None
    vertices = polygon.vertices
    if point in vertices:
        return ((vertices.index(point), Fraction(1)),)
    count = len(vertices)
    for k in range(count):
        following = (k + 1) % count
        if orientation(vertices[k], vertices[following], point) == 0:
            t = _along(vertices[k], vertices[following], point)
            return tuple(sorted(((k, 1 - t), (following, t))))
    return _in_fan(vertices, point)


def _along(a: Point, b: Point, point: Point) -> Fraction:
    """The parameter t with ``point = a + t (b - a)``."""
    axis = 0 if a[0] != b[0] else 1
    return (point[axis] - a[axis]) / (b[axis] - a[axis])


def _in_fan(vertices: tuple[Point, ...], point: Point) -> tuple[tuple[int, Fraction], ...]:
    """Weights of an interior point in a triangle of the fan around vertex 0."""
    a = vertices[0]
    k = next(k for k in range(1, len(vertices) - 1) if orientation(a, point, vertices[k + 1]) >= 0)
    u, v, w = subtract(vertices[k], a), subtract(vertices[k + 1], a), subtract(point, a)
    area = u[0] * v[1] - u[1] * v[0]
    s = (w[0] * v[1] - w[1] * v[0]) / area
    t = (u[0] * w[1] - u[1] * w[0]) / area
    weights = ((0, 1 - s - t), (k, s), (k + 1, t))
    return tuple((index, weight) for index, weight in weights if weight)
