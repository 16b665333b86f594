"""Symmetry: in a symmetric problem the players get the same.

A problem is symmetric if S and d stay the same when the players exchange roles. Symmetry speaks
of those problems only; anonymity, which speaks of all, implies it.

Source: Nash (1950), The bargaining problem, Econometrica 18.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

SYMMETRY = Axiom(
    title="Symmetry",
    statement="if S and d are symmetric, the solution is symmetric",
    formula=Formula(
        "S = pi(S), d_1 = d_2 imply F_1(S, d) = F_2(S, d)",
        r"S = \pi(S),\ d_1 = d_2 \implies F_1(S, d) = F_2(S, d)",
    ),
    source="Nash (1950)",
    relation="symmetric",
    demand="exchanged",
    set_valued="the set of points is symmetric; a single point has equal payoffs",
    satisfied_by=Control("nash"),
    violated_by=Control("proportional", parameters=(("weight", "1/3"),)),
)
