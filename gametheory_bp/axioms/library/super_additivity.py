"""Super-additivity: bargaining over two issues together hurts nobody.

The sum of two problems has all sums of their payoffs, and the sum of their disagreement points.
Perles and Maschler state it for sets without points below d. Where there are such points the sum
has points above d + e that are no sums of points above d and e, and their solution breaks it.

Source: Perles and Maschler (1981), The super-additive solution for the Nash bargaining game,
International Journal of Game Theory 10.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

SUPER_ADDITIVITY = Axiom(
    title="Super-additivity",
    statement="from the sum of two problems both get at least the sum of what they get from each",
    formula=Formula(
        "F(S + T, d + e) >= F(S, d) + F(T, e)", r"F(S + T, d + e) \ge F(S, d) + F(T, e)"
    ),
    source="Perles and Maschler (1981)",
    relation="sum",
    demand="sum_not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("perles_maschler", "comprehensive_individually_rational"),
    violated_by=Control("kalai_smorodinsky"),
    disagreement="transformed",
)
