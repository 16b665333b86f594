"""Chicken with unequal stakes."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[2, -1], ["5/2", -10]],
        [[0, 1], [-1, -10]],
        ("swerve", "drive"),
        ("swerve", "drive"),
        title="Asymmetric chicken",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "released experiments"
    ),
    statement=(
        "Chicken in which the row player gains less by driving on, and more by meeting a "
        "swerving partner."
    ),
    tags=("bargaining", "coordination"),
    extreme_equilibria=3,
)
