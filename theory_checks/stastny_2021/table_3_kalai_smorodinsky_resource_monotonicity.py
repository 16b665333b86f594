"""Table 3, Kalai-Smorodinsky, resource monotonicity: printed as kept; broken on every domain.

The table explains the property: if the payoff for any policy profile increases, no agent is worse
off.  Raising two profiles to (0, 7) and (2, 6) raises the column player's ideal payoff, and the row
player falls from 3 to 48/19, on the finite set to 2.  What Kalai and Smorodinsky prove is
*individual* monotonicity: a player does not lose from a growth that leaves the other's ideal payoff
as it is.  Only the proportional solutions keep the stronger property (Kalai 1977).
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="kalai_smorodinsky",
    axiom="strong_monotonicity",
    kept=True,
    readings=(
        Reading(
            "only the player with the new chances",
            "kalai_smorodinsky",
            "individual_monotonicity",
            "comprehensive",
            instead=True,
        ),
        Reading(
            "the ideal point stays the same",
            "kalai_smorodinsky",
            "restricted_monotonicity",
            "comprehensive",
            instead=True,
        ),
        Reading(
            "ideal point over all of S, as printed in Table 2",
            ("kalai_smorodinsky", {"ideal": "whole_set"}),
            "strong_monotonicity",
            "convex",
        ),
    ),
    instead=(
        "individual monotonicity and restricted monotonicity hold on comprehensive problems "
        "(Kalai and Smorodinsky 1975)"
    ),
)
TABLE_3_KALAI_SMORODINSKY_RESOURCE_MONOTONICITY = Claim(
    title="Table 3: Kalai-Smorodinsky, resource monotonicity",
    statement=(
        "With the Kalai-Smorodinsky welfare function nobody is worse off when the payoffs "
        "of some profile increase."
    ),
    source="Stastny et al. (2021), Table 3; Kalai and Smorodinsky (1975)",
    expected="refuted",
    decision=CELL.decide,
    given=(
        ("game", BimatrixGame([[0, 0, 3], [4, 0, 0]], [[0, 4, 3], [0, 0, 0]])),
        ("other", BimatrixGame([[0, 0, 3], [4, 0, 2]], [[0, 4, 3], [0, 7, 6]])),
    ),
    flip=Flip("other", "row", (1, 2), "5/2"),
)
