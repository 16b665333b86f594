"""Exact real algebraic numbers.

A real algebraic number is stored as its minimal polynomial over the integers (irreducible,
coprime coefficients, positive leading coefficient) with a rational interval that contains
exactly one of its roots.  The interval is canonical, so two such numbers are equal exactly when
polynomials and intervals agree: equality is decided, not estimated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.factors import irreducible_factors
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.polynomial import (
    common_divisor,
    count_roots,
    isolate_roots,
    primitive,
    sign_at,
)

if TYPE_CHECKING:
    import sympy

__all__ = ["Algebraic", "root_of", "roots_of"]


@record("algebraic")
@dataclass(frozen=True, slots=True)
class Algebraic:
    """The only root of an irreducible integer polynomial in ``(low, high)``.

    Parameters
    ----------
    coefficients : tuple of int
        From the constant term up; degree at least 2 (rational numbers are ``Fraction``).
    low, high : Fraction
        An open interval that isolates the root.  It is replaced by the canonical one, the
        largest cell of a grid of width 1, 1/2, 1/4, ... that isolates the root.

    Raises
    ------
    InputValueError
        If the interval does not contain exactly one root.

    Examples
    --------
    >>> root = root_of([-2, 0, 1], Fraction(1), Fraction(2))
    >>> root, root < Fraction(3, 2), root == root_of([-2, 0, 1], Fraction(7, 5), Fraction(3, 2))
    (Algebraic(t^2 - 2, near 1.41421356237), True, True)
    """

    coefficients: tuple[int, ...]
    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if len(self.coefficients) < 3:
            raise InputValueError(f"degree of {self.coefficients} is below 2; use a Fraction")
        if primitive(self.coefficients) != self.coefficients:
            raise InputValueError(f"{self.coefficients} are not coprime with a positive last one")
        turns = self._sign(self.low) * self._sign(self.high) < 0  # bisection relies on this
        if not turns or count_roots(self.coefficients, self.low, self.high) != 1:
            raise InputValueError(f"({self.low}, {self.high}) does not isolate one root")
        low, high = self._canonical_interval()
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)

    def _canonical_interval(self) -> tuple[Fraction, Fraction]:
        """The first of the grids 1, 1/2, 1/4, ... whose cell around the root isolates it."""
        grid = 1
        while True:
            box = self.bounds(Fraction(1, 2 * grid))
            while floor(box.low * grid) != floor(box.high * grid):
                box = self.bounds(box.width / 2)
                if box.width == 0:
                    raise InputValueError(f"{self.coefficients} has the rational root {box.low}")
            cell = Fraction(floor(box.low * grid), grid)
            if count_roots(self.coefficients, cell, cell + Fraction(1, grid)) == 1:
                return cell, cell + Fraction(1, grid)
            grid *= 2

    @property
    def degree(self) -> int:
        """Degree of the minimal polynomial."""
        return len(self.coefficients) - 1

    def bounds(self, width: Fraction = Fraction(1, 10**15)) -> Interval:
        """A rational interval of at most this width that contains the number."""
        common = lcm(self.low.denominator, self.high.denominator)
        low = self.low.numerator * (common // self.low.denominator)
        high = self.high.numerator * (common // self.high.denominator)
        rising = sign_at(self.coefficients, high, common)
        while (high - low) * width.denominator > width.numerator * common:
            middle, common = low + high, 2 * common
            sign = sign_at(self.coefficients, middle, common)
            if sign == 0:  # only where a stranger's polynomial is reducible
                return Interval(Fraction(middle, common), Fraction(middle, common))
            if sign == rising:
                low, high = 2 * low, middle
            else:
                low, high = middle, 2 * high
        return Interval(Fraction(low, common), Fraction(high, common))

    def _sign(self, t: Fraction) -> int:
        """Sign of the polynomial at a rational number."""
        return sign_at(self.coefficients, t.numerator, t.denominator)

    def sign(self) -> int:
        """Sign of the number: -1 or 1 (0 is rational)."""
        return self._compare(Fraction(0))

    def _compare(self, other: Fraction | Algebraic) -> int:
        if isinstance(other, Algebraic):
            return self._compare_algebraic(other)
        if other <= self.low:
            return 1
        if other >= self.high:
            return -1
        sign = self._sign(other)
        if sign == 0:
            return 0
        return -1 if sign == self._sign(self.high) else 1

    def _compare_algebraic(self, other: Algebraic) -> int:
        if self == other or self._shares_its_root_with(other):
            return 0
        width = Fraction(1, 1000)
        while True:  # different numbers: refining separates them
            mine, theirs = self.bounds(width), other.bounds(width)
            if mine.high < theirs.low:
                return -1
            if theirs.high < mine.low:
                return 1
            width /= 1000

    def _shares_its_root_with(self, other: Algebraic) -> bool:
        """Whether both are one number; only a stranger's reducible polynomial needs this."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low >= high or self.coefficients == other.coefficients:
            return False  # of equal polynomials the intervals already decided
        common = common_divisor(self.coefficients, other.coefficients)
        return len(common) > 1 and count_roots(common, low, high) > 0

    def __lt__(self, other: Any) -> bool:
        return self._compare(_comparable(other)) < 0

    def __le__(self, other: Any) -> bool:
        return self._compare(_comparable(other)) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._compare(_comparable(other)) > 0

    def __ge__(self, other: Any) -> bool:
        return self._compare(_comparable(other)) >= 0

    def __float__(self) -> float:
        return float(self.bounds(Fraction(1, 10**18)).middle)

    def affine(self, scale: Fraction | int, shift: Fraction | int) -> Algebraic | Fraction:
        """The number ``scale * self + shift``, exactly.

        Examples
        --------
        >>> root_of([-2, 0, 1], Fraction(1), Fraction(2)).affine(1, 1)
        Algebraic(t^2 - 2*t - 1, near 2.41421356237)
        """
        if scale == 0:
            return Fraction(shift)
        power: tuple[Fraction, ...] = (Fraction(1),)
        total = [Fraction(0)] * len(self.coefficients)
        inner = (-Fraction(shift) / scale, 1 / Fraction(scale))  # t = (s - shift) / scale
        for c in self.coefficients:
            for k, value in enumerate(power):
                total[k] += c * value
            power = _times_linear(power, inner)
        ends = sorted((scale * self.low + shift, scale * self.high + shift))
        return Algebraic(primitive(total), ends[0], ends[1])

    def to_sympy(self) -> sympy.Expr:
        """The same number as a sympy expression (radicals for degree 2, else a root object)."""
        import sympy

        t = sympy.Symbol("t")
        polynomial = sympy.Poly(list(reversed(self.coefficients)), t)
        for root in sympy.real_roots(polynomial, multiple=True):
            box = sympy.N(root, 50)
            if sympy.Rational(self.low) < box < sympy.Rational(self.high):
                return sympy.radsimp(root) if self.degree == 2 else root
        raise InputValueError(f"sympy finds no root of {self!r}")  # pragma: no cover

    def __repr__(self) -> str:
        return f"Algebraic({_polynomial_text(self.coefficients)}, near {float(self):.12g})"

    def __str__(self) -> str:
        return f"{float(self):.12g} (root of {_polynomial_text(self.coefficients)})"


