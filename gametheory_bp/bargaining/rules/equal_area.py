"""The equal-area (area monotonic) solution: the agreement halves what is at stake.

On the comprehensive hull H above the disagreement point d, the solution is the boundary point
p for which the segment from d to p splits H into two parts of equal area: the agreements that
are relatively better for row and those relatively better for column weigh the same.  Seen from
d the polygon is a fan of triangles, so p is rational.  It is covariant with the scale of each
player's utility.

The point is always strongly Pareto optimal, hence in the set itself: if the segment ended inside
the flat top of H, the triangle left of it would have a copy right of it, with room to spare.

Source: Anbarci and Bigelow (1994), The area monotonic solution to the cooperative bargaining
problem, Mathematical Social Sciences 28; Calvo and Peters (2000) as equal area solution.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from gametheory_bp.bargaining.crossing_answer import hull_above, nobody_gains_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.certificates.kinds.area_balance import AreaBalance
from gametheory_bp.display import Formula
from gametheory_bp.geometry.area_split import halving_point
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    d = problem.disagreement
    hull = hull_above(problem)
    crossing = halving_point(hull, d)
    return RuleAnswer((crossing,), partial(AreaBalance, crossing=crossing))


EQUAL_AREA = BargainingRule(
    title="Equal area",
    statement="the segment from d to the point halves the area of the agreements above d",
    formula=Formula(
        "area of H left of [d, p] = area of H right of [d, p]",
        r"|H_{\text{left of } [d, p]}| = |H_{\text{right of } [d, p]}|",
    ),
    source="Anbarci and Bigelow (1994)",
    solve=_solve,
    example=WorkedExample(
        # Area 3/2; the triangle (0, 0), (2, 0), (1, 1) has area 1: three quarters of it.
        vertices=((0, 0), (2, 0), (1, 1), (0, 1)),
        points=((Fraction(5, 4), Fraction(3, 4)),),
    ),
    refusal="areas need a convex set; take the convex hull if lotteries are meant",
)
