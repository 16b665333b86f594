"""Bargaining problems, their solutions, and welfare-optimal points of games."""

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, Parameter, RuleAnswer
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import list_rules, load_rule, solve

__all__ = [
    "BargainingProblem",
    "BargainingRule",
    "Parameter",
    "RuleAnswer",
    "Solution",
    "list_rules",
    "load_rule",
    "solve",
]
