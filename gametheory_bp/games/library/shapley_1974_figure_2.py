"""Shapley's worked example of the Lemke-Howson algorithm."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[2, 2, 0], [0, 3, 0], [3, 0, 1]],
        [[3, 0, 2], [0, 3, 2], [0, 0, 1]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="Shapley's example for Lemke-Howson paths",
    ),
    source=(
        "Shapley 1974, A note on the Lemke-Howson algorithm, Mathematical Programming "
        "Study 1, figure 2"
    ),
    statement="Shows the paths of the Lemke-Howson algorithm on a 3 x 3 game.",
    tags=("social dilemma",),
    extreme_equilibria=3,
)
