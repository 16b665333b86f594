"""Strong disagreement point monotonicity: a better fall-back position helps at the other's cost.

As disagreement point monotonicity; moreover j gets no more. For strongly Pareto-optimal rules
of two players both forms agree.

Source: Thomson (1987), Monotonicity of bargaining solutions with respect to the disagreement
point, Journal of Economic Theory 42.
"""

from gametheory_bp.axioms.axiom import EACH, Axiom, Control
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.display import Formula


def _conceding(problem: BargainingProblem) -> Solution:
    """Nash's product with the players' fall-back positions exchanged."""
    d = problem.disagreement
    return solve(BargainingProblem(problem.payoff_set, (d[1], d[0])), "nash")


STRONG_DISAGREEMENT_MONOTONICITY = Axiom(
    title="Strong disagreement point monotonicity",
    statement="if d_i rises and nothing else changes, i gets no less and j no more",
    formula=Formula(
        "d'_i > d_i, d'_j = d_j imply F_i(S, d') >= F_i(S, d), F_j(S, d') <= F_j(S, d)",
        r"d_i' > d_i,\ d_j' = d_j \implies F_i(S, d') \ge F_i(S, d),\ F_j(S, d') \le F_j(S, d)",
    ),
    source="Thomson (1987)",
    relation="disagreement_raised",
    demand="not_less_other_not_more",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("nash"),
    violated_by=Control(_conceding),
    players=EACH,
    disagreement="moved",
)
