"""Table 3, utilitarian, independence: printed as kept, and it is.

The sum orders all payoff pairs once and for all; the optima of a smaller set are those optima of
the larger one that are left, if any (Arrow 1959).
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="utilitarian",
    axiom="independence_of_irrelevant_alternatives",
    kept=True,
    proofs=tuple((domain, "one order of all payoff pairs: Arrow (1959)") for domain in DOMAINS),
)
TABLE_3_UTILITARIAN_INDEPENDENCE = Claim(
    title="Table 3: utilitarian, independence",
    statement=(
        "With the utilitarian welfare function a third alternative does not change the "
        "choice between two."
    ),
    source="Stastny et al. (2021), Table 3; Harsanyi (1955)",
    expected="proved",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0, 3], [5, 0, 0]], [[0, 4, 3], [0, "7/2", 0]])),
        ("other", BimatrixGame([[0, 0, 3], [5, 0, 0]], [[0, "7/2", 3], [0, "7/2", 0]])),
    ),
    flip=Flip("game", "row", (0, 2), 4),
)
