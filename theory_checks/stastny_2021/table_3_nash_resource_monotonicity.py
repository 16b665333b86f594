"""Table 3, Nash, resource monotonicity: printed as not kept, and it is not.

Raising the payoffs of two profiles to (0, 7) and (2, 6) moves the optimum from (3, 3) to (2, 6):
the row player loses, on the hull of the payoffs as well as on the finite set.  The pair of games
serves both readings of "the payoff for any policy profile increases": a profile is raised, and the
set of attainable payoffs grows.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import CONVEX, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="nash",
    axiom="strong_monotonicity",
    kept=False,
    scope=CONVEX,
    readings=(
        Reading(
            "only the player with the new chances",
            "nash",
            "individual_monotonicity",
            "comprehensive",
        ),
    ),
)
TABLE_3_NASH_RESOURCE_MONOTONICITY = Claim(
    title="Table 3: Nash, resource monotonicity",
    statement=(
        "With the Nash welfare function somebody can be worse off when the payoffs of "
        "some profile increase."
    ),
    source="Stastny et al. (2021), Table 3; Nash (1950)",
    expected="proved",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0, 3], [4, 0, 0]], [[0, 4, 3], [0, 0, 0]])),
        ("other", BimatrixGame([[0, 0, 3], [4, 0, 2]], [[0, 4, 3], [0, 7, 6]])),
    ),
    flip=Flip("other", "row", (1, 2), "5/2"),
)
