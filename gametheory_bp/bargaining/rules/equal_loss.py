"""The equal-loss solution: both players give up the same amount of their ideal payoff.

The *ideal point* a has each player's best payoff over ``{x in S : x >= d}``.  The solution is
the last point of the comprehensive hull on the line ``a - t (1, 1)``, seen from below: the
smallest loss t that both can bear.  On a convex set with two players it lies on the strong
Pareto frontier and is individually rational: the line from a separates the two best points of
the players.  On a finite set it is the smallest t for which some point loses at most t for
both; the points that lose no more are returned; likewise on the curved set of independent
mixtures.  The losses are compared between the players, so the scale of utility matters.

Source: Chun (1988), The equal-loss principle for bargaining problems, Economics Letters 26.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining.crossing_answer import nobody_gains_answer, ray_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    return ray_answer(problem, problem.ideal, (Fraction(1), Fraction(1)))


EQUAL_LOSS = BargainingRule(
    title="Equal loss",
    statement="the smallest equal losses from the ideal point",
    formula=Formula(
        "a(S, d) - t (1, 1) with t minimal", r"a(S, d) - t\,(1, 1),\quad t \text{ minimal}"
    ),
    source="Chun (1988)",
    solve=_solve,
    example=WorkedExample(
        vertices=((0, 0), (4, 0), (0, 2)), points=((Fraction(8, 3), Fraction(2, 3)),)
    ),
    sets=("convex", "finite", "curved"),
)
