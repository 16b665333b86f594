"""The argmax of a welfare function over a payoff set, exactly, as a bargaining rule."""

from __future__ import annotations

from collections.abc import Mapping

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import RuleAnswer
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import ParameterValue

__all__ = ["argmax"]


def argmax(
    welfare: WelfareFunction, problem: BargainingProblem, parameters: Mapping[str, ParameterValue]
) -> RuleAnswer:
    """All maximisers of a welfare function over the problem's set."""
    raise NotImplementedError
