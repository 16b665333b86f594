"""The least discount that sustains something in subgame-perfect equilibrium: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.least_discount import LeastDiscount
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.exactness import EXACT, Exactness

__all__ = ["SustainedFrom"]

Number = Fraction | Algebraic


@dataclass(frozen=True, slots=True)
class SustainedFrom(Result):
    """The least discount that sustains something, or a bracket of it.

    Attributes
    ----------
    what : str
        What is sustained, in words.
    certificate : LeastDiscount
        ``low`` and ``high``: it is sustained exactly from some discount in (low, high] on, from
        ``high`` where both are equal.
    complete : bool
        False where Ctrl-C ended the search.
    """

    what: str
    certificate: LeastDiscount
    complete: bool = True

    @property
    def discount(self) -> Number | None:
        """The least discount, where it is known exactly; it sustains the target itself."""
        return self.certificate.high if self.certificate.high == self.certificate.low else None

    @property
    def low(self) -> Number | None:
        """A discount that is too small (or the least, where it is known)."""
        return self.certificate.low

    @property
    def high(self) -> Number | None:
        """A discount that suffices; None if none was found."""
        return self.certificate.high

    @property
    def never(self) -> bool:
        """Whether it is proved that no discount below 1 sustains it."""
        return self.certificate.never

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Exact, or certified to the width of the bracket."""
        c = self.certificate
        if c.never or self.discount is not None:
            return EXACT
        high = Fraction(1) if c.high is None else _bounds(c.high)[1]
        return Exactness("certified", high - (Fraction(0) if c.low is None else _bounds(c.low)[0]))

    def claim(self) -> dict[str, Any]:
        """Game, target, both ends, and whether nothing sustains it."""
        c = self.certificate
        return {
            "game": c.game,
            "points": c.points,
            "actions": c.actions,
            "low": c.low,
            "high": c.high,
            "never": c.never,
        }

    def display(self) -> Table:
        """The answer in one line."""
        return Table("Sustainable from", ("what", "discount"), ((self.what, self._words()),))

    def _words(self) -> str:
        c = self.certificate
        if c.never:
            return "never: at no discount below 1"
        if self.discount is not None:
            return f"{self.discount}, exactly"
        if c.high is None:
            return f"not at {c.low} or below; beyond it nothing is known"
        return f"between {_short(c.low)} (too small) and {_short(c.high)} (enough)"

    def __repr__(self) -> str:
        return f"SustainedFrom({self.what}: {self._words()})"


def _short(number: Number | None) -> str:
    if isinstance(number, Algebraic):
        return str(number)
    return str(number) if len(str(number)) <= 12 else f"~{float(number or 0):.10g}"


def _bounds(number: Number) -> tuple[Fraction, Fraction]:
    if isinstance(number, Fraction):
        return number, number
    box = number.bounds()
    return box.low, box.high
