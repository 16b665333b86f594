"""Points and directions of the payoff plane: pairs (row, column) of rational numbers."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

__all__ = ["Point", "cross", "direction", "dominates", "dot", "orientation", "subtract"]

Point = tuple[Fraction, Fraction]
"""A payoff pair (row, column)."""


def dot(a: Point, b: Point) -> Fraction:
    """Inner product ``a0 b0 + a1 b1``."""
    return a[0] * b[0] + a[1] * b[1]


def cross(a: Point, b: Point) -> Fraction:
    """Determinant ``a0 b1 - a1 b0``: positive when b is to the left of a."""
    return a[0] * b[1] - a[1] * b[0]


def subtract(a: Point, b: Point) -> Point:
    """The vector from b to a."""
    return a[0] - b[0], a[1] - b[1]


def orientation(a: Point, b: Point, c: Point) -> int:
    """1 if a, b, c turn left, -1 if right, 0 if they lie on one line."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def dominates(a: Point, b: Point, *, strictly: bool = False) -> bool:
    """Whether a Pareto-dominates b: at least as good for both and better for one.

    With ``strictly=True``: better for both.
    """
    if strictly:
        return a[0] > b[0] and a[1] > b[1]
    return a[0] >= b[0] and a[1] >= b[1] and a != b


def direction(vector: Point) -> Point:
    """The positive multiple of a non-zero vector with coprime integer entries: its canonical form.

    Examples
    --------
    >>> direction((Fraction(1, 2), Fraction(1, 3)))
    (Fraction(3, 1), Fraction(2, 1))
    """
    common = lcm(vector[0].denominator, vector[1].denominator)
    x, y = int(vector[0] * common), int(vector[1] * common)
    divisor = gcd(x, y)
    return Fraction(x // divisor), Fraction(y // divisor)
