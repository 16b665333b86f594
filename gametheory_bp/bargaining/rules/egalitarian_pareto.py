"""Egalitarian subject to Pareto optimality: the paper's form.

``max min(x_1 - d_1, x_2 - d_2)`` over the strongly Pareto-optimal points.  Every maximin point
is dominated by a Pareto-optimal one with the same minimum, so these are exactly the
Pareto-optimal maximin points; *all* of them are returned.  On a convex set there is one; on the
curved set of independent mixtures at most two.

The bare maximin (``egalitarian``) also returns dominated points; ``leximin`` keeps only the
points with the largest second gain.  On the finite set {(1, 3), (4, 1)} with d = 0 both points
are egalitarian subject to Pareto optimality, and only (4, 1) is leximin.

Source: Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45, in the
form used for welfare functions of two agents.
"""

from __future__ import annotations

from collections.abc import Mapping

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.bargaining.worse_off import best_for_worse_off, best_in_order
from gametheory_bp.display import Formula
from gametheory_bp.geometry.vectors import subtract
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.set_kind == "convex":
        return best_for_worse_off(problem)
    d = problem.disagreement
    return best_in_order(problem.frontier, lambda p: min(subtract(p, d)))


EGALITARIAN_PARETO = BargainingRule(
    title="Egalitarian, Pareto optimal",
    statement="all Pareto-optimal points with the largest smaller gain over d",
    formula=Formula(
        "max min(x - d_1, y - d_2) s.t. Pareto-optimal",
        r"\max\ \min(x_1 - d_1, x_2 - d_2)\ \text{ s.t. Pareto-optimal}",
    ),
    source="Kalai (1977)",
    solve=_solve,
    example=WorkedExample(vertices=((1, 3), (1, 2), (4, 1)), points=((1, 3), (4, 1)), finite=True),
    sets=("convex", "finite", "curved"),
)
