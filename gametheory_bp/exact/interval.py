"""Closed intervals with rational end points, for numbers that are neither rational nor algebraic.

``Interval(low, high)`` is a proved statement "the number lies in [low, high]".  Arithmetic is
the usual exact interval arithmetic; nothing is rounded unless :meth:`Interval.rounded` is
asked to, and it rounds outward.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.codec import record

__all__ = ["Interval"]


@record("interval")
@dataclass(frozen=True, slots=True)
class Interval:
    """A real number known to lie in ``[low, high]``.

    Examples
    --------
    >>> Interval(Fraction(1), Fraction(2)) * Interval(Fraction(-1), Fraction(3))
    Interval(-2, 6)
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise InputValueError(f"interval [{self.low}, {self.high}] has low > high")

    @property
    def width(self) -> Fraction:
        """``high - low``."""
        return self.high - self.low

    @property
    def middle(self) -> Fraction:
        """The mid point."""
        return (self.low + self.high) / 2

    def __contains__(self, number: Fraction | int) -> bool:
        return self.low <= number <= self.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval | Fraction | int) -> Interval:
        o = _interval(other)
        return Interval(self.low + o.low, self.high + o.high)

    __radd__ = __add__

    def __sub__(self, other: Interval | Fraction | int) -> Interval:
        return self + -_interval(other)

    def __rsub__(self, other: Interval | Fraction | int) -> Interval:
        return -self + other

    def __mul__(self, other: Interval | Fraction | int) -> Interval:
        o = _interval(other)
        products = [a * b for a in (self.low, self.high) for b in (o.low, o.high)]
        return Interval(min(products), max(products))

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Fraction | int) -> Interval:
        o = _interval(other)
        if o.low <= 0 <= o.high:
            raise ZeroDivisionError(f"division by {o!r}, which contains 0")
        return self * Interval(1 / o.high, 1 / o.low)

    def __rtruediv__(self, other: Interval | Fraction | int) -> Interval:
        return _interval(other) / self

    def rounded(self, denominator: int) -> Interval:
        """The smallest interval around this one whose ends are multiples of 1/denominator."""
        return Interval(
            Fraction(floor(self.low * denominator), denominator),
            Fraction(ceil(self.high * denominator), denominator),
        )

    def __float__(self) -> float:
        return float(self.middle)

    def __repr__(self) -> str:
        return f"Interval({self.low}, {self.high})"

    def __str__(self) -> str:
        return f"{float(self.middle):.12g} +- {float(self.width / 2):.1g}"


def _interval(value: Interval | Fraction | int) -> Interval:
    return value if isinstance(value, Interval) else Interval(Fraction(value), Fraction(value))
