"""Independent mixtures with irrational probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record

__all__ = ["AlgebraicProfile"]


@record("algebraic_profile")
@dataclass(frozen=True, slots=True)
class AlgebraicProfile:
    """Independent mixtures whose probabilities are real algebraic numbers.

    Each player mixes at most two actions, with probabilities ``1 - p`` and ``p``.
    """

    row: tuple[Fraction | Algebraic, ...]
    column: tuple[Fraction | Algebraic, ...]

    @property
    def supports(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Actions of positive probability of either player."""
        return (
            tuple(k for k, p in enumerate(self.row) if p != 0),
            tuple(k for k, p in enumerate(self.column) if p != 0),
        )

    def __repr__(self) -> str:
        row, column = (
            ", ".join(str(p) if isinstance(p, Fraction) else f"{float(p):.8g}" for p in side)
            for side in (self.row, self.column)
        )
        return f"AlgebraicProfile(row=({row}), column=({column}))"
