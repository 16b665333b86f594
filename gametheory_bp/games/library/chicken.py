"""Chicken: two efficient equilibria, and a crash if both insist."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[0, -1], [1, -10]],
        [[0, 1], [-1, -10]],
        ("swerve", "drive"),
        ("swerve", "drive"),
        title="Chicken",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "released experiments; after Russell 1959"
    ),
    statement=(
        "Each player wants the other to swerve: a symmetric bargaining problem with a "
        "disaster to avoid."
    ),
    tags=("bargaining", "coordination", "symmetric"),
    extreme_equilibria=3,
)
