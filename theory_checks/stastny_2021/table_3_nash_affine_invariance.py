"""Table 3, Nash, affine invariance: printed as kept; true if d moves with the payoffs.

Another unit multiplies the product of gains by a constant, another zero cancels in V - d.  The form
V1 V2 of section 3.3 has no d: with d kept at (0, 0) another zero of one player's payoffs changes
the choice.
"""

from fractions import Fraction

from gametheory_bp.bargaining import BargainingProblem
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import CONVEX, DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point


def product_of_payoffs(problem: BargainingProblem) -> Point:
    """The best product of payoffs, d left out of account."""
    return max(problem.payoff_set, key=lambda p: (p[0] * p[1], p))


CELL = PropertyCell(
    rule="nash",
    axiom="scale_covariance",
    kept=True,
    proofs=tuple(
        (domain, "the product is multiplied by a constant: Nash (1950), Mariotti (1998)")
        for domain in DOMAINS
    ),
    scope=CONVEX,
    numbers=(Fraction(2), Fraction(1), Fraction(1), Fraction(-1)),
    readings=(Reading("V1 V2, without d", product_of_payoffs, "translation_covariance", "finite"),),
)
TABLE_3_NASH_AFFINE_INVARIANCE = Claim(
    title="Table 3: Nash, affine invariance",
    statement="The Nash welfare function is invariant to affine transformations of the payoffs.",
    source="Stastny et al. (2021), Table 3; Nash (1950)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
