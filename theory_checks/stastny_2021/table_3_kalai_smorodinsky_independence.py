"""Table 3, Kalai-Smorodinsky, independence: printed as not kept, and it is not.

The second game lacks the payoffs (0, 15), which nobody chose.  Without them the column player's
ideal payoff falls from 15 to 11, and the solution moves away from (8, 10), on the hull and on the
finite set.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="kalai_smorodinsky",
    axiom="independence_of_irrelevant_alternatives",
    kept=False,
    readings=(
        Reading(
            "ideal point over all of S, as printed in Table 2",
            ("kalai_smorodinsky", {"ideal": "whole_set"}),
            "independence_of_irrelevant_alternatives",
            "finite",
        ),
    ),
)
TABLE_3_KALAI_SMORODINSKY_INDEPENDENCE = Claim(
    title="Table 3: Kalai-Smorodinsky, independence",
    statement=(
        "With the Kalai-Smorodinsky welfare function a third alternative can change the "
        "choice between two."
    ),
    source="Stastny et al. (2021), Table 3; Kalai and Smorodinsky (1975)",
    expected="proved",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0, 0], [8, 10, 12]], [[0, 15, 11], [10, 8, 0]])),
        ("other", BimatrixGame([[0, 0, 0], [8, 10, 12]], [[0, 11, 11], [10, 8, 0]])),
    ),
    flip=Flip("game", "row", (1, 0), 9),
)
