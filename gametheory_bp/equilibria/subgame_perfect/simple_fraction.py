"""The fraction with the least denominator between two others (Stern 1858, Brocot 1861)."""

from __future__ import annotations

from fractions import Fraction
from math import floor

__all__ = ["simplest_between"]


def simplest_between(low: Fraction, high: Fraction) -> Fraction:
    """The fraction strictly between two others, 0 <= low < high, with the least denominator.

    Examples
    --------
    >>> simplest_between(Fraction(3, 10), Fraction(4, 10))
    Fraction(1, 3)
    """
    whole = floor(low)
    if whole + 1 < high:
        return Fraction(whole + 1)
    if low == whole:
        return whole + Fraction(1, floor(1 / (high - whole)) + 1)
    return whole + 1 / simplest_between(1 / (high - whole), 1 / (low - whole))
