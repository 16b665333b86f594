"""Reading numbers exactly.

A number is read as the rational its writer meant.  ``"1/3"`` is one third, ``"0.1"`` is one
tenth, and so is the *float* ``0.1`` by default: its shortest decimal form, which is what was
typed (``floats="written"``).  With ``floats="stored"`` the same float is the binary fraction
3602879701896397/36028797018963968 that the machine holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Any, Literal

from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["FloatReading", "as_fraction", "as_fractions", "as_pair"]

FloatReading = Literal["written", "stored"]

LARGEST_EXPONENT = 1_000
"""A decimal exponent beyond this is refused: "1e999999999" would fill the memory."""

LONGEST_BITS = 3_400
"""Bits up to which a number is read: sums of products of a few such can still be printed."""

_EXPONENT = re.compile(r"[eE]([-+]?\d[\d_]*)\s*$")
_FRACTION = re.compile(r"\s*[-+]?\d+\s*/\s*[-+]?\d+\s*")
_WAY_OUT = "give an int, a Fraction, a finite float, or a string such as '1/3' or '0.25'"


def as_fraction(value: Any, *, floats: FloatReading = "written", where: str = "value") -> Fraction:
    """Read one number exactly.

    Parameters
    ----------
    value : int, Fraction, Decimal, str, float, numpy or sympy rational number
        What to read.  Booleans, complex numbers, NaN and infinities are refused.
    floats : {"written", "stored"}
        Whether a float means its shortest decimal form or its binary value.
    where : str
        Name of the place, used in error messages.

    Returns
    -------
    Fraction

    Raises
    ------
    InputTypeError
        If the type cannot be read exactly.
    InputValueError
        If the value is NaN, infinite or an unreadable string.

    Examples
    --------
    >>> as_fraction("1/3"), as_fraction(0.1), as_fraction("2.50")
    (Fraction(1, 3), Fraction(1, 10), Fraction(5, 2))
    """
    if type(value) is int:
        return _short_enough(Fraction(value), where)
    if type(value) is Fraction:
        return _short_enough(value, where)
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool", "BooleanTrue"):
        raise InputTypeError(f"{where} is the boolean {value!r}; {_WAY_OUT}")
    if isinstance(value, str):
        return _from_text(value, where)
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if isinstance(value, float):
        return _from_float(value, floats, where)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InputValueError(f"{where} is {value}; {_WAY_OUT}")
        return _from_text(str(value), where)
    return _from_foreign(value, floats, where)


def _short_enough(number: Fraction, where: str) -> Fraction:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > LONGEST_BITS:
        raise InputValueError(
            f"{where} has more than {LARGEST_EXPONENT} digits; rescale the numbers (positive "
            f"affine changes keep equilibria)"
        )
    return number


def _from_text(text: str, where: str) -> Fraction:
    try:
        if _FRACTION.fullmatch(text):
            numerator, denominator = text.split("/")
            return _short_enough(Fraction(int(numerator), int(denominator)), where)
        exponent = _EXPONENT.search(text)
        if exponent and abs(int(exponent[1])) > LARGEST_EXPONENT:
            raise InputValueError(
                f"{where} is the text {text!r}, whose exponent is beyond {LARGEST_EXPONENT}; "
                f"rescale the numbers (positive affine changes keep equilibria)"
            )
        return _short_enough(Fraction(text.strip()), where)
    except InputValueError:
        raise
    except (ValueError, ZeroDivisionError):
        raise InputValueError(
            f"{where} is the text {text!r}, no finite number; {_WAY_OUT}"
        ) from None


def _from_float(value: float, floats: FloatReading, where: str) -> Fraction:
    if floats not in ("written", "stored"):
        raise InputValueError(f"floats={floats!r}; choose 'written' or 'stored'")
    if not math.isfinite(value):
        raise InputValueError(f"{where} is {value!r}, not finite; {_WAY_OUT}")
    return Fraction(value) if floats == "stored" else Fraction(repr(float(value)))


def _from_foreign(value: Any, floats: FloatReading, where: str) -> Fraction:
    """Numbers of numpy and sympy, recognised by what they offer, without importing either."""
    if getattr(value, "is_Rational", False):  # sympy
        return Fraction(int(value.p), int(value.q))
    if getattr(value, "is_Float", False):  # sympy: its decimal form is what was written
        return _from_text(str(value), where)
    dtype = getattr(value, "dtype", None)
    if dtype is not None and getattr(value, "shape", None) == ():  # a numpy scalar
        if dtype.kind == "f":
            # str() of a numpy float is its own shortest form; float32(0.1) means 1/10 as well
            if not math.isfinite(value):
                raise InputValueError(f"{where} is {value!r}, not finite; {_WAY_OUT}")
            return Fraction(str(value)) if floats == "written" else Fraction(float(value))
        if dtype.kind in "iuOSU":
            return as_fraction(value.item(), floats=floats, where=where)
    raise InputTypeError(f"{where} is {value!r} of type {type(value).__name__}; {_WAY_OUT}")


def as_fractions(
    values: Iterable[Any], *, floats: FloatReading = "written", where: str = "value"
) -> tuple[Fraction, ...]:
    """Read a sequence of numbers exactly; error messages name the index.

    Examples
    --------
    >>> as_fractions(["1/2", 0.5])
    (Fraction(1, 2), Fraction(1, 2))
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InputTypeError(f"{where} is {values!r}; give a list of numbers")
    return tuple(as_fraction(v, floats=floats, where=f"{where} {k}") for k, v in enumerate(values))


def as_pair(values: Any, *, where: str = "point") -> tuple[Fraction, Fraction]:
    """Read a pair (row, column) of numbers exactly.

    Examples
    --------
    >>> as_pair(("1/2", 3))
    (Fraction(1, 2), Fraction(3, 1))
    """
    pair = as_fractions(values, where=where)
    if len(pair) != 2:
        raise InputValueError(f"{where} has {len(pair)} numbers; give a pair (row, column)")
    return pair[0], pair[1]
