"""Strong Pareto optimality: nobody can gain without the other losing.

The egalitarian solution of comprehensive sets with a horizontal or vertical edge is only weakly
optimal: it stops where the first player cannot gain any more.

Source: Thomson (1994), Cooperative models of bargaining, Handbook of Game Theory II, section 3.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

STRONG_PARETO_OPTIMALITY = Axiom(
    title="Strong Pareto optimality",
    statement="no point of S is better for one player and at least as good for the other",
    formula=Formula(
        "no y in S: y >= F(S, d), y != F(S, d)",
        r"\nexists\, y \in S:\ y \ge F(S, d),\ y \ne F(S, d)",
    ),
    source="Thomson (1994)",
    relation="alone",
    demand="strongly_optimal",
    set_valued="every point of the rule is strongly optimal",
    satisfied_by=Control("nash"),
    violated_by=Control("proportional"),
)
