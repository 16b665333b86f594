"""Additivity: bargaining over two issues together or apart makes no difference.

The sum of two problems has all sums of their payoffs, and the sum of their disagreement points.
It is characteristic of utilitarian rules (Myerson 1981).

Source: Myerson (1981), Utilitarianism, egalitarianism, and the timing effect in social choice
problems, Econometrica 49.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

ADDITIVITY = Axiom(
    title="Additivity",
    statement="the solution of the sum of two problems is the sum of their solutions",
    formula=Formula("F(S + T, d + e) = F(S, d) + F(T, e)", r"F(S + T, d + e) = F(S, d) + F(T, e)"),
    source="Myerson (1981)",
    relation="sum",
    demand="sum_same",
    set_valued="the set of points is the sum of the two sets of points",
    satisfied_by=Control("utilitarian"),
    violated_by=Control("perles_maschler"),
    disagreement="transformed",
)
