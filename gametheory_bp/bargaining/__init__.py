"""Bargaining problems, their solutions, and welfare-optimal points of games."""

from gametheory_bp.bargaining.concave_optimum import ConcaveOptimum, concave_optimum
from gametheory_bp.bargaining.discount_optima import (
    OptimumOverDiscounts,
    optimum_over_discounts,
)
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, Parameter, RuleAnswer
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import list_rules, load_rule, solve
from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.bargaining.welfare_table import WelfareTable, welfare_table

__all__ = [
    "BargainingProblem",
    "BargainingRule",
    "ConcaveOptimum",
    "Optimum",
    "OptimumOverDiscounts",
    "Parameter",
    "RuleAnswer",
    "Solution",
    "WelfareTable",
    "concave_optimum",
    "list_rules",
    "load_rule",
    "optimum_over_discounts",
    "solve",
    "welfare_optimum",
    "welfare_table",
]
