"""Table 3, egalitarian, affine invariance: printed as not kept, and it is not.

Doubling the row player's payoffs moves the optimum from (6, 8) to the profile with (5, 9) on the
finite set, and to other lotteries on the hull.  What is invariant: another common unit, and another
zero of either player's payoffs.
"""

from fractions import Fraction

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="egalitarian_pareto",
    axiom="scale_covariance",
    kept=False,
    numbers=(Fraction(2), Fraction(1), Fraction(0), Fraction(0)),
    readings=(
        Reading("another common unit", "egalitarian_pareto", "homogeneity", "finite"),
        Reading("other zeros", "egalitarian_pareto", "translation_covariance", "finite"),
    ),
)
TABLE_3_EGALITARIAN_AFFINE_INVARIANCE = Claim(
    title="Table 3: egalitarian, affine invariance",
    statement=(
        "The egalitarian welfare function is not invariant to affine transformations of "
        "the payoffs."
    ),
    source="Stastny et al. (2021), Table 3; Kalai (1977)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[0, 0, 5], [6, 8, 0]], [[0, 10, 9], [8, 0, 0]])),),
    flip=Flip("game", "row", (1, 0), 7),
)
