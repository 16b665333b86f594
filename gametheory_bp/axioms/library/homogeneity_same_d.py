"""Homogeneity with the same d: the common unit of utility changes, and d is not mapped along.

With d = (0, 0) it is homogeneity, since d is its own multiple; with any other d the gains over d
change by more than a factor.

Source: Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45, for the
axiom that maps d as well; the form with d held fixed is stated here to tell the two apart.
"""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.display import Formula

HOMOGENEITY_SAME_D = Axiom(
    title="Homogeneity with the same d",
    statement="another unit common to both players' utilities changes the solution alike, at one d",
    formula=Formula("F(s S, d) = s F(S, d), s > 0", r"F(s S, d) = s\, F(S, d),\quad s > 0"),
    source="Kalai (1977), d held fixed",
    relation="scaled_same_d",
    demand="mapped",
    set_valued="the set of points is mapped",
    satisfied_by=Control("utilitarian"),
    violated_by=Control("nash"),
)
