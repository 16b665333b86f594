"""Winkels's 6 x 2 game with segments of equilibria."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[1, 3], [1, 3], [3, 1], [3, 1], ["5/2", "5/2"], ["5/2", "5/2"]],
        [[1, 2], [0, -1], [-2, 2], [4, -1], [-1, 6], [6, -1]],
        ("1", "2", "3", "4", "5", "6"),
        ("1", "2"),
        title="Winkels's degenerate game",
    ),
    source=(
        "Winkels 1979, An algorithm to determine all equilibrium points of a bimatrix "
        "game, in Game Theory and Related Topics (Moeschlin and Pallaschke, editors)"
    ),
    statement="Degenerate: its extreme equilibria combine into segments.",
    tags=("degenerate",),
    extreme_equilibria=12,
)
