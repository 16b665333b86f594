"""Restricted monotonicity: if the set grows below the same ideal point, nobody loses.

Individual monotonicity, asked for both players at once, implies it.

Source: Roth (1979), An impossibility result concerning n-person bargaining games, International
Journal of Game Theory 8; Rosenthal (1976); in this form Thomson (1994), section 4.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

RESTRICTED_MONOTONICITY = Axiom(
    title="Restricted monotonicity",
    statement="if the set grows and the ideal point stays the same, nobody gets less",
    formula=Formula(
        "S in S', a(S, d) = a(S', d) imply F(S', d) >= F(S, d)",
        r"S \subseteq S',\ a(S, d) = a(S', d) \implies F(S', d) \ge F(S, d)",
    ),
    source="Roth (1979)",
    relation="expansion_same_ideal",
    demand="not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("kalai_smorodinsky"),
    violated_by=Control("nash"),
)
