"""Anonymity: the players' names do not matter.

Exchanging the players exchanges their payoffs. Implies symmetry.

Source: Thomson (1994), Cooperative models of bargaining, Handbook of Game Theory II, section 3.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

ANONYMITY = Axiom(
    title="Anonymity",
    statement="exchanging the players exchanges their payoffs",
    formula=Formula("F(pi(S), pi(d)) = pi(F(S, d))", r"F(\pi(S), \pi(d)) = \pi(F(S, d))"),
    source="Thomson (1994)",
    relation="exchanged",
    demand="exchanged",
    set_valued="the set of points is exchanged",
    satisfied_by=Control("nash"),
    violated_by=Control("dictator"),
    disagreement="transformed",
)
