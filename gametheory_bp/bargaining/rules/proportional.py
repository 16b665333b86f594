"""The proportional solutions: gains in fixed proportion.

The gains over the disagreement point d stand in the ratio ``weight : 1 - weight`` and are as
large as free disposal down to d allows.  ``weight = 1/2`` equalises the gains: it is the
egalitarian solution of Kalai (1977).  The solutions are weakly, not strongly, Pareto optimal;
they are monotonic in the set, and not invariant to the scale of one player's utility.

If the point is not in the set, the points that dominate it are returned, flagged.  On a finite
set the comprehensive hull is a staircase, and the same definition applies; so it does on the
curved set of independent mixtures.

Source: Kalai (1977), Proportional solutions to bargaining situations: interpersonal utility
comparisons, Econometrica 45.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining.crossing_answer import nobody_gains_answer, ray_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, Parameter, RuleAnswer
from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    weight = Fraction(parameters["weight"])
    return ray_answer(problem, problem.disagreement, (weight, 1 - weight))


PROPORTIONAL = BargainingRule(
    title="Proportional",
    statement="the largest gains over d that stand in a fixed proportion",
    formula=Formula(
        "d + t (weight, 1 - weight) with t maximal",
        r"d + t\,(\omega, 1 - \omega),\quad t \text{ maximal}",
    ),
    source="Kalai (1977)",
    solve=_solve,
    example=WorkedExample(
        vertices=((0, 0), (3, 0), (0, 3)),
        points=((2, 1),),
        parameters={"weight": Fraction(2, 3)},
    ),
    parameters=(
        Parameter(
            "weight",
            Fraction(1, 2),
            "the row player's share of the sum of gains",
            Fraction(0),
            Fraction(1),
            strict=True,
        ),
    ),
    sets=("convex", "finite", "curved"),
)
