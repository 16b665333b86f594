"""Proof that a weighted payoff is bounded over all (coarse) correlated equilibria.

Every Nash equilibrium is a correlated equilibrium, so the bound holds for those too: a Nash
equilibrium that attains it is optimal for the weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["CorrelatedBound", "SupportLine"]

Lines = tuple[tuple[Fraction, ...], ...]


@record("correlated_support_line")
@dataclass(frozen=True, slots=True)
class SupportLine:
    """``normal . u <= offset`` for all equilibria, with the incentive multipliers that prove it.

    The multipliers have one line per recommended action and one entry per deviation; the coarse
    ones have a single line.
    """

    normal: tuple[Fraction, Fraction]
    offset: Fraction
    row_multipliers: Lines
    column_multipliers: Lines


@record("correlated_bound")
@dataclass(frozen=True, slots=True)
class CorrelatedBound:
    """A game, the kind of equilibrium and one proved line."""

    game: PayoffTable
    coarse: bool
    weights: tuple[Fraction, Fraction]
    bound: Fraction
    line: SupportLine
