"""A number in a table: fractions in full, floats in few digits."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

__all__ = ["number_words", "with_error"]


def number_words(value: Any, digits: int = 4) -> str:
    """Fractions that are short in full; everything else rounded to a number of decimals.

    Examples
    --------
    >>> number_words(Fraction(1, 3)), number_words(0.333333), number_words(Fraction(1, 10**9))
    ('1/3', '0.3333', '0.0000')
    """
    if isinstance(value, Fraction) and len(str(value)) <= 9:
        return str(value)
    return f"{float(value):.{digits}f}"


def with_error(value: Any, error: float) -> str:
    """A mean with its standard error.

    Examples
    --------
    >>> with_error(0.5253, 0.0145)
    '0.5253 ± 0.0145'
    """
    return f"{float(value):.4f} ± {error:.4f}"
