"""Convex hulls in the plane, exactly (monotone chain, Andrew 1979).

Integers are several times faster than fractions.  Points with small denominators are brought over
a common one; a hundred points with long denominators of their own would make it longer by a
factor of a hundred, so each then keeps its own: ``(X / W, Y / W)`` turns by the sign of a 3 x 3
determinant.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Any, TypeVar

from gametheory_bp.geometry.vectors import Point

__all__ = ["convex_hull", "rational_hull"]

LONG = 512
"""Bits from which a common denominator costs more than it spares."""

Number = TypeVar("Number")


def convex_hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """Extreme points, counter-clockwise from the lexicographically smallest.

    Points inside or on an edge are dropped; duplicates are merged.  Works on any exact number
    type (ints for speed, Fractions otherwise).

    Examples
    --------
    >>> convex_hull([(0, 0), (1, 0), (2, 0), (1, 1)])
    ((0, 0), (2, 0), (1, 1))
    """
    ordered = sorted(set(points))
    if len(ordered) <= 2:
        return tuple(ordered)
    lower = _half(ordered)
    upper = _half(ordered[::-1])
    return tuple(lower[:-1] + upper[:-1])


def _half(ordered: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for p in ordered:
        while len(chain) > 1:
            a, b = chain[-2], chain[-1]
            if (b[0] - a[0]) * (p[1] - a[1]) > (b[1] - a[1]) * (p[0] - a[0]):
                break
            chain.pop()
        chain.append(p)
    return chain


def rational_hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """The same for points of fractions.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> len(rational_hull([(half, half), (0 * half, half), (half, 0 * half), (half / 2, half)]))
    3
    """
    exact = list(points)
    common = 1
    for point in exact:
        common = lcm(common, point[0].denominator, point[1].denominator)
        if common.bit_length() > LONG:
            return _homogeneous_hull(exact)
    scaled: dict[Any, Point] = {(_times(x, common), _times(y, common)): (x, y) for x, y in exact}
    return tuple(scaled[v] for v in convex_hull(scaled))


def _homogeneous_hull(points: list[Point]) -> tuple[Point, ...]:
    ordered = sorted(set(points))
    if len(ordered) <= 2:
        return tuple(ordered)
    triples = []
    for x, y in ordered:
        common = lcm(x.denominator, y.denominator)
        triples.append((_times(x, common), _times(y, common), common))
    places = range(len(ordered))
    lower, upper = _turning_left(places, triples), _turning_left(places[::-1], triples)
    return tuple(ordered[k] for k in lower[:-1] + upper[:-1])


def _turning_left(places: Iterable[int], triples: list[tuple[int, int, int]]) -> list[int]:
    chain: list[int] = []
    for k in places:
        x, y, w = triples[k]
        while len(chain) > 1:
            (xa, ya, wa), (xb, yb, wb) = triples[chain[-2]], triples[chain[-1]]
            if xa * (yb * w - y * wb) - ya * (xb * w - x * wb) + wa * (xb * y - x * yb) > 0:
                break
            chain.pop()
        chain.append(k)
    return chain


def _times(number: Fraction, multiple: int) -> int:
    """``number * multiple`` where the denominator divides the multiple."""
    return number.numerator * (multiple // number.denominator)
