"""Welfare functions of a payoff pair by which learned pairs are measured."""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.exact.interval import Interval

__all__ = ["WELFARES", "welfare_bounds", "welfare_value"]

WELFARES = ("utilitarian", "egalitarian", "nash")


def welfare_value(name: str, gains: tuple[Fraction, Fraction]) -> Fraction:
    """The welfare of gains over the disagreement point, exact.

    Examples
    --------
    >>> welfare_value("nash", (Fraction(2), Fraction(1, 2)))
    Fraction(1, 1)
    """
    one, two = gains
    if name == "utilitarian":
        return one + two
    if name == "egalitarian":
        return min(one, two)
    return max(one, Fraction(0)) * max(two, Fraction(0))


def welfare_bounds(name: str, gains: tuple[Interval, Interval]) -> Interval:
    """Bounds of the welfare of enclosed gains: all three functions increase in both gains."""
    one, two = gains
    low, high = (one.low, two.low), (one.high, two.high)
    return Interval(welfare_value(name, low), welfare_value(name, high))
