"""Translation covariance: only gains matter, not the zeros of utility.

Adding a constant to each player's payoffs, those at d included, adds it to the solution. Scale
covariance implies it.

Source: Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.display import Formula


def _payoffs_not_gains(problem: BargainingProblem) -> Solution:
    """The product of payoffs instead of the product of gains over d."""
    return solve(BargainingProblem(problem.payoff_set), "nash")


TRANSLATION_COVARIANCE = Axiom(
    title="Translation covariance",
    statement="other zeros of the players' utilities change the solution alike",
    formula=Formula("F(S + t, d + t) = F(S, d) + t", r"F(S + t, d + t) = F(S, d) + t"),
    source="Kalai (1977)",
    relation="translated",
    demand="mapped",
    set_valued="the set of points is moved",
    satisfied_by=Control("nash"),
    violated_by=Control(_payoffs_not_gains),
    disagreement="transformed",
)
