"""Optima over the curved set of independent mixtures."""

from __future__ import annotations

from gametheory_bp.bargaining.game_sets import GameSets
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import Parameters

__all__ = ["independent_optimum"]


def independent_optimum(
    sets: GameSets, rule: str, welfare: WelfareFunction, parameters: Parameters
) -> Optimum:
    """All optima of a welfare function over the payoffs of independent mixtures."""
    raise NotDefinedError(
        f"{rule!r} among independent mixtures: optima along curved boundaries are not available"
    )
