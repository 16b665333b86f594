"""Shapley's game with equilibria out of reach of Lemke-Howson."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[0, 3, 0], [2, 2, 0], [3, 0, 1]],
        [[0, 2, 3], [3, 2, 0], [0, 0, 1]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="Shapley's inaccessible equilibria",
    ),
    source=(
        "Shapley 1974, A note on the Lemke-Howson algorithm, Mathematical Programming "
        "Study 1, figure 3"
    ),
    statement=(
        "Two mixed equilibria that no Lemke-Howson path from the artificial equilibrium reaches."
    ),
    tags=("social dilemma", "symmetric"),
    extreme_equilibria=3,
)
