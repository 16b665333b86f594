"""The centre of mass of a polygon: the mean of the uniform distribution on it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from gametheory_bp.errors import EmptySetError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, subtract

__all__ = ["centroid"]


def centroid(polygon: Polygon) -> Point:
    """The centre of mass: of the area, of the length for a segment, or the point itself.

    ``integral of x over P / area(P)``, summed over the triangles that one vertex forms with
    the edges.

    Raises
    ------
    EmptySetError
        If the polygon is empty.

    Examples
    --------
    >>> [str(c) for c in centroid(Polygon.hull([(0, 0), (3, 0), (0, 3)]))]
    ['1', '1']
    """
    if polygon.is_empty:
        raise EmptySetError("the empty polygon has no centre of mass; give a non-empty set")
    vertices = polygon.vertices
    apex = vertices[0]
    if len(vertices) < 3:
        end = vertices[-1]
        return (apex[0] + end[0]) / 2, (apex[1] + end[1]) / 2
    double, row, column = Fraction(0), Fraction(0), Fraction(0)
    for a, b in pairwise(vertices[1:]):
        weight = cross(subtract(a, apex), subtract(b, apex))
        double += weight
        row += weight * (apex[0] + a[0] + b[0])
        column += weight * (apex[1] + a[1] + b[1])
    return row / (3 * double), column / (3 * double)
