"""Leximin: first the worse-off player's gain, then the other's.

Gains ``x - d`` are sorted upwards and compared lexicographically; all points with the largest
sorted gains are returned.

Three rules look at the worse-off player, and differ:

======================  =====================================  ==============================
rule                    picks                                  on {(1, 3), (1, 2), (4, 1)}, d = 0
======================  =====================================  ==============================
``egalitarian``         all points with the largest minimum    (1, 2), (1, 3) and (4, 1)
``egalitarian_pareto``  those that are Pareto optimal          (1, 3) and (4, 1)
``leximin``             those with the largest second gain     (4, 1)
======================  =====================================  ==============================

On a convex set the last two agree, since a convex set has one Pareto-optimal maximin point.  On
the curved set of independent mixtures they can differ, as on a finite one.

Source: Sen (1970), Collective choice and social welfare; Imai (1983), Individual monotonicity
and lexicographic maxmin solution, Econometrica 51.
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
    return best_in_order(problem.frontier, lambda p: sorted(subtract(p, d)))


LEXIMIN = BargainingRule(
    title="Leximin",
    statement="maximise the smaller gain over d, then the larger",
    formula=Formula(
        "lexicographic max of (x - d, y - d) sorted upwards",
        r"\operatorname{lex\,max}\ \operatorname{sort}(x - d)",
    ),
    source="Sen (1970); Imai (1983)",
    solve=_solve,
    example=WorkedExample(vertices=((1, 3), (4, 1)), points=((4, 1),), finite=True),
    sets=("convex", "finite", "curved"),
)
