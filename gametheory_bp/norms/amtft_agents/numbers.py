"""Numbers of results: exact, proved to lie in an interval, or floats."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.interval import Interval

__all__ = ["Number", "Pair", "as_float", "mean_of", "number_words", "stated"]

Number = Fraction | Interval | float
"""Exact, proved to lie in an interval, or a float."""
Pair = tuple[Number, Number]


def as_float(number: Number) -> float:
    """A number as a float; an interval by its middle."""
    return float(number.middle if isinstance(number, Interval) else number)


def number_words(number: Number) -> str:
    """A number in few characters."""
    if isinstance(number, Fraction) and len(str(number)) <= 12:
        return str(number)
    return f"{as_float(number):.6g}"


def stated(numbers: Sequence[Number]) -> tuple[Any, ...]:
    """Numbers for JSON: floats as text with all their digits."""
    return tuple(x if isinstance(x, (Fraction, Interval)) else repr(x) for x in numbers)


def mean_of(numbers: Sequence[Number], shares: Sequence[Fraction] | None = None) -> Number:
    """The mean with given shares, equal ones by default; a float if one of the numbers is.

    Examples
    --------
    >>> mean_of([Fraction(1), Fraction(2)]), mean_of([Fraction(1), 2.0])
    (Fraction(3, 2), 1.5)
    """
    if not numbers:
        raise InputValueError("no numbers have no mean; give one at least")
    parts = [Fraction(1, len(numbers))] * len(numbers) if shares is None else shares
    pairs = list(zip(numbers, parts, strict=True))
    if any(isinstance(number, float) for number in numbers):
        return sum(as_float(number) * float(share) for number, share in pairs)
    total: Any = Interval(Fraction(0), Fraction(0))
    for number, share in pairs:
        total = total + number * share
    found: Interval = total
    return found if found.width else found.low
