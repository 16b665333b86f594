"""The average pay-off solution: concede towards the centre of mass.

The *average pay-off* is the centre of mass c of the comprehensive hull above the disagreement
point d, the mean over all agreements with free disposal.  The solution is the last point of the
hull on the ray from d through c: gains are proportional to average gains.  It is covariant with
the scale of each player's utility.

The point is always strongly Pareto optimal, hence in the set itself: if the ray left through
the inside of the hull's flat top, the triangle left of it would have a copy right of it, with
room to spare, and the mean could not lie on the ray.

Source: Anbarci (1995), Reference functions and balanced concessions in bargaining, Canadian
Journal of Economics 28.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining.crossing_answer import hull_above, nobody_gains_answer, ray_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.display import Formula
from gametheory_bp.geometry.centroid import centroid
from gametheory_bp.geometry.vectors import subtract
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    d = problem.disagreement
    hull = hull_above(problem)
    return ray_answer(problem, d, subtract(centroid(hull), d))


AVERAGE_PAYOFF = BargainingRule(
    title="Average pay-off",
    statement="the largest gains over d in proportion to the average gains of the hull",
    formula=Formula(
        "d + t (c - d) with t maximal, c the centre of mass above d",
        r"d + t\,(c - d),\quad t \text{ maximal},\ c = \operatorname{mean}\{x \ge d\}",
    ),
    source="Anbarci (1995)",
    solve=_solve,
    example=WorkedExample(
        # The hull is the square [0, 1]^2 and the triangle to (2, 0): its mean is (7/9, 4/9).
        vertices=((0, 0), (2, 0), (1, 1), (0, 1)),
        points=((Fraction(14, 11), Fraction(8, 11)),),
    ),
    refusal="a mean over an area needs a convex set; take the convex hull if lotteries are meant",
)
