"""Comparing products of powers exactly, however large the exponents are.

Whether ``p_1^a p_2^b`` equals ``q_1^a q_2^b`` is decided first: with a and b coprime,
``(p_1/q_1)^a (p_2/q_2)^b = 1`` holds exactly if ``p_1/q_1 = s^b`` and ``p_2/q_2 = s^-a`` for a
rational s, and no rational but 1 has a b-th root with fewer than b bits.  Different products are
separated by bounds whose mantissas have a growing number of bits: a weight like 0.3333333333
leads to powers that no memory would hold.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from gametheory_bp.welfare.neutral import root_bounds

__all__ = ["compare_power_products"]

Pair = tuple[Fraction, Fraction]
PLAIN = 4096
"""Up to this size of exponents powers are simply computed."""


def compare_power_products(p: Pair, q: Pair, exponents: tuple[int, int]) -> int:
    """Sign of ``p_1^a p_2^b - q_1^a q_2^b`` for non-negative p, q and positive a, b.

    Examples
    --------
    >>> one, two, four = Fraction(1), Fraction(2), Fraction(4)
    >>> compare_power_products((two, two), (four, one), (1, 1))
    0
    >>> compare_power_products((two, two), (four, one), (10**9, 10**9 + 1))
    1
    """
    if 0 in p or 0 in q:
        return (0 not in p) - (0 not in q)
    common = gcd(*exponents)
    a, b = exponents[0] // common, exponents[1] // common
    if max(a, b) <= PLAIN:
        mine, theirs = p[0] ** a * p[1] ** b, q[0] ** a * q[1] ** b
        return (mine > theirs) - (mine < theirs)
    first, second = p[0] / q[0], p[1] / q[1]
    if _root(first, b) is not None and _root(first, b) == _root(1 / second, a):
        return 0
    bits = 64
    while True:  # the product is not 1, so some precision shows on which side it is
        if _below_one(first, a, second, b, bits):
            return -1
        if _below_one(1 / first, a, 1 / second, b, bits):
            return 1
        bits *= 2


def _root(number: Fraction, degree: int) -> Fraction | None:
    """The root if it is rational."""
    if number == 1:
        return number
    if degree > max(number.numerator.bit_length(), number.denominator.bit_length()):
        return None
    low, high = root_bounds(number, degree, 1)
    return low if low == high else None


def _below_one(first: Fraction, a: int, second: Fraction, b: int, bits: int) -> bool:
    """Whether an upper bound with mantissas of so many bits shows ``first^a second^b < 1``."""
    (m, e), (n, f) = _power_above(first, a, bits), _power_above(second, b, bits)
    exponent, product = e + f, m * n
    return exponent < 0 and product.bit_length() <= -exponent


def _power_above(number: Fraction, exponent: int, bits: int) -> tuple[int, int]:
    """``(m, e)`` with ``number^exponent <= m 2^e`` (squaring, rounded up)."""
    shift = bits + number.denominator.bit_length() - number.numerator.bit_length()
    scale = Fraction(2) ** shift
    base, power = -((-number * scale).__floor__()), -shift
    m, e = 1, 0
    for digit in bin(exponent)[2:]:
        m, e = _rounded(m * m, 2 * e, bits)
        if digit == "1":
            m, e = _rounded(m * base, e + power, bits)
    return m, e


def _rounded(mantissa: int, exponent: int, bits: int) -> tuple[int, int]:
    excess = max(mantissa.bit_length() - bits, 0)
    return -(-mantissa >> excess), exponent + excess
