"""Distance between the optima of two rules, exactly where they are rational.

A set of optima is a list of points, or the segment between two of them.  The distance of two sets
is the smallest between their points: it is 0 as soon as they have a point in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.exactness import Number
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.vectors import Point, dot, orientation, subtract

__all__ = ["bounds", "distance"]

Place = tuple[Number, Number]
_DIGITS = 10**18


def distance(first: Sequence[Place], second: Sequence[Place], *, segments: bool) -> Number:
    """Euclidean distance of two sets of points, or of two segments given by their ends.

    Parameters
    ----------
    first, second : sequence of pairs
        Coordinates ``Fraction``, ``Algebraic`` or ``Interval``.
    segments : bool
        Whether two points mean the segment between them.

    Returns
    -------
    Fraction or Algebraic
        Exact, if all coordinates are rational.
    Interval
        Proved bounds otherwise.

    Examples
    --------
    >>> a, b, c = (Fraction(0), Fraction(0)), (Fraction(2), Fraction(2)), (Fraction(2), Fraction(0))
    >>> distance([a], [b], segments=False)
    Algebraic(t^2 - 8, near 2.82842712475)
    >>> distance([a, b], [c], segments=True)
    Algebraic(t^2 - 2, near 1.41421356237)
    """
    if any(p == q for p in first for q in second):
        return Fraction(0)
    one, other = _rational(first), _rational(second)
    if one is not None and other is not None:
        squared = _squared_segments(one, other) if segments else _squared_points(one, other)
        root = root_of([-squared, 0, 1], Fraction(0), squared + 1)
        return root
    candidates = [_length(p, q) for p in first for q in second]
    if segments and max(len(first), len(second)) > 1:
        # the nearest points of irrational segments may lie inside: then only the upper end is known
        return Interval(Fraction(0), min(c.high for c in candidates))
    return Interval(min(c.low for c in candidates), min(c.high for c in candidates))


def bounds(number: Number | int) -> Interval:
    """A narrow interval that contains the number.

    Examples
    --------
    >>> bounds(Fraction(1, 2))
    Interval(1/2, 1/2)
    """
    if isinstance(number, Interval):
        return number
    if isinstance(number, Algebraic):
        return number.bounds(Fraction(1, _DIGITS))
    return Interval(Fraction(number), Fraction(number))


def _rational(points: Sequence[Place]) -> list[Point] | None:
    found = [(x, y) for x, y in points if isinstance(x, Fraction) and isinstance(y, Fraction)]
    return found if len(found) == len(points) else None


def _squared_points(first: Sequence[Point], second: Sequence[Point]) -> Fraction:
    return min(_square(subtract(p, q)) for p in first for q in second)


def _squared_segments(first: Sequence[Point], second: Sequence[Point]) -> Fraction:
    """Two segments meet, or an end of one is nearest."""
    a, b, c, d = first[0], first[-1], second[0], second[-1]
    if (
        orientation(a, b, c) * orientation(a, b, d) < 0
        and orientation(c, d, a) * orientation(c, d, b) < 0
    ):
        return Fraction(0)
    return min(
        *(_square(_offset(p, c, d)) for p in (a, b)), *(_square(_offset(p, a, b)) for p in (c, d))
    )


def _offset(p: Point, a: Point, b: Point) -> Point:
    """From p to the nearest point of the segment from a to b."""
    along = subtract(b, a)
    if not any(along):
        return subtract(a, p)
    t = min(max(dot(subtract(p, a), along) / dot(along, along), Fraction(0)), Fraction(1))
    return a[0] + t * along[0] - p[0], a[1] + t * along[1] - p[1]


def _square(vector: Point) -> Fraction:
    return dot(vector, vector)


def _length(p: Place, q: Place) -> Interval:
    """Bounds of the distance of two points with irrational coordinates."""
    low = high = Fraction(0)
    for a, b in zip(p, q, strict=True):
        gap = bounds(a) - bounds(b)
        ends = (gap.low * gap.low, gap.high * gap.high)
        low += Fraction(0) if 0 in gap else min(ends)
        high += max(ends)
    scale = _DIGITS * _DIGITS
    return Interval(
        Fraction(isqrt(int(low * scale)), _DIGITS), Fraction(isqrt(int(high * scale)) + 1, _DIGITS)
    )
