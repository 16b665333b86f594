"""Where a power sum is stationary along a polynomial curve.

Along a curve ``(x(t), y(t))`` with polynomial coordinates the derivative of a
:class:`~gametheory_bp.welfare.shape.PowerSum` vanishes where the terms ``w_1 x' h_1^(e-1)`` and
``-w_2 y' h_2^(e-1)`` agree.  With ``|1 - e| = k / q`` their q-th powers, cleared of
denominators, agree at the roots of one polynomial:

    (w_1 x')^q r_1^k - (-w_2 y')^q r_2^k,

where r is h with its entries exchanged for gains and h itself for shortfalls.  Every stationary
point is a root.  Where ``x' > 0 > y'`` the polynomial has the sign of the derivative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from gametheory_bp.exact.polynomial import derivative, trim
from gametheory_bp.welfare.shape import PowerSum

__all__ = ["stationary_polynomial"]

Coefficients = tuple[Fraction, ...]


def stationary_polynomial(
    shape: PowerSum, x: Sequence[Fraction | int], y: Sequence[Fraction | int]
) -> Coefficients:
    """The polynomial whose roots include every stationary point along ``(x(t), y(t))``.

    Parameters
    ----------
    shape : PowerSum
    x, y : sequences of rationals
        Coefficients from the constant term up.

    Returns
    -------
    tuple of Fraction
        Coefficients from the constant term up.

    Examples
    --------
    >>> one, zero = Fraction(1), Fraction(0)
    >>> product = PowerSum(zero, (one, one), (zero, zero))
    >>> stationary_polynomial(product, (0, 1), (1, -1))  # x y along (t, 1 - t)
    (Fraction(1, 1), Fraction(-2, 1))
    """
    k, q = shape.orders()
    sign = -1 if shape.shortfall else 1
    h = []
    for curve, start in zip((x, y), shape.origin, strict=True):
        coefficients = [Fraction(c) for c in curve] or [Fraction(0)]
        coefficients[0] -= start
        h.append(trim(sign * c for c in coefficients))
    first, second = h if shape.shortfall else reversed(h)
    left = _times(_power(_scaled(derivative(x), shape.weights[0]), q), _power(first, k))
    right = _times(_power(_scaled(derivative(y), -shape.weights[1]), q), _power(second, k))
    length = max(len(left), len(right))
    padded = [(*p, *(Fraction(0),) * (length - len(p))) for p in (left, right)]
    return trim(a - b for a, b in zip(*padded, strict=True))


def _scaled(p: Iterable[Fraction], factor: Fraction) -> Coefficients:
    return tuple(factor * c for c in p)


def _times(p: Coefficients, q: Coefficients) -> Coefficients:
    product = [Fraction(0)] * max(len(p) + len(q) - 1, 0)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            product[i + j] += a * b
    return tuple(product)


def _power(p: Coefficients, exponent: int) -> Coefficients:
    result: Coefficients = (Fraction(1),)
    for _ in range(exponent):
        result = _times(result, p)
    return result
