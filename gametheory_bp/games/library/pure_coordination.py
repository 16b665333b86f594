"""Pure coordination: both want the same, and must only guess which."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[1, 0], [0, 1]],
        [[1, 0], [0, 1]],
        ("B", "S"),
        ("B", "S"),
        title="Pure coordination",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "Figure 2 (left)"
    ),
    statement=(
        "Both players only want to meet; the two efficient equilibria pay both players the same."
    ),
    tags=("coordination", "symmetric"),
    extreme_equilibria=3,
)