def root_of(
    coefficients: Iterable[Fraction | int], low: Fraction, high: Fraction
) -> Algebraic | Fraction:
    """The only root of a polynomial in ``[low, high]``, as a Fraction if it is rational.

    The polynomial need not be irreducible; its minimal factor is found by factorisation.

    Raises
    ------
    InputValueError
        If there is not exactly one distinct root in the interval.
    """
    found = roots_of(coefficients, low, high)
    if len(found) != 1:
        raise InputValueError(f"{len(found)} roots in [{low}, {high}]; narrow the interval")
    return found[0]


def roots_of(
    coefficients: Iterable[Fraction | int], low: Fraction, high: Fraction
) -> tuple[Algebraic | Fraction, ...]:
    """All distinct real roots in ``[low, high]``, increasing, each exact.

    Examples
    --------
    >>> roots_of([0, -2, 0, 1], Fraction(-1), Fraction(2))
    (Fraction(0, 1), Algebraic(t^2 - 2, near 1.41421356237))
    """
    found: list[Algebraic | Fraction] = []
    for factor in irreducible_factors(primitive(coefficients)):
        if len(factor) == 2:
            root = Fraction(-factor[0], factor[1])
            if low <= root <= high:
                found.append(root)
        else:
            found += [Algebraic(factor, a, b) for a, b in isolate_roots(factor, low, high)]
    return tuple(sorted(found))


def _comparable(other: Any) -> Fraction | Algebraic:
    return other if isinstance(other, (Fraction, Algebraic)) else Fraction(other)


def _times_linear(p: tuple[Fraction, ...], q: tuple[Fraction, Fraction]) -> tuple[Fraction, ...]:
    product = [Fraction(0)] * (len(p) + 1)
    for k, c in enumerate(p):
        product[k] += c * q[0]
        product[k + 1] += c * q[1]
    return tuple(product)


def _polynomial_text(coefficients: tuple[int, ...]) -> str:
    terms = []
    for k in reversed(range(len(coefficients))):
        c = coefficients[k]
        if c:
            power = {0: "", 1: "t"}.get(k, f"t^{k}")
            number = "" if abs(c) == 1 and k else str(abs(c))
            star = "*" if number and power else ""
            terms.append((" - " if c < 0 else " + ") + number + star + power)
    text = "".join(terms)
    return text[3:] if text.startswith(" + ") else "-" + text[3:]
