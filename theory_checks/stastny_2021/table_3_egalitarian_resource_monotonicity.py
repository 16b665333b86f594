"""Table 3, egalitarian, resource monotonicity: printed as kept; lost to Pareto optimality.

Raising one profile from (0, 0) to (3, 3/2) moves the optimum from (1, 2) to a lottery with equal
gains, on the finite set to (3, 3/2): the column player loses.  The column of Table 3 cannot be had
on comprehensive sets: equal gains (Kalai 1977) are monotone and only weakly Pareto optimal, the
constraint of Table 2 makes them Pareto optimal and not monotone.  On strictly comprehensive sets
the two are the same, and both ticks are right.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="egalitarian_pareto",
    axiom="strong_monotonicity",
    kept=True,
    proofs=(("strictly_comprehensive", "equal gains there: Kalai (1977)"),),
    readings=(
        Reading(
            "equal gains (Kalai 1977)",
            "proportional",
            "strong_monotonicity",
            "comprehensive",
            instead=True,
        ),
        Reading("equal gains (Kalai 1977)", "proportional", "strong_monotonicity", "convex"),
        Reading("leximin", "leximin", "strong_monotonicity", "finite"),
    ),
    instead=(
        "equal gains, without the constraint, keep it on comprehensive problems (Kalai 1977), "
        "and are only weakly Pareto optimal"
    ),
)
TABLE_3_EGALITARIAN_RESOURCE_MONOTONICITY = Claim(
    title="Table 3: egalitarian, resource monotonicity",
    statement=(
        "With the egalitarian welfare function nobody is worse off when the payoffs of "
        "some profile increase."
    ),
    source="Stastny et al. (2021), Table 3; Kalai (1977)",
    expected="refuted",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0], [1, 0]], [[0, 2], [2, 0]])),
        ("other", BimatrixGame([[0, 0], [1, 3]], [[0, 2], [2, "3/2"]])),
    ),
    flip=Flip("other", "column", (1, 1), 3),
)
