"""Strong monotonicity: if more becomes possible, nobody loses.

Also called resource monotonicity. With weak Pareto optimality and homogeneity it leaves only
the proportional solutions on comprehensive sets (Kalai 1977).

Source: Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

STRONG_MONOTONICITY = Axiom(
    title="Strong monotonicity",
    statement="if the set grows, nobody gets less",
    formula=Formula(
        "S in S' implies F(S', d) >= F(S, d)", r"S \subseteq S' \implies F(S', d) \ge F(S, d)"
    ),
    source="Kalai (1977)",
    relation="expansion",
    demand="not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("proportional"),
    violated_by=Control("kalai_smorodinsky"),
)
