"""Proof of bounds of the best weighted payoff that threats hold up in a stochastic game.

A plan that minimax threats hold up attains ``lower``.  No equilibrium attains more than ``upper``:
its payoffs lie in the polygon of attainable ones, and either player gets its minimax value.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.attainable_payoffs import AttainablePayoffs
from gametheory_bp.certificates.kinds.grim_plan import GrimPlan
from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.exact.codec import record
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["GrimOptimum"]


@record("grim_optimum")
@dataclass(frozen=True, slots=True)
class GrimOptimum:
    """The weights, both bounds and their proofs.

    ``plan``, ``lower`` and ``gap`` are None where no plan was found that is held up.
    """

    game: StochasticGame
    weights: tuple[Fraction, Fraction]
    attainable: AttainablePayoffs
    threats: tuple[StochasticMinimaxValue, StochasticMinimaxValue]
    plan: GrimPlan | None
    lower: Fraction | None
    upper: Fraction
    gap: Fraction | None
