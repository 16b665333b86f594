"""Numbers that vary with the parameter: a rational function seen from a place.

Arithmetic is that of functions; comparisons are those of the values at the place.  An algorithm
that uses only these runs unchanged for the whole family: from a probe it finds the answer of a
whole open interval at once, together with the polynomials whose signs it relied on.
"""

from __future__ import annotations

from functools import total_ordering
from typing import Any

from gametheory_bp.families.places import Place
from gametheory_bp.families.rational_function import RationalFunction, as_function

__all__ = ["Germ", "GermPoint"]


@total_ordering
class Germ:
    """A rational function at a place.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from gametheory_bp.families.places import Probe
    >>> from gametheory_bp.families.rational_function import PARAMETER
    >>> probe = Probe(Fraction(3))
    >>> t = Germ(PARAMETER, probe)
    >>> t * t > 8, max(2 * t, t + 1).function, sorted(probe.asked)
    (True, RationalFunction(2 t), [(-8, 0, 1), (1, -1)])
    """

    __slots__ = ("function", "place")

    def __init__(self, function: RationalFunction, place: Place) -> None:
        self.function = function
        self.place = place

    def sign(self) -> int:
        """Sign of the value: -1, 0 or 1."""
        return self.place.sign(self.function)

    def _minus(self, other: Any) -> int:
        return self.place.sign(self.function - _function(other))

    def _of(self, function: RationalFunction) -> Germ:
        return Germ(function, self.place)

    def __add__(self, other: Any) -> Germ:
        return self._of(self.function + _function(other))

    def __sub__(self, other: Any) -> Germ:
        return self._of(self.function - _function(other))

    def __mul__(self, other: Any) -> Germ:
        return self._of(self.function * _function(other))

    def __truediv__(self, other: Any) -> Germ:
        return self._of(self.function / _function(other))

    __radd__ = __add__

    __rmul__ = __mul__

    def __rsub__(self, other: Any) -> Germ:
        return self._of(_function(other) - self.function)

    def __rtruediv__(self, other: Any) -> Germ:
        return self._of(_function(other) / self.function)

    def __neg__(self) -> Germ:
        return self._of(-self.function)

    def __eq__(self, other: object) -> bool:
        return self._minus(other) == 0

    def __lt__(self, other: Any) -> bool:
        return self._minus(other) < 0

    __hash__ = None  # type: ignore[assignment]  # equal values may be different functions

    def __repr__(self) -> str:
        return f"Germ({self.function} at t = {self.place.t})"


GermPoint = tuple[Germ, Germ]
"""A payoff pair (row, column)."""


def _function(value: Any) -> RationalFunction:
    return value.function if isinstance(value, Germ) else as_function(value)
