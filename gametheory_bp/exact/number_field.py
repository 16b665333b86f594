"""Arithmetic with the numbers that are polynomials in one algebraic number.

Let a be a real root of an irreducible polynomial of degree m.  The numbers
``c_0 + c_1 a + ... + c_{m-1} a^{m-1}`` with rational c are the field Q(a): sums, products and
quotients stay in it, and each of its numbers has only one such form.  Signs are decided by
enclosing a ever more closely; a number whose coefficients are not all 0 is not 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, lcm
from typing import Any

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.polynomial import common_divisor, primitive, square_free
from gametheory_bp.exact.rational_matrix import characteristic, solved

__all__ = ["FieldElement", "field_number"]

SEVERAL = 256
"""Bits after which a sign that is still open makes us ask whether the field is one."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldElement:
    """A number of the field Q(root), by its coefficients.

    Parameters
    ----------
    root : Algebraic
    coefficients : tuple of Fraction
        Of 1, root, root^2, ...; missing ones are 0, too many are reduced.

    Raises
    ------
    InputTypeError
        If a number is combined with a float or with a number of another field.
    InputValueError
        If the polynomial of the root turns out to be reducible.

    Exactness
    ---------
    Exact: signs are decided by isolating intervals and greatest common divisors.

    Examples
    --------
    >>> from gametheory_bp.exact.algebraic import root_of
    >>> root = root_of([-2, 0, 1], Fraction(1), Fraction(2))
    >>> x = FieldElement(root, (1, 1))  # 1 + root of 2
    >>> x * x, x > Fraction(12, 5), 1 / x == x - 2
    (FieldElement(3 + 2*r, near 5.82842712475), True, True)
    """

    root: Algebraic
    coefficients: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "coefficients", _reduced(self.coefficients, self.root))

    def _with(self, coefficients: Iterable[Fraction]) -> FieldElement:
        return FieldElement(self.root, tuple(coefficients))

    def _other(self, other: Any) -> tuple[Fraction, ...] | None:
        """The coefficients of another number of the field; None if it is no number of ours."""
        if isinstance(other, FieldElement):
            if self.root is other.root or self.root == other.root:
                return other.coefficients
            raise InputTypeError(
                f"{self!r} and {other!r} lie in different fields; express both by one root"
            )
        if isinstance(other, (int, Fraction)):
            rest = (Fraction(0),) * (self.root.degree - 1)
            return (Fraction(other), *rest)
        return None

    def __add__(self, other: Any) -> FieldElement:
        c = self._other(other)
        if c is None:
            return NotImplemented
        return self._with(a + b for a, b in zip(self.coefficients, c, strict=True))

    __radd__ = __add__

    def __neg__(self) -> FieldElement:
        return self._with(-c for c in self.coefficients)

    def __sub__(self, other: Any) -> FieldElement:
        c = self._other(other)
        if c is None:
            return NotImplemented
        return self._with(a - b for a, b in zip(self.coefficients, c, strict=True))

    def __rsub__(self, other: Any) -> FieldElement:
        return (-self).__add__(other)

    def __mul__(self, other: Any) -> FieldElement:
        if isinstance(other, (int, Fraction)):
            return self._with(c * other for c in self.coefficients)
        c = self._other(other)
        if c is None:
            return NotImplemented
        return self._with(_product(self.coefficients, c))

    __rmul__ = __mul__

    def inverse(self) -> FieldElement:
        """``1 / self``, by solving ``self * x = 1`` for the coefficients of x.

        Raises
        ------
        ZeroDivisionError
            If the number is 0.
        """
        if not any(self.coefficients):
            raise ZeroDivisionError("0 has no inverse")
        one = [Fraction(k == 0) for k in range(self.root.degree)]
        inverse = solved(self._powers_times(), one)
        if inverse is None:
            raise InputValueError(f"{self.root!r} is a root of a reducible polynomial")
        return self._with(inverse)

    def __truediv__(self, other: Any) -> FieldElement:
        if isinstance(other, (int, Fraction)):
            return self._with(c / other for c in self.coefficients)
        return self * other.inverse() if isinstance(other, FieldElement) else NotImplemented

    def __rtruediv__(self, other: Any) -> FieldElement:
        return self.inverse().__mul__(other)

    def _powers_times(self) -> list[tuple[Fraction, ...]]:
        """Coefficients of self, self * root, self * root^2, ...: a matrix by its columns."""
        columns, shift = [], self.coefficients
        for _ in range(self.root.degree):
            columns.append(shift)
            shift = _reduced((Fraction(0), *shift), self.root)
        return columns

    def bounds(self, bits: int = 64) -> Interval:
        """An enclosure of the number from one of the root of width near ``2^-bits``."""
        common = lcm(*(c.denominator for c in self.coefficients))
        low, high, shift = _enclosure(self.root, bits)
        least = most = power = 0
        for c in reversed(self.coefficients):  # Horner's scheme, times 2^power
            products = (least * low, least * high, most * low, most * high)
            power += shift
            whole = c.numerator * (common // c.denominator) << power
            least, most = min(products) + whole, max(products) + whole
        scale = common << power
        return Interval(Fraction(least, scale), Fraction(most, scale))

    def sign(self) -> int:
        """-1, 0 or 1."""
        if not any(self.coefficients):
            return 0
        if not any(self.coefficients[1:]):
            return 1 if self.coefficients[0] > 0 else -1
        bits = SEVERAL // 4
        while True:
            box = self.bounds(bits)
            if box.low > 0 or box.high < 0:
                return 1 if box.low > 0 else -1
            shared = common_divisor(self.root.coefficients, self.coefficients)
            if bits == SEVERAL and len(shared) > 1:
                raise InputValueError(f"{self.root!r} is a root of a reducible polynomial")
            bits *= 2

    def _compare(self, other: Any) -> int:
        difference: FieldElement = self - other
        return difference.sign()

    def __lt__(self, other: Any) -> bool:
        return self._compare(other) < 0

    def __le__(self, other: Any) -> bool:
        return self._compare(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._compare(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self._compare(other) >= 0

    def __eq__(self, other: object) -> bool:
        c = self._other(other)
        return NotImplemented if c is None else self.coefficients == c

    def __hash__(self) -> int:
        rational = not any(self.coefficients[1:])
        return hash(self.coefficients[0] if rational else (self.root, self.coefficients))

    def __float__(self) -> float:
        return float(self.bounds(SEVERAL))

    def number(self) -> Fraction | Algebraic:
        """The same number with a minimal polynomial of its own, or as a fraction.

        Examples
        --------
        >>> from gametheory_bp.exact.algebraic import root_of
        >>> root = root_of([-2, 0, 1], Fraction(1), Fraction(2))
        >>> FieldElement(root, (1, 1)).number()
        Algebraic(t^2 - 2*t - 1, near 2.41421356237)
        """
        if not any(self.coefficients[1:]):
            return self.coefficients[0]
        polynomial = primitive(square_free(characteristic(self._powers_times())))
        bits = SEVERAL // 4
        while True:
            box = self.bounds(bits)
            try:
                return Algebraic(polynomial, box.low, box.high)
            except InputValueError:  # the enclosure holds another root as well
                bits *= 2

    def __repr__(self) -> str:
        powers = ["", "r", *(f"r^{k}" for k in range(2, self.root.degree))]
        terms = [
            "*".join(x for x in (str(c) if c != 1 or not p else "", p) if x)
            for c, p in zip(self.coefficients, powers, strict=True)
            if c
        ]
        return f"FieldElement({' + '.join(terms) or '0'}, near {float(self):.12g})"


def field_number(root: Algebraic | None, coefficients: tuple[Fraction, ...]) -> Any:
    """The number with these coefficients of 1, root, root^2, ...; a fraction without a root.

    Raises
    ------
    InputValueError
        If there are not as many coefficients as the degree of the root (1 without a root).
    """
    degree = 1 if root is None else root.degree
    if len(coefficients) != degree:
        raise InputValueError(f"{len(coefficients)} coefficients; degree {degree} needs {degree}")
    return coefficients[0] if root is None else FieldElement(root, coefficients)


@lru_cache(maxsize=256)
def _enclosure(root: Algebraic, bits: int) -> tuple[int, int, int]:
    """Integers a, b, k with ``a <= 2^k root <= b``."""
    box, scale = root.bounds(Fraction(1, 1 << bits)), 1 << bits
    return floor(box.low * scale), ceil(box.high * scale), bits


@lru_cache(maxsize=64)
def _highest_power(root: Algebraic) -> tuple[Fraction, ...]:
    """Coefficients of root^m, m the degree."""
    *low, top = root.coefficients
    return tuple(Fraction(-c, top) for c in low)


def _reduced(coefficients: tuple[Fraction, ...], root: Algebraic) -> tuple[Fraction, ...]:
    """The same number by coefficients of powers below the degree."""
    m, rest = root.degree, list(coefficients)
    if len(rest) > m:
        highest = _highest_power(root)
        while len(rest) > m:
            c = rest.pop()
            for k, h in enumerate(highest):
                rest[len(rest) - m + k] += c * h
    elif len(rest) < m:
        rest += [Fraction(0)] * (m - len(rest))
    return tuple(rest)


def _product(a: tuple[Fraction, ...], b: tuple[Fraction, ...]) -> list[Fraction]:
    total = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        if x:
            for j, y in enumerate(b):
                if y:
                    total[i + j] += x * y
    return total
