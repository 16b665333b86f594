"""Table 3, Kalai-Smorodinsky, Pareto optimality: printed as kept, and it is.

On a convex set the ray from d to the ideal point leaves the set between the two players' best
points, where the boundary falls.  On a finite set the leximin of the normalised gains takes the
place of the ray; it rises with either gain.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="kalai_smorodinsky",
    axiom="strong_pareto_optimality",
    kept=True,
    proofs=tuple(
        (domain, "Kalai and Smorodinsky (1975); on finite sets Nagahisa and Tanaka (2002)")
        for domain in DOMAINS
    ),
    readings=(
        Reading(
            "ideal point over all of S, as printed in Table 2",
            ("kalai_smorodinsky", {"ideal": "whole_set"}),
            "strong_pareto_optimality",
            "convex",
        ),
    ),
)
TABLE_3_KALAI_SMORODINSKY_PARETO_OPTIMALITY = Claim(
    title="Table 3: Kalai-Smorodinsky, Pareto optimality",
    statement="The optimum of the Kalai-Smorodinsky welfare function is Pareto optimal.",
    source="Stastny et al. (2021), Table 3; Kalai and Smorodinsky (1975)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
