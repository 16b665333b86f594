"""Step-by-step negotiation: bargaining in two rounds ends where one round does.

The players first agree within a part S of what is possible, then bargain over all of T from
that agreement. With weak Pareto optimality, individual rationality and homogeneity it leaves
only the proportional solutions (Kalai 1977).

Source: Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

STEP_BY_STEP_NEGOTIATION = Axiom(
    title="Step-by-step negotiation",
    statement="bargaining over T from the solution of a smaller S gives the solution of T",
    formula=Formula(
        "S in T implies F(T, F(S, d)) = F(T, d)", r"S \subseteq T \implies F(T, F(S, d)) = F(T, d)"
    ),
    source="Kalai (1977)",
    relation="stepwise",
    demand="same",
    set_valued=(
        "the second round starts from the declared selection; the sets of points are the same"
    ),
    satisfied_by=Control("proportional"),
    violated_by=Control("nash"),
    disagreement="moved",
)
