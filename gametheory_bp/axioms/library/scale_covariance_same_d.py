"""Scale covariance with the same d: the units of utility change, and d is not mapped along.

Scale covariance maps d with the set. Here the numbers of d stay, say at (0, 0), whatever happens
to the set. A rule that keeps this for all maps looks at the set alone; a dictator does. Where
all sets lie above d and reach down to it, only the units can change (a shift would leave a gap),
and rules that are scale covariant keep it.

Source: Nash (1950), The bargaining problem, Econometrica 18, for the axiom that maps d as well;
the form with d held fixed is stated here to tell the two apart.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

SCALE_COVARIANCE_SAME_D = Axiom(
    title="Scale covariance with the same d",
    statement="another unit and zero of each player's utility change the solution alike, at one d",
    formula=Formula(
        "F(A S, d) = A F(S, d), A x = (s_1 x_1 + t_1, s_2 x_2 + t_2), s > 0",
        r"F(A S, d) = A F(S, d),\quad A x = (s_1 x_1 + t_1,\ s_2 x_2 + t_2),\ s \gg 0",
    ),
    source="Nash (1950), d held fixed",
    relation="affine_same_d",
    demand="mapped",
    set_valued="the set of points is mapped",
    satisfied_by=Control("dictator"),
    violated_by=Control("nash"),
)
