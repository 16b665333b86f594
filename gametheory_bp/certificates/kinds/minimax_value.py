"""Proof of a maximin or minimax value: one strategy of each side."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile

__all__ = ["MinimaxValue"]


@record("minimax_value")
@dataclass(frozen=True, slots=True)
class MinimaxValue:
    """A value and the strategies (row, column) that secure it and hold the player to it.

    Over mixed strategies the two are a primal-dual pair and prove each other optimal.  Over pure
    ones the committing side's strategy attains the value against its best reply, and the finitely
    many other commitments are compared one by one.
    """

    game: PayoffTable
    player: Literal["row", "column"]
    mixed: bool
    side: Literal["minimax", "maximin"]
    value: Fraction
    strategies: MixedProfile
