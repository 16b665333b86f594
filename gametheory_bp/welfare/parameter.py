"""Parameters of welfare functions and bargaining rules: name, default, range, meaning.

A parameter is a rational number in a declared range, or one of a few declared words (a player,
a way to normalise, ``"infinity"``).  Values are read exactly and kept in the declared order, so
a result names its parameters in one canonical form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import InputValueError, UnknownNameError
from gametheory_bp.exact.reading import as_fraction

__all__ = ["Parameter", "ParameterValue", "Parameters", "read_parameters"]

ParameterValue = Fraction | str
"""A rational number, or one of the words that the parameter declares."""

Parameters = tuple[tuple[str, ParameterValue], ...]
"""Pairs (name, value) in the order of declaration: the form kept in results."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter.

    Parameters
    ----------
    name : str
        Keyword under which it is given.
    default : Fraction or str
        Value if it is not given.
    meaning : str
        One sentence for tables and help.
    low, high : Fraction, optional
        Range of numbers; no bound where None.
    strict : bool
        Whether the ends of the range are excluded.
    words : tuple of str
        Words that are allowed, too.
    numeric : bool
        Whether numbers are allowed at all.

    Examples
    --------
    >>> weight = Parameter("weight", Fraction(1, 2), "weight of row", Fraction(0), Fraction(1))
    >>> weight.read("1/3"), weight.range
    (Fraction(1, 3), '[0, 1]')
    """

    name: str
    default: ParameterValue
    meaning: str
    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False
    words: tuple[str, ...] = ()
    numeric: bool = True

    @property
    def range(self) -> str:
        """The allowed values as text."""
        parts = [repr(word) for word in self.words]
        if self.numeric:
            low = "-oo" if self.low is None else str(self.low)
            high = "oo" if self.high is None else str(self.high)
            opening = "(" if self.strict or self.low is None else "["
            closing = ")" if self.strict or self.high is None else "]"
            parts.insert(0, f"{opening}{low}, {high}{closing}")
        return " or ".join(parts)

    def read(self, value: Any) -> ParameterValue:
        """The value, exactly; raises ``InputValueError`` outside the declared values."""
        if isinstance(value, float) and value == float("inf"):
            value = "infinity"
        if isinstance(value, str) and value in self.words:
            return value
        if not self.numeric or (isinstance(value, str) and value == "infinity"):
            raise InputValueError(f"{self.name}={value!r}; choose {self.range}")
        number = as_fraction(value, where=self.name)
        below = self.low is not None and (number < self.low or (self.strict and number == self.low))
        above = self.high is not None and (
            number > self.high or (self.strict and number == self.high)
        )
        if below or above:
            raise InputValueError(f"{self.name}={number}; choose a value in {self.range}")
        return number


def read_parameters(
    declared: Iterable[Parameter], given: Mapping[str, Any], rule: str
) -> Parameters:
    """All parameters of a rule in declared order, defaults filled in.

    Raises
    ------
    UnknownNameError
        If a given name is not declared; the nearest names are offered.
    InputValueError
        If a value is outside its declared range.

    Examples
    --------
    >>> declared = (Parameter("p", Fraction(2), "exponent", Fraction(1), words=("infinity",)),)
    >>> read_parameters(declared, {"p": float("inf")}, "yu")
    (('p', 'infinity'),)
    """
    declared = tuple(declared)
    names = [parameter.name for parameter in declared]
    for name in given:
        if name not in names:
            raise UnknownNameError(
                f"parameter of rule {rule!r}", name, names or ["(it takes none)"]
            )
    return tuple(
        (p.name, p.read(given[p.name]) if p.name in given else p.default) for p in declared
    )
