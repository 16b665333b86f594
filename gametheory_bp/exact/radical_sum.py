"""Sums of square roots of rational numbers, decided exactly.

``c_0 + c_1 sqrt(n_1) + ... + c_k sqrt(n_k)`` with rational ``c`` and positive integers ``n``.
Two roots are *dependent* when the product of their radicands is a square: one is then a
rational multiple of the other.  Roots of pairwise independent radicands, 1 included, are
linearly independent over the rationals (Besicovitch 1940), so after collecting dependent roots
the sum is zero exactly when every coefficient is; otherwise its sign shows in narrow enough
bounds.  No integer is factorised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from gametheory_bp.exact.algebraic import Algebraic, roots_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.polynomial import count_roots

__all__ = ["RadicalSum"]


@dataclass(frozen=True, slots=True)
class RadicalSum:
    """A sum of terms ``(coefficient, radicand)``; build it with :meth:`of`.

    Examples
    --------
    >>> total = RadicalSum.of([(1, 2), (1, 8), (-1, 18)])  # sqrt 2 + sqrt 8 - sqrt 18
    >>> total.terms, total.sign()
    ((), 0)
    >>> RadicalSum.of([(1, 2), (1, 3), (-1, Fraction(99, 10))]).sign()
    -1
    """

    terms: tuple[tuple[Fraction, int], ...]

    @classmethod
    def of(cls, terms: Iterable[tuple[Fraction | int, Fraction | int]]) -> RadicalSum:
        """The sum of ``coefficient * sqrt(radicand)``; radicands are rational and at least 0."""
        collected: dict[int, Fraction] = {1: Fraction(0)}
        for coefficient, radicand in terms:
            r = Fraction(radicand)
            number = r.numerator * r.denominator  # sqrt(p/q) = sqrt(p q) / q
            if number == 0 or coefficient == 0:
                continue
            for known in collected:
                root = isqrt(number * known)
                if root * root == number * known:  # sqrt(number) = root / known * sqrt(known)
                    collected[known] += Fraction(coefficient) * Fraction(
                        root, known * r.denominator
                    )
                    break
            else:
                small, factor = _without_small_squares(number)
                collected[small] = Fraction(coefficient) * Fraction(factor, r.denominator)
        return cls(tuple((c, n) for n, c in sorted(collected.items()) if c))

    def __add__(self, other: RadicalSum) -> RadicalSum:
        return RadicalSum.of((*self.terms, *other.terms))

    def scaled(self, factor: Fraction | int, root: Fraction | int = 1) -> RadicalSum:
        """The sum times ``factor * sqrt(root)``."""
        return RadicalSum.of((factor * c, n * Fraction(root)) for c, n in self.terms)

    def sign(self) -> int:
        """-1, 0 or 1, exactly."""
        if not self.terms:
            return 0
        width = Fraction(1)
        while True:  # not zero, so some width shows the sign
            bounds = self.bounds(width)
            if bounds.low > 0:
                return 1
            if bounds.high < 0:
                return -1
            width /= 2**16

    def bounds(self, width: Fraction) -> Interval:
        """A rational interval of at most this width that contains the sum."""
        total = Interval(Fraction(0), Fraction(0))
        for c, n in self.terms:
            if n == 1:
                total += c
                continue
            scale = int(abs(c) * len(self.terms) / width) + 1  # root error below width share
            low = isqrt(n * scale * scale)
            total += Interval(Fraction(low, scale), Fraction(low + 1, scale)) * c
        return total

    def polynomial(self) -> tuple[Fraction, ...]:
        """Coefficients, from the constant term up, of a polynomial with the sum as a root.

        The product over all choices of signs of the roots; its degree is two to the number of
        irrational terms.

        Examples
        --------
        >>> [int(c) for c in RadicalSum.of([(1, 2), (1, 3)]).polynomial()]
        [1, 0, -10, 0, 1]
        """
        shift = sum((c for c, n in self.terms if n == 1), Fraction(0))
        p: tuple[Fraction, ...] = (-shift, Fraction(1))
        for c, n in self.terms:
            if n > 1:
                p = _conjugate_product(p, c * c * n)
        return p

    def number(self, most_roots: int = 3) -> Fraction | Algebraic | None:
        """The sum as a Fraction or Algebraic; None beyond ``most_roots`` irrational terms.

        Examples
        --------
        >>> RadicalSum.of([(1, 2), (Fraction(1, 2), 1)]).number()
        Algebraic(4*t^2 - 4*t - 7, near 1.91421356237)
        """
        if all(n == 1 for _, n in self.terms):
            return sum((c for c, _ in self.terms), Fraction(0))
        if sum(n > 1 for _, n in self.terms) > most_roots:
            return None
        polynomial, width = self.polynomial(), Fraction(1, 1000)
        while True:
            bounds = self.bounds(width)
            found = roots_of(polynomial, bounds.low, bounds.high)
            if len(found) == 1:
                return found[0]
            width /= 2**16

    def equals(self, number: Fraction | Algebraic) -> bool:
        """Whether the sum is exactly this number."""
        if isinstance(number, Fraction):
            return not RadicalSum.of((*self.terms, (-number, 1))).terms
        own, width = self.polynomial(), Fraction(1, 1000)
        joint = _product(own, tuple(Fraction(c) for c in number.coefficients))
        while True:  # both are roots of `joint`; equal if an interval with both has one root
            mine, theirs = self.bounds(width), number.bounds(width)
            if mine.high < theirs.low or theirs.high < mine.low:
                return False
            low, high = min(mine.low, theirs.low), max(mine.high, theirs.high)
            if count_roots(joint, low - width, high) == 1:
                return True
            width /= 2**16


def _without_small_squares(number: int) -> tuple[int, int]:
    """``(n, f)`` with ``number = n f^2``; squares of small primes are taken out of n."""
    factor = 1
    for prime in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31):
        while number % (prime * prime) == 0:
            number //= prime * prime
            factor *= prime
    return number, factor


def _product(p: tuple[Fraction, ...], q: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    total = [Fraction(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            total[i + j] += a * b
    return tuple(total)


def _conjugate_product(p: tuple[Fraction, ...], square: Fraction) -> tuple[Fraction, ...]:
    """``p(t - s) p(t + s)`` for ``s = sqrt(square)``."""
    even: list[Fraction] = [Fraction(0)] * len(p)  # p(t + s) = even(t) + s odd(t)
    odd: list[Fraction] = [Fraction(0)] * len(p)
    power = [(Fraction(1), Fraction(0))]  # (t + s)^k: per power of t the pair (1, s) parts
    for c in p:
        for k, (a, b) in enumerate(power):
            even[k] += c * a
            odd[k] += c * b
        following = [(Fraction(0), Fraction(0))] * (len(power) + 1)
        for k, (a, b) in enumerate(power):
            u, v = following[k]
            following[k] = (u + square * b, v + a)
            u, v = following[k + 1]
            following[k + 1] = (u + a, v + b)
        power = following
    squares = _product(tuple(even), tuple(even))
    return tuple(
        a - square * b for a, b in zip(squares, _product(tuple(odd), tuple(odd)), strict=True)
    )
