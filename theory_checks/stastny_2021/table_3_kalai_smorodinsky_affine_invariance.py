"""Table 3, Kalai-Smorodinsky, affine invariance: printed as kept, and it is.

Gains divided by the gains at the ideal point have no unit and no zero.
"""

from fractions import Fraction

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="kalai_smorodinsky",
    axiom="scale_covariance",
    kept=True,
    proofs=tuple(
        (domain, "normalised gains: Kalai and Smorodinsky (1975), Nagahisa and Tanaka (2002)")
        for domain in DOMAINS
    ),
    numbers=(Fraction(2), Fraction(1), Fraction(1), Fraction(-1)),
    readings=(
        Reading(
            "ideal point over all of S, as printed in Table 2",
            ("kalai_smorodinsky", {"ideal": "whole_set"}),
            "scale_covariance",
            "convex",
        ),
    ),
)
TABLE_3_KALAI_SMORODINSKY_AFFINE_INVARIANCE = Claim(
    title="Table 3: Kalai-Smorodinsky, affine invariance",
    statement=(
        "The Kalai-Smorodinsky welfare function is invariant to affine transformations of "
        "the payoffs."
    ),
    source="Stastny et al. (2021), Table 3; Kalai and Smorodinsky (1975)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
