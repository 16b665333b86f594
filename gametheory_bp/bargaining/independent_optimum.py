"""Optima over the curved set of independent mixtures, as an :class:`Optimum`."""

from __future__ import annotations

from gametheory_bp.bargaining.game_sets import GameSets
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.bargaining.rule import BargainingRule
from gametheory_bp.exact.exactness import exactness_of
from gametheory_bp.payoffs.independent_argmax import optimum_on_curves
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import Parameters

__all__ = ["independent_optimum"]


def independent_optimum(
    sets: GameSets, rule: str, leaf: WelfareFunction | BargainingRule, parameters: Parameters
) -> Optimum:
    """All optima of a rule over the payoffs of independent mixtures.

    Raises
    ------
    NotDefinedError
        If a function leads to no polynomial equation on the arcs of the boundary.
    DisagreementError
        If it measures from d and no payoff is >= d.
    """
    found = optimum_on_curves(
        sets.game, sets.mixture_curves(), rule, sets.disagreement, dict(parameters)
    )
    return Optimum(
        sets.game,
        rule,
        parameters,
        "independent",
        found.disagreement,
        found.points,
        found.attained_by,
        found.flags,
        exactness_of(number for point in found.points for number in point),
        found.certificate,
        leaf.formula,
        reason=found.uncertified_reason,
    )
