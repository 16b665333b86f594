"""Rational functions of one parameter t with rational coefficients, in lowest terms.

``p(t) / q(t)`` is stored as two tuples of coprime integers, constant term first; q has a positive
leading coefficient and shares no factor with p.  So two functions are equal exactly when their
tuples are.  This is the field Q(t) in which payoffs of a family of games live.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from flint import fmpz_poly

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.polynomial import evaluate
from gametheory_bp.exact.reading import as_fraction

__all__ = ["PARAMETER", "RationalFunction", "as_function"]

LARGEST_POWER = 64


@record("rational_function")
@dataclass(frozen=True, slots=True)
class RationalFunction:
    """The function ``p(t) / q(t)``; make one by arithmetic with :data:`PARAMETER`.

    Parameters
    ----------
    numerator, denominator : tuple of int
        Coefficients from the constant term up; brought to lowest terms.

    Raises
    ------
    InputValueError
        If the denominator is the zero polynomial.

    Examples
    --------
    >>> t = PARAMETER
    >>> (t * t - 1) / (2 * t + 2)
    RationalFunction((t - 1)/2)
    >>> (t / (t + 1))(Fraction(1, 2))
    Fraction(1, 3)
    """

    numerator: tuple[int, ...]
    denominator: tuple[int, ...] = (1,)

    def __post_init__(self) -> None:
        p, q = fmpz_poly(list(self.numerator)), fmpz_poly(list(self.denominator))
        if not q:
            raise InputValueError("the denominator of a rational function is the zero polynomial")
        for name, part in zip(("numerator", "denominator"), _lowest(p, q), strict=True):
            object.__setattr__(self, name, part)

    @property
    def is_constant(self) -> bool:
        """Whether the function does not depend on t."""
        return len(self.numerator) < 2 and len(self.denominator) == 1

    def __call__(self, t: Fraction) -> Fraction:
        """The value at a rational t; ``ZeroDivisionError`` at a pole."""
        return evaluate(self.numerator, t) / evaluate(self.denominator, t)

    def __add__(self, other: Any) -> RationalFunction:
        return _combined("+", self, as_function(other))

    def __sub__(self, other: Any) -> RationalFunction:
        return _combined("-", self, as_function(other))

    def __mul__(self, other: Any) -> RationalFunction:
        return _combined("*", self, as_function(other))

    def __truediv__(self, other: Any) -> RationalFunction:
        return _combined("/", self, as_function(other))

    __radd__ = __add__

    __rmul__ = __mul__

    def __rsub__(self, other: Any) -> RationalFunction:
        return as_function(other) - self

    def __rtruediv__(self, other: Any) -> RationalFunction:
        return as_function(other) / self

    def __neg__(self) -> RationalFunction:
        return _function(-fmpz_poly(list(self.numerator)), fmpz_poly(list(self.denominator)))

    def __pow__(self, exponent: int) -> RationalFunction:
        if type(exponent) is not int or not 0 <= exponent <= LARGEST_POWER:
            raise InputValueError(f"power {exponent!r}; give an int in 0..{LARGEST_POWER}")
        p, q = fmpz_poly(list(self.numerator)), fmpz_poly(list(self.denominator))
        return _function(p**exponent, q**exponent)

    def __str__(self) -> str:
        above, below = self.numerator, self.denominator
        scale = Fraction(1, below[0]) if len(below) == 1 else Fraction(1)
        if len(below) == 1 and sum(map(bool, above)) < 2:
            return _text([c * scale for c in above])
        first, second = _bracketed(above), _bracketed(below)
        return _text(above) if below == (1,) else f"{first}/{second}"

    def __repr__(self) -> str:
        return f"RationalFunction({self})"


def as_function(value: Any) -> RationalFunction:
    """A number, as a constant function; a function unchanged."""
    if isinstance(value, RationalFunction):
        return value
    if isinstance(value, str):
        raise InputTypeError(f"{value!r} is a text; read it with read_function")
    number = as_fraction(value)
    return RationalFunction((number.numerator,), (number.denominator,))


@lru_cache(maxsize=1 << 16)  # the same few functions meet again and again
def _combined(sign: str, f: RationalFunction, g: RationalFunction) -> RationalFunction:
    lists = f.numerator, f.denominator, g.numerator, g.denominator
    a, b, c, d = (fmpz_poly(list(part)) for part in lists)
    if sign == "*":
        return _function(a * c, b * d)
    if sign == "/":
        return _function(a * d, b * c)
    return _function(a * d + c * b if sign == "+" else a * d - c * b, b * d)


def _function(p: fmpz_poly, q: fmpz_poly) -> RationalFunction:
    if not q:
        raise ZeroDivisionError("division by the function 0")
    found = object.__new__(RationalFunction)  # in lowest terms already
    for name, part in zip(("numerator", "denominator"), _lowest(p, q), strict=True):
        object.__setattr__(found, name, part)
    return found


def _lowest(p: fmpz_poly, q: fmpz_poly) -> tuple[tuple[int, ...], tuple[int, ...]]:
    common = p.gcd(q)
    if q.coeffs()[-1] < 0:
        common = -common
    return _integers(p // common), _integers(q // common)


def _integers(p: fmpz_poly) -> tuple[int, ...]:
    return tuple(map(int, p.coeffs()))


def _bracketed(coefficients: Sequence[int]) -> str:
    text = _text(coefficients)
    return f"({text})" if " " in text else text


def _text(coefficients: Sequence[Fraction | int]) -> str:
    terms = []
    for k in reversed(range(len(coefficients))):
        c = Fraction(coefficients[k])
        if c:
            power = {0: "", 1: "t"}.get(k, f"t^{k}")
            size = "" if abs(c) == 1 and k else str(abs(c))
            terms.append(("-" if c < 0 else "+", size + (" " if size and power else "") + power))
    if not terms:
        return "0"
    text = " ".join(f"{sign} {term}" for sign, term in terms)
    return text[2:] if text[0] == "+" else "-" + text[2:]


PARAMETER = RationalFunction((0, 1))
"""The parameter t itself."""
