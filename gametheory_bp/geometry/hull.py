"""Convex hulls in the plane, exactly (monotone chain, Andrew 1979)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from gametheory_bp.geometry.vectors import Point

__all__ = ["convex_hull"]

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
