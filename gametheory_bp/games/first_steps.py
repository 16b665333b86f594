"""What the first step of a path leaves to be attained.

Every path is worth ``(1 - d) g + d y`` with the payoffs g of its first action pair and the value y
of its rest, a point of the feasible polygon P.  So the payoffs of paths lie in the union of the
shrunken polygons ``(1 - d) g + d P``.  If the union is all of P, every point of P can be written
so, its rest again, and so on: every point of P is the payoff of a path.  If a point is missed, no
path attains it.

With ``d >= 2/3`` the union is all of P: a point of P lies in a triangle of vertices (Caratheodory
1911), has weight at least 1/3 >= 1 - d on one of them, and the rest stays in the triangle.  On a
segment 1/2 suffices in the same way (Sorin 1986 gives 1 - 1/K for K vertices).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gametheory_bp.geometry.cover import uncovered_point
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["missed_point", "sufficient_discount"]


def sufficient_discount(feasible: Polygon, payoffs: Iterable[Point]) -> Fraction:
    """A discount factor from which on paths attain the whole feasible polygon.

    2/3 for a polygon and 0 for a point.  On a segment the exact threshold: neighbouring shrunken
    copies touch if ``(1 - d) gap <= d length`` for the largest gap between payoffs, so it is
    ``gap / (gap + length)``, at most 1/2.

    Examples
    --------
    >>> ends, three = ((0, 0), (2, 2)), ((0, 0), (1, 1), (2, 2))
    >>> [sufficient_discount(Polygon.hull(ends), points) for points in (ends, three)]
    [Fraction(1, 2), Fraction(1, 3)]
    """
    if feasible.dimension != 1:
        return Fraction(feasible.dimension, 3)
    a, b = feasible.vertices
    axis = 0 if a[0] != b[0] else 1
    ordered = sorted({p[axis] for p in payoffs})
    gap = max(high - low for low, high in zip(ordered, ordered[1:], strict=False))
    return Fraction(gap, gap + ordered[-1] - ordered[0])


def missed_point(feasible: Polygon, payoffs: tuple[Point, ...], discount: Fraction) -> Point | None:
    """A point of the polygon that no path attains; None if paths attain all of it.

    Examples
    --------
    >>> corners = ((0, 0), (1, 0), (0, 1))
    >>> triangle = Polygon.hull(corners)
    >>> missed_point(triangle, triangle.vertices, Fraction(2, 3)) is None
    True
    >>> missed_point(triangle, triangle.vertices, Fraction(3, 5))
    (Fraction(1, 3), Fraction(1, 3))
    """
    if discount >= sufficient_discount(feasible, payoffs):
        return None
    first = [*feasible.vertices, *(g for g in dict.fromkeys(payoffs))]
    return uncovered_point(
        feasible, (_shrunken(feasible, g, discount) for g in dict.fromkeys(first))
    )


def _shrunken(feasible: Polygon, g: Point, d: Fraction) -> Polygon:
    return Polygon.hull(
        ((1 - d) * g[0] + d * x, (1 - d) * g[1] + d * y) for x, y in feasible.vertices
    )
