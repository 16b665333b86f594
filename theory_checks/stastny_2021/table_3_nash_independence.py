"""Table 3, Nash, independence of irrelevant alternatives: printed as kept, and it is.

With d given, the product of gains orders all payoff pairs once and for all; the optima of a smaller
set are those optima of the larger one that are left, if any (Arrow 1959).  This needs no convexity
(Mariotti 1998; for single outcomes Zhou 1997).
"""

from fractions import Fraction

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import CONVEX, DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point


def first_optimum(problem: BargainingProblem) -> Point:
    """One of the optima: the one that is worst for the row player."""
    x, y = solve(problem, "nash").points[0]
    return Fraction(x), Fraction(y)


CELL = PropertyCell(
    rule="nash",
    axiom="independence_of_irrelevant_alternatives",
    kept=True,
    proofs=tuple(
        (domain, "one order of all payoff pairs: Nash (1950), Zhou (1997)") for domain in DOMAINS
    ),
    scope=CONVEX,
    readings=(
        Reading(
            "a single optimum, as in Zhou (1997)",
            first_optimum,
            "independence_of_irrelevant_alternatives",
            "finite",
        ),
    ),
)
TABLE_3_NASH_INDEPENDENCE = Claim(
    title="Table 3: Nash, independence",
    statement=(
        "With the Nash welfare function a third alternative does not change the choice between two."
    ),
    source="Stastny et al. (2021), Table 3; Nash (1950)",
    expected="proved",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0, 3], [5, 0, 0]], [[0, 4, 3], [0, "7/2", 0]])),
        ("other", BimatrixGame([[0, 0, 3], [5, 0, 0]], [[0, "7/2", 3], [0, "7/2", 0]])),
    ),
    flip=Flip("game", "row", (0, 2), 2),
)
