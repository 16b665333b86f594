"""Kreps and Wilson's introductory example in strategic form."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[0, 0], [-1, -1], [-2, 3]],
        [[0, 0], [2, 0], [-2, -1]],
        ("1", "2", "3"),
        ("1", "2"),
        title="Kreps and Wilson's first figure",
    ),
    source="Kreps and Wilson 1982, Sequential equilibria, Econometrica 50, figure 1",
    statement=(
        "The first row ends the game: every reply to it is optimal, so the game is degenerate "
        "and has a segment of equilibria next to a pure one."
    ),
    tags=("degenerate",),
    extreme_equilibria=3,
)
