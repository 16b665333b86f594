"""Integer polynomials in one variable: evaluation, Sturm chains, isolated real roots.

A polynomial is a tuple of coefficients from the constant term up, ``(c0, c1, ..., cn)`` for
``c0 + c1 t + ... + cn t^n``, without trailing zeros; the zero polynomial is ``()``.
All of it is rational arithmetic on small degrees, simple enough for a verifier to rely on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

__all__ = [
    "count_roots",
    "derivative",
    "evaluate",
    "isolate_roots",
    "primitive",
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
    values = trim(coefficients)
    if not values:
        return ()
    common = lcm(*(c.denominator for c in values))
    integers = [int(c * common) for c in values]
    divisor = gcd(*integers) * (1 if integers[-1] > 0 else -1)
    return tuple(c // divisor for c in integers)


def evaluate(coefficients: Sequence[Fraction | int], t: Fraction | int) -> Fraction:
    """The value at ``t`` (Horner)."""
    value = Fraction(0)
    for c in reversed(coefficients):
        value = value * t + c
    return value


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


def square_free(coefficients: Iterable[Fraction | int]) -> Coefficients:
    """The polynomial with the same roots, each simple: ``p / gcd(p, p')``."""
    p = trim(coefficients)
    a, b = p, derivative(p)
    while b:
        a, b = b, _divide(a, b)[1]
    return tuple(Fraction(c) for c in primitive(_divide(p, a)[0])) if a else ()


def _sturm_chain(p: Coefficients) -> list[Coefficients]:
    chain = [p, derivative(p)]
    while chain[-1]:
        rest = tuple(-c for c in _divide(chain[-2], chain[-1])[1])
        chain.append(tuple(Fraction(c) for c in _positive_primitive(rest)))
    return chain[:-1]


def _positive_primitive(values: Coefficients) -> tuple[int, ...]:
    """Like primitive, but keeping the sign: a Sturm chain lives on signs."""
    integers = primitive(values)
    return integers if not values or values[-1] > 0 else tuple(-c for c in integers)


def _variations(chain: list[Coefficients], t: Fraction) -> int:
    signs = [v > 0 for v in (evaluate(p, t) for p in chain) if v != 0]
    return sum(a != b for a, b in pairwise(signs))


def count_roots(coefficients: Iterable[Fraction | int], low: Fraction, high: Fraction) -> int:
    """Number of distinct real roots in the half-open interval ``(low, high]`` (Sturm, 1829).

    Examples
    --------
    >>> count_roots([-2, 0, 1], Fraction(0), Fraction(2))
    1
    """
    chain = _sturm_chain(square_free(coefficients))
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
    p = square_free(coefficients)
    if len(p) < 2:
        return []
    chain = _sturm_chain(p)

    def split(a: Fraction, b: Fraction, at_a: int, at_b: int) -> list[tuple[Fraction, Fraction]]:
        """Roots in the open interval (a, b), given sign variations at both ends."""
        inside = at_a - at_b - (evaluate(p, b) == 0)
        if inside == 0:
            return []
        if inside == 1 and evaluate(p, a) != 0 and evaluate(p, b) != 0:
            return [(a, b)]
        middle = (a + b) / 2
        at_m = _variations(chain, middle)
        hit = [(middle, middle)] if evaluate(p, middle) == 0 else []
        return split(a, middle, at_a, at_m) + hit + split(middle, b, at_m, at_b)

    ends = [(low, low)] if evaluate(p, low) == 0 else []
    tail = [(high, high)] if high > low and evaluate(p, high) == 0 else []
    return ends + split(low, high, _variations(chain, low), _variations(chain, high)) + tail
