"""Proof of a minimax or maximin value of a stochastic game: a stationary strategy of both sides.

With values v of the next states the pair (a, b) is worth ``(1 - d) u(s, a, b) + d sum_t P(t) v_t``
to the player.  Two families of inequalities prove bounds from every state: the player's strategy
makes at least ``lower_values`` of themselves against every action of the opponent, and the
opponent's at most ``upper_values`` of themselves against every action of the player.  Both right
sides are monotone contractions, so no play does worse, or better (Shapley 1953).

Over pure strategies the side that commits shows its action first; both families are the one
solution of ``v_s = min_b max_a`` (minimax) or ``max_a min_b`` (maximin).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.exact.codec import record
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["StochasticMinimaxValue"]


@record("stochastic_minimax")
@dataclass(frozen=True, slots=True)
class StochasticMinimaxValue:
    """Bounds per state, and from the initial law (``lower``, ``upper``), with the strategies.

    ``gap`` is the largest difference of the bounds in any state.
    """

    game: StochasticGame
    player: Literal["row", "column"]
    mixed: bool
    side: Literal["minimax", "maximin"]
    strategies: tuple[MixedProfile, ...]
    lower_values: tuple[Fraction, ...]
    upper_values: tuple[Fraction, ...]
    lower: Fraction
    upper: Fraction
    gap: Fraction
