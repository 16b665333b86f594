"""Twisting: chances exchanged in favour of i do not hurt i.

At the solution the set is twisted: what it gains is better for i and worse for j than the
solution, what it loses is worse for i and better for j. Then i gets no less. As in cut
monotonicity, weak and strict comparisons say the same of convex sets, and on finite sets the
solution itself stays. The Perles-Maschler solution breaks it: cutting off the corner (3, 1) below
the edge from (0, 2) moves it from (3/2, 3/2) toward the row player, to whom the corner was good.

Source: Thomson and Myerson (1980), Monotonicity and independence axioms, International Journal
of Game Theory 9; Tijs and Peters (1985), Risk sensitivity and related properties for bargaining
solutions.
"""

from gametheory_bp.axioms.axiom import EACH, Axiom, Control
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.display import Formula


def _most_left(problem: BargainingProblem) -> Solution:
    """The player with the lower hopes is the dictator."""
    row, column = problem.ideal
    return solve(problem, "dictator", player="row" if row <= column else "column")


TWISTING = Axiom(
    title="Twisting",
    statement=(
        "if S' gains only points good for i and loses only points bad for i, seen from "
        "F(S), i gets no less"
    ),
    formula=Formula(
        "x in S' without S: x_i > F_i, x_j < F_j; x in S without S': x_i < F_i, "
        "x_j > F_j imply F_i(S', d) >= F_i(S, d)",
        r"x_i > F_i(S),\ x_j < F_j(S)\ \forall x \in S' \setminus S;\ x_i < "
        r"F_i(S),\ x_j > F_j(S)\ \forall x \in S \setminus S' \implies F_i(S') \ge "
        r"F_i(S)",
    ),
    source="Thomson and Myerson (1980)",
    relation="twist",
    demand="not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("nash"),
    violated_by=Control(_most_left),
    players=EACH,
)
