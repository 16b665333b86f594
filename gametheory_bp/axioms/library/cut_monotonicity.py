"""Cut monotonicity: losing chances that are good for i does not help i.

The set loses points, all of them better for i than the solution. Then i gets no more. Also
called cutting. On a convex set that has points worse for i it does not matter whether "better" or
"at least as good" is said, since what is left is closed; on a finite set the latter would let the
solution itself go, and ask something of what is chosen instead.

Source: Thomson and Myerson (1980), Monotonicity and independence axioms, International Journal
of Game Theory 9.
"""

from gametheory_bp.axioms.axiom import EACH, Axiom, Control
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.display import Formula


def _most_left(problem: BargainingProblem) -> Solution:
    """Nash's product within what is left when the better off in hope is the dictator's victim."""
    row, column = problem.ideal
    return solve(problem, "dictator", player="row" if row <= column else "column")


CUT_MONOTONICITY = Axiom(
    title="Cut monotonicity",
    statement="if the set loses only points better for i than the solution, i gets no more",
    formula=Formula(
        "S' in S, x_i > F_i(S, d) for x in S without S' imply F_i(S', d) <= F_i(S, d)",
        r"S' \subseteq S,\ x_i > F_i(S, d)\ \forall x \in S \setminus S' \implies "
        r"F_i(S', d) \le F_i(S, d)",
    ),
    source="Thomson and Myerson (1980)",
    relation="cut",
    demand="not_more",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("nash"),
    violated_by=Control(_most_left),
    players=EACH,
)
