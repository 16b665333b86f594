"""Strong individual rationality: both players gain, whenever both can.

The weak form asks only for at least as much as at d. On essential problems, the only ones in
the named domains, the strong form asks for more; a rule that breaks the weak form breaks it
too. Utilitarian rules can leave a player with nothing, or below d where the set reaches there.

Source: Roth (1977), Individual rationality and Nash's solution to the bargaining problem,
Mathematics of Operations Research 2.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

INDIVIDUAL_RATIONALITY = Axiom(
    title="Strong individual rationality",
    statement="both players get more than at the disagreement point",
    formula=Formula("F_1(S, d) > d_1 and F_2(S, d) > d_2", r"F(S, d) \gg d"),
    source="Roth (1977)",
    relation="alone",
    demand="above_disagreement",
    set_valued="every point of the rule is better than d for both",
    satisfied_by=Control("nash"),
    violated_by=Control("utilitarian"),
)
