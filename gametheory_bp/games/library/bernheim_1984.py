"""Bernheim's game: more actions are rationalizable than are equilibria."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[0, 2, 7, 0], [5, 3, 5, 0], [7, 2, 0, 0], [0, 0, 0, 10]],
        [[7, 5, 0, 1], [2, 3, 2, 1], [0, 5, 7, 1], [0, -2, 0, -1]],
        ("1", "2", "3", "4"),
        ("1", "2", "3", "4"),
        title="Rationalizable actions",
    ),
    source="Bernheim 1984, Rationalizable strategic behavior, Econometrica 52",
    statement=(
        "Three of each player's actions are rationalizable, one is played in the unique "
        "equilibrium."
    ),
    tags=("degenerate",),
    extreme_equilibria=1,
)
