"""Homogeneity: only relative payoffs matter, not the unit common to both.

The unit of utility changes for both players alike. Scale covariance implies it; rules that
compare payoffs, such as the egalitarian and the utilitarian one, satisfy it.

Source: Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.display import Formula
from gametheory_bp.geometry.vectors import Point


def _one_unit_each(problem: BargainingProblem) -> Point:
    """One unit more than at d for each, whatever the unit is."""
    d = problem.disagreement
    return d[0] + 1, d[1] + 1


HOMOGENEITY = Axiom(
    title="Homogeneity",
    statement="another unit common to both players' utilities changes the solution alike",
    formula=Formula("F(s S, s d) = s F(S, d), s > 0", r"F(s S, s d) = s\, F(S, d),\quad s > 0"),
    source="Kalai (1977)",
    relation="scaled_together",
    demand="mapped",
    set_valued="the set of points is mapped",
    satisfied_by=Control("utilitarian"),
    violated_by=Control(_one_unit_each),
    disagreement="transformed",
)
