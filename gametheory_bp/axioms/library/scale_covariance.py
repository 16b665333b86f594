"""Scale covariance: the solution does not depend on how utilities are measured.

Each player's utility may get another unit and another zero (a positive affine map); d is mapped
with the set. Also called scale invariance, or independence of equivalent utility
representations. Rules that compare the players' payoffs break it.

Source: Nash (1950), The bargaining problem, Econometrica 18.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

SCALE_COVARIANCE = Axiom(
    title="Scale covariance",
    statement="another unit and zero of each player's utility change the solution alike",
    formula=Formula(
        "F(A S, A d) = A F(S, d), A x = (s_1 x_1 + t_1, s_2 x_2 + t_2), s > 0",
        r"F(A S, A d) = A F(S, d),\quad A x = (s_1 x_1 + t_1,\ s_2 x_2 + t_2),\ s \gg 0",
    ),
    source="Nash (1950)",
    relation="affine",
    demand="mapped",
    set_valued="the set of points is mapped",
    satisfied_by=Control("nash"),
    violated_by=Control("egalitarian"),
    disagreement="transformed",
)
