"""Table 3, Nash, impartiality: printed as kept; true of the set of all optima.

The product of gains does not change when the players are exchanged.  On a finite set there can be
several optima; read as a set they are exchanged with the players (Mariotti 1998).  Zhou (1997) asks
for a single outcome on sets that need not be convex: then impartiality is lost, since of
{(1, 2), (2, 1)} neither point is symmetric, whichever is chosen.
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
    axiom="anonymity",
    kept=True,
    proofs=tuple(
        (domain, "the product is symmetric: Nash (1950), Mariotti (1998)") for domain in DOMAINS
    ),
    scope=CONVEX,
    readings=(
        Reading("symmetric problems only", "nash", "symmetry", "finite"),
        Reading("a single optimum, as in Zhou (1997)", first_optimum, "anonymity", "finite"),
    ),
)
TABLE_3_NASH_IMPARTIALITY = Claim(
    title="Table 3: Nash, impartiality",
    statement="The Nash welfare function is impartial: exchanging the players changes nothing.",
    source="Stastny et al. (2021), Table 3; Nash (1950)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
