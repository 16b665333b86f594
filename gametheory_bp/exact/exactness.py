"""How exact an answer is, said in one word with one number.

*exact*: every number of the answer is rational or an exact algebraic number.
*certified*: the answer lies in proved bounds whose largest width is stated.
*float*: found in floating point, not proved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from typing import Literal

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.interval import Interval

__all__ = ["EXACT", "FLOAT", "Exactness", "Number", "bound_words", "exactness_of"]

Number = Fraction | Algebraic | Interval
"""What a coordinate of an answer may be."""


@record("exactness")
@dataclass(frozen=True, slots=True)
class Exactness:
    """The word and, for certified answers, the width of the bounds."""

    word: Literal["exact", "certified", "float"]
    width: Fraction | None = None

    def __str__(self) -> str:
        if self.width is None:
            return self.word
        return f"{self.word} to {bound_words(self.width, 1)}"


def bound_words(bound: Fraction, digits: int = 2) -> str:
    """An upper bound in few digits, rounded up: what is said is still a bound.

    Examples
    --------
    >>> bound_words(Fraction(9323, 10**18)), bound_words(Fraction(1, 3), 1)
    ('9.4e-15', '0.4')
    """
    up = Context(prec=digits, rounding=ROUND_CEILING)
    rounded = up.divide(Decimal(bound.numerator), Decimal(bound.denominator))
    value = float(rounded)
    if rounded and not 1e-300 < value < 1e300:  # no float says it
        return f"{rounded:g}"
    return f"{value:.{digits}g}"


EXACT = Exactness("exact")
FLOAT = Exactness("float")


def exactness_of(numbers: Iterable[Number]) -> Exactness:
    """Exact unless some number is an interval; then certified to the largest width.

    Examples
    --------
    >>> str(exactness_of([Fraction(1), Interval(Fraction(0), Fraction(1, 1000))]))
    'certified to 0.001'
    """
    widths = [n.width for n in numbers if isinstance(n, Interval)]
    return Exactness("certified", max(widths)) if widths else EXACT
