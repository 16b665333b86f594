"""Irreducible factors of integer polynomials; degrees up to 3 mostly without any library.

Coefficients run from the constant term up.  A quadratic is reducible exactly when its
discriminant is a square, a cubic exactly when it has a rational root.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from gametheory_bp.exact.polynomial import primitive, sign_at

__all__ = ["irreducible_factors"]

PLAIN = 10_000
"""Up to this size, outer coefficients of a cubic have their divisors tried one by one."""


def irreducible_factors(coefficients: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Different non-constant irreducible factors; small ones without any library."""
    if len(coefficients) < 2:
        return []
    if len(coefficients) == 2:
        return [coefficients]
    if len(coefficients) == 3:
        return _quadratic_factors(*coefficients)
    if len(coefficients) == 4 and 0 < abs(coefficients[0]) <= PLAIN >= coefficients[3]:
        return _cubic_factors(coefficients)
    from flint import fmpz_poly

    _, factors = fmpz_poly(list(coefficients)).factor()
    return [primitive([int(c) for c in f.coeffs()]) for f, _ in factors if f.degree() > 0]


def _quadratic_factors(c: int, b: int, a: int) -> list[tuple[int, ...]]:
    square = b * b - 4 * a * c
    root = isqrt(max(square, 0))
    if root * root != square:
        return [(c, b, a)]
    roots = {Fraction(-b - root, 2 * a), Fraction(-b + root, 2 * a)}
    return [(-t.numerator, t.denominator) for t in roots]


def _cubic_factors(p: tuple[int, ...]) -> list[tuple[int, ...]]:
    """A reducible cubic has a rational root; its terms divide the outer coefficients."""
    for below in _divisors(p[3]):
        for above in _divisors(abs(p[0])):
            for root in (above, -above):
                if sign_at(p, root, below) == 0:
                    # Horner's scheme gives the quotient by (t - root / below)
                    t = Fraction(root, below)
                    first = p[2] + p[3] * t
                    rest = primitive([p[1] + first * t, first, p[3]])
                    linear = (-t.numerator, t.denominator)
                    return list({linear, *irreducible_factors(rest)})
    return [p]


def _divisors(number: int) -> list[int]:
    small = [k for k in range(1, isqrt(number) + 1) if number % k == 0]
    return small + [number // k for k in small]
