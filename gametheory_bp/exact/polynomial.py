"""Integer polynomials in one variable: evaluation, Sturm chains, isolated real roots.

A polynomial is a tuple of coefficients from the constant term up, ``(c0, c1, ..., cn)`` for
``c0 + c1 t + ... + cn t^n``, without trailing zeros; the zero polynomial is ``()``.
All of it is rational arithmetic on small degrees, simple enough for a verifier to rely on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import gcd, lcm

__all__ = [
    "common_divisor",
    "count_roots",
    "derivative",
    "evaluate",
    "isolate_roots",
    "primitive",
    "sign_at",
    "square_free",
    "trim",
]

Coefficients = tuple[Fraction, ...]


def trim(coefficients: Iterable[Fraction | int]) -> Coefficients:
    """Drop trailing zeros."""
    values = [Fraction(c) for c in coefficients]
    while values and values[-1] == 0:
        values.pop()
    return tuple(values)


def primitive(coefficients: Iterable[Fraction | int]) -> tuple[int, ...]:
    """The integer multiple with coprime coefficients and positive leading coefficient.

    Examples
    --------
    >>> primitive([Fraction(1, 2), Fraction(0), Fraction(-1, 4)])
    (-2, 0, 1)
    """
    integers = _coprime(coefficients)
    return tuple(-c for c in integers) if integers and integers[-1] < 0 else integers


def _coprime(coefficients: Iterable[Fraction | int]) -> tuple[int, ...]:
    """The positive multiple with coprime integer coefficients: signs are kept."""
    values = list(coefficients)
    while values and not values[-1]:
        values.pop()
    common = lcm(*(c.denominator for c in values))
    integers = [c.numerator * (common // c.denominator) for c in values]
    divisor = gcd(*integers)
    return tuple(c // divisor for c in integers)


def evaluate(coefficients: Sequence[Fraction | int], t: Fraction | int) -> Fraction:
    """The value at ``t`` (Horner, in integers over one common denominator)."""
    common = lcm(*(c.denominator for c in coefficients))
    p, q = t.numerator, t.denominator
    value, power, below = 0, 1, 1
    for c in reversed(coefficients):
        value = value * p + c.numerator * (common // c.denominator) * power
        power, below = power * q, power
    return Fraction(value, below * common)


def sign_at(coefficients: Sequence[int], p: int, q: int) -> int:
    """Sign of an integer polynomial at ``p / q``, q > 0.

    Examples
    --------
    >>> sign_at((-2, 0, 1), 3, 2), sign_at((-2, 0, 1), 7, 5)
    (1, -1)
    """
    value, power = 0, 1
    for c in reversed(coefficients):
        value = value * p + c * power
        power *= q
    return (value > 0) - (value < 0)


def derivative(coefficients: Sequence[Fraction | int]) -> Coefficients:
    """The derivative."""
    return trim(k * c for k, c in enumerate(coefficients) if k)


def _divide(a: Coefficients, b: Coefficients) -> tuple[Coefficients, Coefficients]:
    quotient, rest = [Fraction(0)] * max(len(a) - len(b) + 1, 0), list(a)
    for k in reversed(range(len(quotient))):
        quotient[k] = rest[k + len(b) - 1] / b[-1]
        for j, c in enumerate(b):
            rest[k + j] -= quotient[k] * c
    return trim(quotient), trim(rest)


def common_divisor(
    first: Iterable[Fraction | int], second: Iterable[Fraction | int]
) -> Coefficients:
    """A greatest common divisor (Euclid): its roots are the common ones.

    Examples
    --------
    >>> primitive(common_divisor([-2, 0, 1], [0, -2, 0, 1]))
    (-2, 0, 1)
    """
    a, b = trim(first), trim(second)
    while b:
        a, b = b, _divide(a, b)[1]
    return a


def square_free(coefficients: Iterable[Fraction | int]) -> Coefficients:
    """The polynomial with the same roots, each simple: ``p / gcd(p, p')``."""
    p = trim(coefficients)
    a = common_divisor(p, derivative(p))
    return tuple(Fraction(c) for c in primitive(_divide(p, a)[0])) if a else ()


@lru_cache(maxsize=1024)
def _sturm_chain(p: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Sturm's chain of the square-free part of p, in coprime integers with their signs kept.

    The same few polynomials are asked about again and again, hence the cache.
    """
    free = _coprime(square_free(p))
    chain = [free, _coprime(derivative(free))]
    while chain[-1]:
        first, second = (tuple(Fraction(c) for c in q) for q in chain[-2:])
        chain.append(_coprime(-c for c in _divide(first, second)[1]))
    return tuple(chain[:-1])


def _variations(chain: Sequence[Sequence[int]], t: Fraction) -> int:
    p, q = t.numerator, t.denominator
    signs = [s for s in (sign_at(line, p, q) for line in chain) if s]
    return sum(a != b for a, b in pairwise(signs))


def count_roots(coefficients: Iterable[Fraction | int], low: Fraction, high: Fraction) -> int:
    """Number of distinct real roots in the half-open interval ``(low, high]`` (Sturm, 1829).

    Examples
    --------
    >>> count_roots([-2, 0, 1], Fraction(0), Fraction(2))
    1
    """
    chain = _sturm_chain(primitive(coefficients))
    return _variations(chain, low) - _variations(chain, high)


def isolate_roots(
    coefficients: Iterable[Fraction | int], low: Fraction, high: Fraction
) -> list[tuple[Fraction, Fraction]]:
    """Disjoint intervals in ``[low, high]``, each with exactly one root, in increasing order.

    A rational root that the bisection hits is returned as ``(r, r)``; all other intervals have
    ends that are no roots.

    Examples
    --------
    >>> isolate_roots([-2, 0, 1], Fraction(0), Fraction(2))
    [(Fraction(0, 1), Fraction(2, 1))]
    """
    chain = _sturm_chain(primitive(coefficients))
    if not chain or len(chain[0]) < 2:
        return []

    def is_root(t: Fraction) -> bool:
        return not sign_at(chain[0], t.numerator, t.denominator)

    def split(a: Fraction, b: Fraction, at_a: int, at_b: int) -> list[tuple[Fraction, Fraction]]:
        """Roots in the open interval (a, b), given sign variations at both ends."""
        inside = at_a - at_b - is_root(b)
        if inside == 0:
            return []
        if inside == 1 and not is_root(a) and not is_root(b):
            return [(a, b)]
        middle = (a + b) / 2
        at_m = _variations(chain, middle)
        hit = [(middle, middle)] if is_root(middle) else []
        return split(a, middle, at_a, at_m) + hit + split(middle, b, at_m, at_b)

    ends = [(low, low)] if is_root(low) else []
    tail = [(high, high)] if high > low and is_root(high) else []
    return ends + split(low, high, _variations(chain, low), _variations(chain, high)) + tail
