"""Table 3, utilitarian, resource monotonicity: printed as not kept, and it is not.

Raising the payoffs of two profiles to (0, 7) and (2, 6) moves the optimum from (3, 3) to (2, 6):
the row player loses.  Both optima are unique, so no selection among ties is behind it.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import PropertyCell
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="utilitarian",
    axiom="strong_monotonicity",
    kept=False,
)
TABLE_3_UTILITARIAN_RESOURCE_MONOTONICITY = Claim(
    title="Table 3: utilitarian, resource monotonicity",
    statement=(
        "With the utilitarian welfare function somebody can be worse off when the payoffs "
        "of some profile increase."
    ),
    source="Stastny et al. (2021), Table 3; Harsanyi (1955)",
    expected="proved",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0, 3], [4, 0, 0]], [[0, 4, 3], [0, 0, 0]])),
        ("other", BimatrixGame([[0, 0, 3], [4, 0, 2]], [[0, 4, 3], [0, 7, 6]])),
    ),
    flip=Flip("other", "row", (1, 2), "5/2"),
)
