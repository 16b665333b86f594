"""Weak Pareto optimality: no feasible agreement is better for both players.

Nash (1950) asked for it in this form. On strictly comprehensive sets it is the same as the
strong form. The set S is meant whole, not only its part above d.

Source: Nash (1950), The bargaining problem, Econometrica 18; Thomson (1994), section 3.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.display import Formula
from gametheory_bp.geometry.vectors import Point


def _stay(problem: BargainingProblem) -> Point:
    """No agreement ever."""
    return problem.disagreement


WEAK_PARETO_OPTIMALITY = Axiom(
    title="Weak Pareto optimality",
    statement="no point of S is better for both players than the solution",
    formula=Formula(
        "no y in S: y_1 > F_1(S, d) and y_2 > F_2(S, d)", r"\nexists\, y \in S:\ y \gg F(S, d)"
    ),
    source="Nash (1950)",
    relation="alone",
    demand="weakly_optimal",
    set_valued="every point of the rule is weakly optimal",
    satisfied_by=Control("nash"),
    violated_by=Control(_stay),
)
