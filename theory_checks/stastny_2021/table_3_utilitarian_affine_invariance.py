"""Table 3, utilitarian, affine invariance: printed as not kept, and it is not.

Doubling the row player's payoffs moves the optimum from (6, 8) to the profile with (8, 5).  What is
invariant: another common unit, and another zero of either player's payoffs.
"""

from fractions import Fraction

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="utilitarian",
    axiom="scale_covariance",
    kept=False,
    numbers=(Fraction(2), Fraction(1), Fraction(0), Fraction(0)),
    readings=(
        Reading("another common unit", "utilitarian", "homogeneity", "convex"),
        Reading("other zeros", "utilitarian", "translation_covariance", "convex"),
    ),
)
TABLE_3_UTILITARIAN_AFFINE_INVARIANCE = Claim(
    title="Table 3: utilitarian, affine invariance",
    statement=(
        "The utilitarian welfare function is not invariant to affine transformations of "
        "the payoffs."
    ),
    source="Stastny et al. (2021), Table 3; Harsanyi (1955)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[0, 0, 8], [6, 9, 0]], [[0, 10, 5], [8, 0, 0]])),),
    flip=Flip("game", "row", (1, 0), "13/2"),
)
