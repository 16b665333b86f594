"""Individual monotonicity: chances that only i gets do not hurt i.

The set grows while the best that j can hope for stays the same. Then i gets no less.

Source: Kalai and Smorodinsky (1975), Other solutions to Nash's bargaining problem, Econometrica
43; in this form Thomson (1994), section 4.
"""

from gametheory_bp.axioms.axiom import EACH, Axiom, Control
from gametheory_bp.display import Formula

INDIVIDUAL_MONOTONICITY = Axiom(
    title="Individual monotonicity",
    statement="if the set grows and j's ideal payoff stays the same, i gets no less",
    formula=Formula(
        "S in S', a_j(S) = a_j(S') imply F_i(S', d) >= F_i(S, d)",
        r"S \subseteq S',\ a_j(S, d) = a_j(S', d) \implies F_i(S', d) \ge F_i(S, d)",
    ),
    source="Kalai and Smorodinsky (1975)",
    relation="expansion_same_other_ideal",
    demand="not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("kalai_smorodinsky"),
    violated_by=Control("nash"),
    players=EACH,
)
