"""Where a parameter is: a place decides the sign of every rational function there.

Two places share one question, ``sign(f)``:

* a :class:`Probe` stands at a rational t inside an open interval and *remembers* every polynomial
  whose sign it was asked for.  Between the nearest roots of those polynomials all the answers
  stay the same, and so does everything that was concluded from them;
* a :class:`Spot` stands at one exact t, rational or algebraic.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from gametheory_bp.exact.algebraic import roots_of
from gametheory_bp.exact.polynomial import common_divisor, count_roots, sign_at
from gametheory_bp.families.rational_function import RationalFunction
from gametheory_bp.geometry.algebraic_image import Real, image, quotient

__all__ = ["Place", "Probe", "Spot", "real_roots"]


class Place:
    """A value of the parameter, seen through the signs of functions."""

    __slots__ = ("t",)

    def __init__(self, t: Real) -> None:
        self.t = t

    def sign(self, f: RationalFunction) -> int:
        """-1, 0 or 1."""
        return self.polynomial_sign(f.numerator) * self.polynomial_sign(f.denominator)

    def polynomial_sign(self, p: tuple[int, ...]) -> int:
        """Sign of an integer polynomial at t."""
        if len(p) < 2:
            return (sum(p) > 0) - (sum(p) < 0)
        return _sign(p, self.t)


class Probe(Place):
    """A rational place that remembers the non-constant polynomials it was asked about.

    Examples
    --------
    >>> probe = Probe(Fraction(1))
    >>> probe.sign(RationalFunction((-2, 0, 1))), probe.asked
    (-1, {(-2, 0, 1)})
    """

    __slots__ = ("asked",)

    def __init__(self, t: Fraction) -> None:
        super().__init__(t)
        self.asked: set[tuple[int, ...]] = set()

    def polynomial_sign(self, p: tuple[int, ...]) -> int:
        """Sign at t; the polynomial is remembered."""
        if len(p) > 1:
            self.asked.add(p)
        return super().polynomial_sign(p)


class Spot(Place):
    """One exact value of the parameter.

    Examples
    --------
    >>> root = real_roots((-2, 0, 1), Fraction(0), Fraction(2))[0]
    >>> Spot(root).sign(RationalFunction((-2, 0, 1))), Spot(root).value(RationalFunction((0, 3)))
    (0, Algebraic(t^2 - 18, near 4.24264068712))
    """

    __slots__ = ()

    def value(self, f: RationalFunction) -> Real:
        """The exact value of a function; ``ZeroDivisionError`` at a pole."""
        if isinstance(self.t, Fraction):
            return f(self.t)
        if not self.polynomial_sign(f.denominator):
            raise ZeroDivisionError(f"{f} has a pole at {self.t}")
        above, below = (tuple(map(Fraction, p)) for p in (f.numerator, f.denominator))
        return (
            image(above, self.t) if len(below) == 1 == below[0] else quotient(above, below, self.t)
        )


@lru_cache(maxsize=4096)
def _sign(p: tuple[int, ...], t: Real) -> int:
    if isinstance(t, Fraction):
        return sign_at(p, t.numerator, t.denominator)
    if len(common_divisor(p, t.coefficients)) > 1:  # the minimal polynomial is irreducible
        return 0
    width = t.high - t.low
    while True:
        box = t.bounds(width)
        if not count_roots(p, box.low, box.high) and sign_at(
            p, box.low.numerator, box.low.denominator
        ):
            return sign_at(p, box.high.numerator, box.high.denominator)
        width /= 16


@lru_cache(maxsize=4096)
def real_roots(p: tuple[int, ...], low: Fraction, high: Fraction) -> tuple[Real, ...]:
    """All distinct roots in ``[low, high]``, increasing, exact."""
    return roots_of(p, low, high)
