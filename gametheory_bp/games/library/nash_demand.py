"""Nash's demand game over four units."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[0, 0, 0, 0, 0], [1, 1, 1, 1, 0], [2, 2, 2, 0, 0], [3, 3, 0, 0, 0], [4, 0, 0, 0, 0]],
        [[0, 1, 2, 3, 4], [0, 1, 2, 3, 0], [0, 1, 2, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 0]],
        ("0", "1", "2", "3", "4"),
        ("0", "1", "2", "3", "4"),
        title="Demand game over four units",
    ),
    source=(
        "Nash 1953, Two-person cooperative games, Econometrica 21, with demands of whole units"
    ),
    statement=(
        "Both demand a share of four units and get it if the demands are compatible: "
        "every split is an equilibrium."
    ),
    tags=("bargaining", "coordination", "degenerate", "symmetric"),
    extreme_equilibria=24,
)
