"""Rational bounds of the exponential and of the two series of a planar linear flow.

The flow ``u' = -(u + r w), w' = -(w + s u)`` is solved by::

    u(t) = (C u(0) - r D w(0)) / E      E = exp t
    w(t) = (C w(0) - s D u(0)) / E      C = sum (r s)^k t^(2k) / (2k)!      (cosh)
                                        D = sum (r s)^k t^(2k+1) / (2k+1)!  (sinh, scaled)

All terms are positive, so a partial sum is a lower bound; for ``0 <= t <= 1`` and
``0 <= r s <= 1`` each term is at most half of the one before (from the second on), so the rest
is at most twice the first term left out.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.interval import Interval

__all__ = ["flow_series"]

_DENOMINATOR = 2**96
_TERMS = 28  # 1/28! is below 2^-97
_SLACK = Fraction(4 * _TERMS, _DENOMINATOR)
# Rounding down leaves every t^k/k! less than 2 units of 1/_DENOMINATOR below its value, and every
# term of C and D less than 3 (the factor (r s)^k loses k units, but is divided by (2k)!); one unit
# more covers the terms left out.


def flow_series(product: Fraction, t: Fraction) -> tuple[Interval, Interval, Interval]:
    """Bounds of ``exp t``, C and D for ``product = r s``; each is narrower than 1e-25.

    Raises
    ------
    InputValueError
        If t or the product lies outside [0, 1].

    Examples
    --------
    >>> e, cosh, sinh = flow_series(Fraction(1), Fraction(1))
    >>> print(e, float(e.width) < 1e-25, f"{float(cosh + sinh):.12f}")
    2.71828182846 +- ... True 2.718281828459
    """
    if not (0 <= t <= 1 and 0 <= product <= 1):
        raise InputValueError(f"t = {t} and r s = {product}; both must lie in [0, 1]")
    exponential, even, odd = Fraction(0), Fraction(0), Fraction(0)
    term, scale = Fraction(1), Fraction(1)  # t^k / k! and (r s)^(k // 2)
    for k in range(_TERMS):
        exponential += term
        if k % 2:
            odd += scale * term
            scale *= product
        else:
            even += scale * term
        term = _down(term * t / (k + 1))
        scale = _down(scale)
    return (
        Interval(exponential, exponential + _SLACK),
        Interval(even, even + _SLACK),
        Interval(odd, odd + _SLACK),
    )


def _down(number: Fraction) -> Fraction:
    return Fraction(number.numerator * _DENOMINATOR // number.denominator, _DENOMINATOR)
