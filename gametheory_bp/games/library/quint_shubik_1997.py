"""Coordination on one of four points: 2^4 - 1 equilibria."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
        [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
        ("1", "2", "3", "4"),
        ("1", "2", "3", "4"),
        title="Four ways to meet",
    ),
    source=(
        "Quint and Shubik 1997, A theorem on the number of Nash equilibria in a bimatrix "
        "game, International Journal of Game Theory 26"
    ),
    statement="Every set of meeting points carries one equilibrium: fifteen in all.",
    tags=("coordination", "symmetric"),
    extreme_equilibria=15,
)
