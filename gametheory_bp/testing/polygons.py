"""Strategies for convex polygons of every shape."""

from __future__ import annotations

from hypothesis import strategies as st

from gametheory_bp.errors import UnknownNameError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.testing.numbers import payoff_pairs

__all__ = ["POLYGON_SHAPES", "polygons"]

POLYGON_SHAPES: tuple[str, ...] = ("point", "segment", "triangle", "polygon")
"""Shapes that :func:`polygons` can be asked for; "polygon" has an interior."""


def polygons(shape: str | None = None, max_points: int = 8) -> st.SearchStrategy[Polygon]:
    """Non-empty polygons, of one shape or of all.

    Parameters
    ----------
    shape : {"point", "segment", "triangle", "polygon"}, optional
        All shapes by default.  Segments are horizontal, vertical and diagonal.
    max_points : int >= 3
        Number of points whose hull is taken.

    Returns
    -------
    strategy of Polygon

    Raises
    ------
    UnknownNameError
        If there is no such shape.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(polygons("segment"), lambda p: True).dimension
    1
    >>> find(polygons(), lambda p: p.dimension == 2).area > 0
    True
    """
    point = payoff_pairs()
    if shape is None:
        return st.one_of([polygons(each, max_points) for each in POLYGON_SHAPES])
    if shape == "point":
        return point.map(lambda p: Polygon.hull([p]))
    if shape == "segment":
        return st.tuples(point, point, st.sampled_from((None, 0, 1))).map(_segment).filter(_long)
    if shape in ("triangle", "polygon"):
        most = 3 if shape == "triangle" else max_points
        hulls = st.lists(point, min_size=3, max_size=most).map(Polygon.hull)
        return hulls.filter(lambda p: p.dimension == 2)
    raise UnknownNameError("shape of polygon", shape, POLYGON_SHAPES)


def _segment(drawn: tuple[Point, Point, int | None]) -> Polygon:
    """A segment between two points, made level in one coordinate if asked."""
    a, b, level = drawn
    if level is not None:
        b = (a[0], b[1]) if level == 0 else (b[0], a[1])
    return Polygon.hull([a, b])


def _long(polygon: Polygon) -> bool:
    return polygon.dimension == 1
