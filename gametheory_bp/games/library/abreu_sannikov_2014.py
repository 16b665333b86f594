"""Abreu and Sannikov's example of a stage game."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[16, 3, 0], [21, 10, -1], [9, 5, -5]],
        [[9, 13, 3], [1, 4, 0], [0, -4, -15]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="A repeated duopoly",
    ),
    source=(
        "Abreu and Sannikov 2014, An algorithm for two-player repeated games with perfect "
        "monitoring, Theoretical Economics 9"
    ),
    statement=(
        "The stage game of the standard example of subgame-perfect payoffs in repeated games."
    ),
    tags=("social dilemma",),
    extreme_equilibria=1,
)
