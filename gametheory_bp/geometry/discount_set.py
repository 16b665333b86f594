"""Sets of discount factors: where polynomials in the discount are all nonnegative.

Such a set is a finite union of intervals that is closed in [0, 1); its ends are rational numbers
or roots of the polynomials, known exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.polynomial import evaluate
from gametheory_bp.geometry.algebraic_image import Real, image, rational_between, unit_roots

__all__ = ["DiscountInterval", "intersection", "nonnegative_discounts", "uncovered", "union"]

ONE = Fraction(1)


@record("discount_interval")
@dataclass(frozen=True, slots=True)
class DiscountInterval:
    """The discounts from ``low`` to ``high``, both included, but for 1, which is no discount.

    Parameters
    ----------
    low, high : Fraction or Algebraic
        0 <= low <= high <= 1, low < 1; equal ends are a single discount.

    Examples
    --------
    >>> print(DiscountInterval(Fraction(1, 2), Fraction(1)))
    [1/2, 1)
    >>> Fraction(24, 25) in DiscountInterval(Fraction(1, 2), Fraction(1))
    True
    """

    low: Fraction | Algebraic
    high: Fraction | Algebraic

    def __post_init__(self) -> None:
        if not (0 <= self.low <= self.high <= 1 and self.low < 1):
            raise InputValueError(f"[{self.low}, {self.high}]; discounts lie in [0, 1)")

    def __contains__(self, discount: Fraction | Algebraic) -> bool:
        return self.low <= discount <= self.high and discount < 1

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{{{self.low}}}"
        return f"[{self.low}, {self.high}{')' if self.high == 1 else ']'}"


Intervals = tuple[DiscountInterval, ...]


def nonnegative_discounts(polynomials: Iterable[Sequence[Fraction]]) -> Intervals:
    """The discounts in [0, 1) at which every polynomial is at least 0, increasing.

    Between neighbouring roots no sign changes: one rational probe decides an open cell, and a root
    belongs to the set if a neighbouring cell does or every polynomial is at least 0 there.

    Parameters
    ----------
    polynomials : coefficients from the constant term up

    Examples
    --------
    >>> found = nonnegative_discounts([(Fraction(-1), Fraction(2)), (Fraction(1), Fraction(-1))])
    >>> [str(interval) for interval in found]
    ['[1/2, 1)']
    >>> [str(interval) for interval in nonnegative_discounts([(Fraction(-1, 4), 1, -1)])]
    ['{1/2}']
    """
    kept = {tuple(p) for p in polynomials if any(p)}
    roots = {t for p in kept for t in unit_roots(p)}
    ends: list[Real] = sorted({Fraction(0), ONE, *roots})
    found: list[DiscountInterval] = []
    for low, high in pairwise(ends):
        probe = rational_between(low, high)
        if all(evaluate(p, probe) >= 0 for p in kept):
            found.append(DiscountInterval(low, high))
        elif all(_sign(p, low) >= 0 for p in kept):
            found.append(DiscountInterval(low, low))
    return union(found)


def union(intervals: Iterable[DiscountInterval]) -> Intervals:
    """The same set in disjoint intervals, increasing."""
    merged: list[DiscountInterval] = []
    for interval in sorted(intervals, key=lambda x: x.low):
        if merged and interval.low <= merged[-1].high:
            last = merged.pop()
            interval = DiscountInterval(last.low, max(last.high, interval.high))
        merged.append(interval)
    return tuple(merged)


def intersection(
    first: Iterable[DiscountInterval], second: Iterable[DiscountInterval]
) -> Intervals:
    """The discounts in both sets."""
    others = tuple(second)
    met = ((max(a.low, b.low), min(a.high, b.high)) for a in first for b in others)
    return union(DiscountInterval(low, high) for low, high in met if low <= high and low < 1)


def uncovered(intervals: Iterable[DiscountInterval]) -> Fraction | None:
    """A rational discount outside the set, None if it is all of [0, 1).

    Examples
    --------
    >>> uncovered([DiscountInterval(Fraction(1, 2), Fraction(1))])
    Fraction(1, 4)
    """
    reached: Real = Fraction(0)
    for k, interval in enumerate(union(intervals)):
        if interval.low > reached:
            return rational_between(reached, interval.low)
        if k or interval.low == 0:
            reached = interval.high
    return None if reached == 1 else rational_between(reached, ONE)


def _sign(polynomial: Sequence[Fraction], t: Real) -> int:
    value = image(polynomial, t)
    return value.sign() if isinstance(value, Algebraic) else (value > 0) - (value < 0)
