"""The Euclidean distance of a payoff point from the Pareto frontier, between proved bounds.

Of a polygon known exactly it is the distance from a chain of edges, the root of a rational number.
Of a set P between two polygons, inner and outer, let D be all points that some point of the inner
polygon weakly dominates.

* No Pareto point of P lies inside D, since a point of the inner polygon would dominate it: so the
  distance is at least that from the border of D.
* A point y of the inner frontier is dominated by a Pareto point of P, which is above y and in the
  outer polygon: so the distance is at most that from y plus the largest from y to those points.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.errors import EmptySetError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.radical_sum import RadicalSum
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["frontier_distance"]

FINE = Fraction(1, 2**48)
ZERO = Fraction(0)


def frontier_distance(
    point: tuple[Interval, Interval], inner: Polygon, outer: Polygon | None = None
) -> Interval:
    """The distance of an enclosed point from the strong Pareto frontier of a payoff set.

    Parameters
    ----------
    point : pair of Interval
    inner : Polygon
        The set itself, or a part of it.
    outer : Polygon, optional
        What it is a part of; by default the set is ``inner``.

    Returns
    -------
    Interval

    Raises
    ------
    EmptySetError
        If the polygon is empty.

    Examples
    --------
    >>> triangle = Polygon.hull([(0, 0), (3, 0), (0, 4)])
    >>> at = Interval(Fraction(0), Fraction(0))
    >>> found = frontier_distance((at, at), triangle)
    >>> Fraction(12, 5) in found, found.width < 1e-12
    (True, True)
    """
    if inner.is_empty:
        raise EmptySetError("the empty polygon has no frontier; give attainable payoffs")
    (x, rough_x), (y, rough_y) = (_rounded(one) for one in point)
    chain = pareto_chain(inner)
    ends = list(zip(chain, chain[1:], strict=False)) or [(chain[0], chain[0])]
    nearest = [_nearest((x, y), *edge) for edge in ends]
    if outer is None or outer == inner:
        least = min(_square((x, y), q) for q in nearest)
        low, high = _root(least).low, _root(least).high
    else:
        low = _inside((x, y), inner)
        high = min(_root(_square((x, y), q)).high + _above(q, outer) for q in {*nearest, *chain})
    radius = rough_x + rough_y  # at least the half diagonal of the box
    return Interval(max(low - radius, ZERO), high + radius)


def _rounded(number: Interval) -> tuple[Fraction, Fraction]:
    """A short number, and how far the enclosed one can be from it."""
    middle = round(number.middle / FINE) * FINE
    return middle, max(number.high - middle, middle - number.low)


def _nearest(point: Point, start: Point, end: Point) -> Point:
    """The point of a segment that is nearest."""
    (x, y), (a, b) = point, start
    u, v = end[0] - a, end[1] - b
    length = u * u + v * v
    if not length:
        return start
    t = max(ZERO, min(Fraction(1), ((x - a) * u + (y - b) * v) / length))
    return a + t * u, b + t * v


def _square(one: Point, two: Point) -> Fraction:
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2


def _root(square: Fraction) -> Interval:
    scale = FINE * FINE  # bounds of the square with short denominators: roots of these
    low, high = square // scale * scale, -(-square // scale) * scale
    roots = [RadicalSum.of([(1, number)]).bounds(FINE) for number in (low, high)]
    return Interval(max(roots[0].low, ZERO), roots[1].high)


def _inside(point: Point, inner: Polygon) -> Fraction:
    """A lower bound of the distance from the border of all that ``inner`` dominates; 0 outside."""
    planes = [plane for plane in inner.half_planes() if min(plane[0]) >= 0]
    for axis in ((Fraction(1), ZERO), (ZERO, Fraction(1))):
        planes.append((axis, inner.support(axis)[0]))
    rooms = [(offset - n[0] * point[0] - n[1] * point[1], n) for n, offset in planes]
    if min(room for room, _ in rooms) <= 0:
        return ZERO
    return min(_root(room * room / (n[0] ** 2 + n[1] ** 2)).low for room, n in rooms)


def _above(point: Point, outer: Polygon) -> Fraction:
    """An upper bound of the distance from a point to points of ``outer`` that dominate it."""
    corners: Sequence[Point] = outer.above(point).vertices
    return max((_root(_square(point, v)).high for v in corners), default=ZERO)
