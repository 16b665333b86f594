"""Risk sensitivity: a more risk-averse opponent is an advantage.

Player i's utility is replaced by an increasing concave function of it that keeps d_i (here: of
one slope up to a point, of a smaller one beyond). Then j gets no less.

Source: Kihlstrom, Roth and Schmeidler (1981), Risk aversion and solutions to Nash's bargaining
problem, in Game Theory and Mathematical Economics.
"""

from gametheory_bp.axioms.axiom import EACH, Axiom, Control
from gametheory_bp.display import Formula

RISK_SENSITIVITY = Axiom(
    title="Risk sensitivity",
    statement="if i's utility becomes a concave function of what it was, j gets no less",
    formula=Formula(
        "S' = {(k(x_i), x_j)}, k increasing and concave, k(d_i) = d_i imply F_j(S', "
        "d) >= F_j(S, d)",
        r"S' = \{(k(x_i), x_j) : x \in S\},\ k \text{ increasing, concave},\ k(d_i) = "
        r"d_i \implies F_j(S', d) \ge F_j(S, d)",
    ),
    source="Kihlstrom, Roth and Schmeidler (1981)",
    relation="concave_transform",
    demand="other_not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("nash"),
    violated_by=Control("proportional"),
    players=EACH,
    disagreement="transformed",
)
