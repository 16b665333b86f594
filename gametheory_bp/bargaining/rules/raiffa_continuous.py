"""The continuous Raiffa solution: a path that always heads for the ideal point above it.

The interim agreement moves with velocity ``d' = a(S, d) - d`` towards the ideal point above it,
on the comprehensive hull, and ends at a strongly Pareto-optimal point.

*Exactness.*  While the two dictatorial points stay on the same edges the motion is linear.  If
they lie on one edge the path is straight and ends at their mid point; it is straight, too, on
an eigenvector of the linear motion, as along the diagonal of a symmetric set.  A path of
straight legs gives a rational answer.  Otherwise the end is a transcendental number in general:
it is enclosed between two chains of linear flows with rational bounds, at most 1e-12 of the
ideal gains wide, which the certificate holds.

Source: Raiffa (1953), Arbitration schemes for generalized two-person games, in Contributions to
the Theory of Games II; axioms in Livne (1989), Mathematics of Operations Research 14, and
Peters and van Damme (1991), Mathematics of Operations Research 16.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from gametheory_bp.bargaining.crossing_answer import nobody_gains_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.raiffa_flow import bounding_legs, straight_path
from gametheory_bp.bargaining.rule import BargainingRule, RuleAnswer
from gametheory_bp.certificates.flow_legs import legs_bound
from gametheory_bp.certificates.kinds.concession_path import ConcessionPath
from gametheory_bp.display import Formula
from gametheory_bp.errors import UnprovedError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.reach import Reach
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    reach, d = Reach(problem.frontier), problem.disagreement
    path = straight_path(reach, d)
    if path:
        evidence = partial(ConcessionPath, path=path, southeast=(), northwest=())
        return RuleAnswer((path[-1],), evidence)
    mirrored, reflected = reach.mirrored, (d[1], d[0])
    southeast, northwest = bounding_legs(reach, d), bounding_legs(mirrored, reflected)
    first, second = legs_bound(reach, d, southeast), legs_bound(mirrored, reflected, northwest)
    if first is None or second is None:  # pragma: no cover - every leg was checked when found
        raise UnprovedError("the bounds of the path could not be proved; please report the problem")
    point = (Interval(second[1], first[0]), Interval(first[1], second[0]))
    evidence = partial(ConcessionPath, path=(), southeast=southeast, northwest=northwest)
    return RuleAnswer((point,), evidence)


RAIFFA_CONTINUOUS = BargainingRule(
    title="Raiffa, continuous",
    statement="the end of the path that always heads for the ideal point above it",
    formula=Formula(
        "d' = a(S, d) - d, until nobody can gain",
        r"\dot d = a(S, d) - d,\quad t \to \infty",
    ),
    source="Raiffa (1953)",
    solve=_solve,
    example=WorkedExample(vertices=((0, 0), (3, 0), (0, 6)), points=((Fraction(3, 2), 3),)),
    exactness="rational where the path is straight, else a certified interval (1e-12)",
    refusal="the path needs a convex set; take the convex hull if lotteries are meant",
)
