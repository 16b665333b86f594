"""The Kalai-Smorodinsky solution: equal shares of what each could hope for.

The *ideal point* a has each player's best payoff over ``{x in S : x >= d}``.  On a convex set
the solution is the last point of S on the ray from d to a; it is strongly Pareto optimal, since
the ray passes between the two players' best points.  On a finite set, and on the curved set of
independent mixtures, it is the leximin of the normalised gains ``(x_i - d_i) / (a_i - d_i)``;
ties are all returned.  A player whose ideal payoff is d_i stays at d_i: then nobody gains, and
the Pareto-optimal points >= d are returned, flagged.

Two options give the printed forms:

- ``ideal="whole_set"`` takes the suprema over all of S, as in a table that writes ``sup V_i``,
  instead of those over the individually rational part.  On a convex set the point is strongly
  Pareto optimal, too: a supremum differs only where the frontier is cut off at d_1 or d_2, so
  the ray still passes between its ends.
- ``form="ratio"`` minimises the printed
  ``|(x_1 - d_1)/(x_2 - d_2) - (a_1 - d_1)/(a_2 - d_2)|`` over the Pareto-optimal points >= d
  with ``x_2 > d_2``.  On a convex set this is the same point; on a finite set it may be
  another, and it treats the two players differently.  The Pareto-optimal payoffs of independent
  mixtures are no closed set, so there the minimum may be missed and this form is refused.

Source: Kalai and Smorodinsky (1975), Other solutions to Nash's bargaining problem, Econometrica
43; finite sets: Nagahisa and Tanaka (2002), Social Choice and Welfare 19.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining.crossing_answer import nobody_gains_answer, ray_answer
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule, Parameter, RuleAnswer
from gametheory_bp.bargaining.worse_off import best_in_order
from gametheory_bp.display import Formula
from gametheory_bp.geometry.vectors import subtract
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import ParameterValue


def _solve(problem: BargainingProblem, parameters: Mapping[str, ParameterValue]) -> RuleAnswer:
    if problem.nobody_gains:
        return nobody_gains_answer(problem)
    ideal = problem.ideal
    if parameters["ideal"] == "whole_set":
        whole = problem.payoff_set
        ideal = max(x for x, _ in whole), max(y for _, y in whole)
    hope = subtract(ideal, problem.disagreement)
    if problem.set_kind == "convex":
        return ray_answer(problem, problem.disagreement, hope)
    d, frontier = problem.disagreement, problem.frontier
    if parameters["form"] == "ratio":
        ratio = hope[0] / hope[1]
        gaining = tuple(p for p in frontier if p[1] > d[1])
        return best_in_order(gaining, lambda p: -abs((p[0] - d[0]) / (p[1] - d[1]) - ratio))
    return best_in_order(
        frontier, lambda p: sorted(((p[0] - d[0]) / hope[0], (p[1] - d[1]) / hope[1]))
    )


KALAI_SMORODINSKY = BargainingRule(
    title="Kalai-Smorodinsky",
    statement="the largest gains over d in proportion to the gains at the ideal point",
    formula=Formula(
        "(x_1 - d_1) / (a_1 - d_1) = (x_2 - d_2) / (a_2 - d_2), maximal",
        r"\frac{x_1 - d_1}{a_1 - d_1} = \frac{x_2 - d_2}{a_2 - d_2},\ \text{maximal}",
    ),
    source="Kalai and Smorodinsky (1975)",
    solve=_solve,
    example=WorkedExample(
        # The asymmetric Bach or Stravinsky: ideal point (4, 2), frontier x + 2 y = 6.
        vertices=((0, 0), (4, 1), (2, 2)),
        points=((3, Fraction(3, 2)),),
    ),
    parameters=(
        Parameter(
            "ideal",
            "individually_rational",
            "where the ideal payoffs are sought: in the part at least d, or in the whole set",
            words=("individually_rational", "whole_set"),
            numeric=False,
        ),
        Parameter(
            "form",
            "normalised",
            "compare normalised gains, or the difference of ratios as printed",
            words=("normalised", "ratio"),
            numeric=False,
        ),
    ),
    sets=("convex", "finite", "curved"),
)
