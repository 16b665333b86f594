"""Table 3, egalitarian, independence: printed as kept; broken on finite sets.

The constraint "s.t. Pareto-optimal" breaks it.  Of (3, 1) and (1, 2), smaller gain 1 both, the
egalitarian form keeps both.  A third profile with
(1, 3) dominates (1, 2), which is no longer Pareto optimal and drops out: the third alternative
decides between the two.  The comparison with leximin tells why: it orders all pairs once and for
all, and prefers (3, 1) in both cases.

On a convex set there is one optimum, and it is that of leximin; there the property holds.
Nash's own form, that a chosen point which is left stays chosen, holds on finite sets, too: it stays
Pareto optimal, and its smaller gain stays the largest.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import CONVEX, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="egalitarian_pareto",
    axiom="independence_of_irrelevant_alternatives",
    kept=True,
    proofs=tuple(
        (domain, "one optimum, the leximin one: as above, cf. Imai (1983)") for domain in CONVEX
    ),
    readings=(
        Reading(
            "leximin",
            "leximin",
            "independence_of_irrelevant_alternatives",
            "finite",
            reference="one order of all payoff pairs: Sen (1970), Arrow (1959)",
            instead=True,
        ),
        Reading("bare maximin", "egalitarian", "independence_of_irrelevant_alternatives", "finite"),
    ),
    instead=("leximin keeps it on finite sets, too"),
)
TABLE_3_EGALITARIAN_INDEPENDENCE = Claim(
    title="Table 3: egalitarian, independence",
    statement=(
        "With the egalitarian welfare function a third alternative does not change the "
        "choice between two."
    ),
    source="Stastny et al. (2021), Table 3; Kalai (1977)",
    expected="refuted",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[1, 3], [1, 1]], [[3, 1], [2, 2]])),
        ("other", BimatrixGame([[1, 3], [1, 1]], [[2, 1], [2, 2]])),
    ),
    flip=Flip("game", "column", (0, 0), 2),
)
