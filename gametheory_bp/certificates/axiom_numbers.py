"""Weighted sums of payoffs whose sign is decided: equal irrational numbers come out equal.

A sum ``c_1 n_1 + ... + c_k n_k`` has rational weights; its numbers are rational, algebraic or
certified intervals.  It is returned as a rational interval that is a point where the sum is
rational, 0 included, and excludes 0 where it is known not to be 0.  Decided are all sums of

- at most two different irrational algebraic numbers: ``a x = b y + c`` is an equation between
  two algebraic numbers, which have a canonical form;
- any number of square roots of rational numbers: :class:`RadicalSum` decides them.

Other sums, and those with certified intervals, get their bounds, which may hold 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.radical_sum import RadicalSum

__all__ = ["WIDTH", "Number", "Term", "Terms", "bounds", "weighted_sum"]

Number = Fraction | Algebraic | Interval
Term = tuple[Fraction | int, Number]
Terms = tuple[Term, ...]
WIDTH = Fraction(1, 10**30)
"""Bounds of algebraic numbers are first this narrow."""


def bounds(number: Number, width: Fraction = WIDTH) -> Interval:
    """A rational interval that contains the number; a point if it is rational."""
    if isinstance(number, Interval):
        return number
    return number.bounds(width) if isinstance(number, Algebraic) else Interval(number, number)


def weighted_sum(terms: Iterable[Term]) -> Interval:
    """Bounds of the sum; decided as the module's text says.

    Examples
    --------
    >>> from gametheory_bp.exact.algebraic import root_of
    >>> two, eight = (root_of([-n, 0, 1], Fraction(1), Fraction(3)) for n in (2, 8))
    >>> weighted_sum([(2, two), (-1, eight)])
    Interval(0, 0)
    >>> weighted_sum([(2, two), (-1, eight), (1, Fraction(1, 10**50))]).low > 0
    True
    """
    rational, roots, loose = Fraction(0), dict[Algebraic, Fraction](), list[Term]()
    for weight, number in terms:
        if isinstance(number, Fraction):
            rational += weight * number
        elif isinstance(number, Interval):
            loose.append((weight, number))
        else:
            roots[number] = roots.get(number, Fraction(0)) + weight
    irrational = [(w, n) for n, w in roots.items() if w]
    whole: list[Term] = [(1, rational), *irrational, *loose]
    if loose or not irrational:
        return _bounds(whole, WIDTH)
    zero = _vanishes(rational, irrational)
    if zero:
        return Interval(Fraction(0), Fraction(0))
    width, found = WIDTH, _bounds(whole, WIDTH)
    while zero is False and found.low <= 0 <= found.high:
        width /= 10**30
        found = _bounds(whole, width)
    return found


def _bounds(terms: Iterable[Term], width: Fraction) -> Interval:
    low = high = Fraction(0)
    for weight, number in terms:
        part = bounds(number, width)
        ends = weight * part.low, weight * part.high
        low, high = low + min(ends), high + max(ends)
    return Interval(low, high)


def _vanishes(rational: Fraction, irrational: list[tuple[Fraction, Algebraic]]) -> bool | None:
    """Whether the sum is 0; None where that is not decided here."""
    if len(irrational) == 1:
        return False
    if all(n.degree == 2 for _, n in irrational):
        parts = ((rational, Fraction(1)), *(t for w, n in irrational for t in _surd(w, n)))
        return RadicalSum.of(parts).sign() == 0
    if len(irrational) == 2:
        (v, x), (w, y) = irrational
        left, right = x.affine(v, rational), y.affine(-w, 0)
        return left <= right and left >= right
    return None


def _surd(weight: Fraction, number: Algebraic) -> tuple[tuple[Fraction, Fraction], ...]:
    """``weight * number`` as a rational number and a square root, for a quadratic number."""
    c, b, a = number.coefficients
    middle, square = Fraction(-b, 2 * a), Fraction(b * b - 4 * a * c, 4 * a * a)
    sign = 1 if number > middle else -1
    return (weight * middle, Fraction(1)), (sign * weight, square)
