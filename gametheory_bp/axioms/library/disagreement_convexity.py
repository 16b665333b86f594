"""Disagreement point convexity: a step toward the agreement does not change it.

If d moves along the segment from d to the solution, the solution stays: an interim agreement
half-way gives nobody a reason to bargain anew. Thomson calls it star-shaped inverse.

Source: Peters and van Damme (1991), Characterizing the Nash and Raiffa bargaining solutions by
disagreement point axioms, Mathematics of Operations Research 16.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

DISAGREEMENT_CONVEXITY = Axiom(
    title="Disagreement point convexity",
    statement="if d moves toward the solution, the solution stays",
    formula=Formula(
        "F(S, (1-w) d + w F(S, d)) = F(S, d), 0 < w < 1",
        r"F(S, (1-w) d + w F(S, d)) = F(S, d),\quad 0 < w < 1",
    ),
    source="Peters and van Damme (1991)",
    relation="disagreement_toward_solution",
    demand="same",
    set_valued="d moves toward the declared selection; the sets of points are the same",
    satisfied_by=Control("nash"),
    violated_by=Control("kalai_smorodinsky"),
    disagreement="moved",
)
