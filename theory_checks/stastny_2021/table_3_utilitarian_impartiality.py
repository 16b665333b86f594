"""Table 3, utilitarian, impartiality: printed as kept; true of the set of all optima.

The sum does not change when the players are exchanged.  An edge of slope -1 is optimal as a whole;
picking one of its points is not impartial unless it is the middle.
"""

from fractions import Fraction

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point


def first_optimum(problem: BargainingProblem) -> Point:
    """One of the optima: the one that is worst for the row player."""
    x, y = solve(problem, "utilitarian").points[0]
    return Fraction(x), Fraction(y)


CELL = PropertyCell(
    rule="utilitarian",
    axiom="anonymity",
    kept=True,
    proofs=tuple((domain, "the sum is symmetric: Harsanyi (1955)") for domain in DOMAINS),
    readings=(Reading("a single optimum", first_optimum, "anonymity", "convex"),),
)
TABLE_3_UTILITARIAN_IMPARTIALITY = Claim(
    title="Table 3: utilitarian, impartiality",
    statement=(
        "The utilitarian welfare function is impartial: exchanging the players changes nothing."
    ),
    source="Stastny et al. (2021), Table 3; Harsanyi (1955)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
