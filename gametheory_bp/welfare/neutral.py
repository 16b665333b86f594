"""Minimum and power of numbers of any kind: rationals, intervals, floats, arrays, tensors.

A welfare formula is written once, with ``+ - * /`` and these two functions.  Rationals stay
exact; a power that is irrational becomes a certified :class:`Interval`.  Arrays and tensors are
recognised by their ``shape``, so no array library is imported here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval

__all__ = ["PRECISION", "exact_number", "power", "root_bounds", "smaller"]

PRECISION = 10**18
"""Certified powers are bounded by neighbouring multiples of ``1 / PRECISION``."""


def exact_number(value: Any) -> bool:
    """Whether a value is an exact number: int, Fraction, Algebraic or Interval."""
    return isinstance(value, (int, Fraction, Algebraic, Interval)) and not isinstance(value, bool)


def smaller(a: Any, b: Any) -> Any:
    """The minimum, entry by entry for arrays and tensors.

    Examples
    --------
    >>> smaller(Fraction(1, 2), Fraction(1, 3))
    Fraction(1, 3)
    >>> smaller(Interval(Fraction(0), Fraction(2)), Interval(Fraction(1), Fraction(3)))
    Interval(0, 2)
    """
    if hasattr(a, "shape") or hasattr(b, "shape"):
        return (a + b - abs(a - b)) / 2
    if isinstance(a, Interval) or isinstance(b, Interval):
        a, b = _interval(a), _interval(b)
        return Interval(min(a.low, b.low), min(a.high, b.high))
    return min(a, b)


def power(number: Any, exponent: Fraction) -> Any:
    """``number ** exponent`` for a non-negative number.

    Parameters
    ----------
    number : Fraction, Interval, float, array or tensor
        At least 0; positive where the exponent is negative.
    exponent : Fraction

    Returns
    -------
    Fraction if the power of a Fraction is rational, else an Interval; floats, arrays and
    tensors give their own kind.

    Examples
    --------
    >>> power(Fraction(4, 9), Fraction(1, 2))
    Fraction(2, 3)
    >>> bounds = power(Fraction(2), Fraction(1, 2))
    >>> bounds.low ** 2 < 2 < bounds.high ** 2
    True
    """
    if isinstance(number, Interval):
        ends = [_interval(power(e, exponent)) for e in (number.low, number.high)]
        return Interval(min(e.low for e in ends), max(e.high for e in ends))
    if not isinstance(number, (Fraction, int)):
        return number ** float(exponent)
    base = Fraction(number) ** abs(exponent.numerator)
    low, high = root_bounds(base, exponent.denominator, PRECISION)
    if exponent < 0:
        if low == 0 < high:  # a number below 1 / PRECISION: bound its inverse instead
            return power(1 / Fraction(number), -exponent)
        low, high = 1 / high, 1 / low
    return low if low == high else Interval(low, high)


def root_bounds(number: Fraction, degree: int, precision: int) -> tuple[Fraction, Fraction]:
    """Bounds ``low <= number ** (1/degree) <= high``, equal where the root is rational.

    Examples
    --------
    >>> root_bounds(Fraction(8, 27), 3, 10)
    (Fraction(2, 3), Fraction(2, 3))
    >>> root_bounds(Fraction(2), 2, 10)
    (Fraction(7, 5), Fraction(3, 2))
    """
    if degree == 1:
        return number, number
    top, bottom = (_integer_root(n, degree) for n in (number.numerator, number.denominator))
    if top**degree == number.numerator and bottom**degree == number.denominator:
        return Fraction(top, bottom), Fraction(top, bottom)
    scaled = number * precision**degree
    low = _integer_root(scaled.numerator // scaled.denominator, degree)
    return Fraction(low, precision), Fraction(low + 1, precision)


def _integer_root(number: int, degree: int) -> int:
    """The largest integer whose power is at most ``number`` (Newton from above)."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _interval(value: Any) -> Interval:
    return value if isinstance(value, Interval) else Interval(Fraction(value), Fraction(value))
