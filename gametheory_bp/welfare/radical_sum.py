"""Comparing sums of rational powers exactly.

Whether ``w_1 a_1^e + w_2 a_2^e`` equals ``w_1 b_1^e + w_2 b_2^e`` is decided, not estimated:
bounds of growing precision separate different sums, and a root bound says when they must have
separated, so that sums that have not are equal.

The bound: with e = k/q the difference D times a common denominator is a sum of four q-th roots
of integers of absolute value at most H each.  It is an algebraic integer; its conjugates are
among the sums in which every root is multiplied by a q-th root of unity, so there are at most
q^4 of them and each is at most 4 H.  If D is not 0 the product of them is a non-zero integer,
hence ``|D| >= (4 H)^(1 - q^4)``.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from gametheory_bp.errors import UnprovedError
from gametheory_bp.welfare.neutral import root_bounds

__all__ = ["compare_power_sums"]

Pair = tuple[Fraction, Fraction]
MOST_BITS = 2_000_000
"""Beyond this precision equality is not decided."""


def compare_power_sums(weights: Pair, a: Pair, b: Pair, exponent: Fraction) -> int:
    """Sign of ``sum w_i a_i^e - sum w_i b_i^e`` for non-negative a, b and e not 0.

    Raises
    ------
    UnprovedError
        If the sums agree to two million bits and the root bound asks for more.

    Examples
    --------
    >>> one, half = (Fraction(1), Fraction(1)), Fraction(1, 2)
    >>> compare_power_sums(one, (Fraction(2), Fraction(8)), (Fraction(18), Fraction(0)), half)
    0
    >>> compare_power_sums(one, (Fraction(2), Fraction(3)), (Fraction(5), Fraction(0)), half)
    1
    """
    k, q = exponent.numerator, exponent.denominator
    terms = [(w, h**k) for w, h in zip((*weights, -weights[0], -weights[1]), (*a, *b), strict=True)]
    terms = _merged(terms)
    if all(w > 0 for w, _ in terms):
        return int(bool(terms))
    if all(w < 0 for w, _ in terms):
        return -1
    if q == 1:
        total = sum((w * h for w, h in terms), Fraction(0))
        return (total > 0) - (total < 0)
    needed = _bits_that_separate(terms, q)
    bits = 64
    while True:
        low = high = Fraction(0)
        for w, h in terms:
            below, above = root_bounds(h, q, 1 << bits)
            low += w * (below if w > 0 else above)
            high += w * (above if w > 0 else below)
        if low > 0 or high < 0:
            return 1 if low > 0 else -1
        if bits > needed:
            return 0
        if bits > MOST_BITS:
            raise UnprovedError(
                f"two sums of powers with exponent {exponent} agree to {bits} bits; their order "
                f"is not decided (choose an exponent with a smaller denominator)"
            )
        bits *= 4


def _merged(terms: list[tuple[Fraction, Fraction]]) -> list[tuple[Fraction, Fraction]]:
    """Add up the weights of equal radicands: most ties end here."""
    weights: dict[Fraction, Fraction] = {}
    for w, h in terms:
        weights[h] = weights.get(h, Fraction(0)) + w
    return [(w, h) for h, w in weights.items() if w and h]


def _bits_that_separate(terms: list[tuple[Fraction, Fraction]], q: int) -> int:
    """Bits after which the bounds of a difference that is not 0 must exclude 0."""
    denominators = [w.denominator * h.denominator for w, h in terms]
    common = lcm(*denominators)
    # w * h^(1/q) = (w^q h)^(1/q); scaled by `common` each radicand is an integer
    largest = max(abs(w * common) ** q * h for w, h in terms)
    height = (largest.numerator // largest.denominator).bit_length() // q + 1
    total_weight = sum(abs(w) for w, _ in terms)
    slack = int(total_weight).bit_length() + common.bit_length() + 8
    return int((height + 3) * q ** len(terms)) + slack
