"""Disagreement point concavity: agreeing before a lottery over d is resolved hurts nobody.

If d will be one of two points at random, bargaining now, from the mean, gives both players at
least the mean of what they would get later.

Source: Chun and Thomson (1990), Bargaining problems with uncertain disagreement points,
Econometrica 58.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

DISAGREEMENT_CONCAVITY = Axiom(
    title="Disagreement point concavity",
    statement="from a mixture of two disagreement points both get at least the mixture",
    formula=Formula(
        "F(S, (1-w) d + w d') >= (1-w) F(S, d) + w F(S, d'), 0 < w < 1",
        r"F(S, (1-w) d + w d') \ge (1-w) F(S, d) + w F(S, d'),\quad 0 < w < 1",
    ),
    source="Chun and Thomson (1990)",
    relation="disagreement_mixture",
    demand="mixture_not_less",
    set_valued="made of the declared selection from the rule's points",
    satisfied_by=Control("proportional"),
    violated_by=Control("kalai_smorodinsky"),
    disagreement="moved",
)
