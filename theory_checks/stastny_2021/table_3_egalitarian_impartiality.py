"""Table 3, egalitarian, impartiality: printed as kept, and it is, as a set of optima.

The smaller gain does not change when the players are exchanged.  On a convex set there is one
optimum; on a finite set there may be two, and picking one of them is not impartial.
"""

from fractions import Fraction

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point


def first_optimum(problem: BargainingProblem) -> Point:
    """One of the optima: the one that is worst for the row player."""
    x, y = solve(problem, "egalitarian_pareto").points[0]
    return Fraction(x), Fraction(y)


CELL = PropertyCell(
    rule="egalitarian_pareto",
    axiom="anonymity",
    kept=True,
    proofs=tuple(
        (domain, "the smaller gain is symmetric: Kalai (1977), Imai (1983)") for domain in DOMAINS
    ),
    readings=(
        Reading("leximin", "leximin", "anonymity", "finite"),
        Reading("a single optimum", first_optimum, "anonymity", "finite"),
    ),
)
TABLE_3_EGALITARIAN_IMPARTIALITY = Claim(
    title="Table 3: egalitarian, impartiality",
    statement=(
        "The egalitarian welfare function is impartial: exchanging the players changes nothing."
    ),
    source="Stastny et al. (2021), Table 3; Kalai (1977)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
