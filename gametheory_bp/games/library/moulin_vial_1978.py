"""A cyclic game in which only coarse correlated equilibria improve on Nash."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[2, 1, 0], [0, 2, 1], [1, 0, 2]],
        [[1, 2, 0], [0, 1, 2], [2, 0, 1]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="Coarse correlation beats equilibrium",
    ),
    source=(
        "after Moulin and Vial 1978, Strategically zero-sum games, International Journal "
        "of Game Theory 7"
    ),
    statement=(
        "The only correlated equilibrium is the uniform Nash equilibrium, worth 1 to "
        "each; a coarse correlated equilibrium gives both 3/2."
    ),
    tags=("correlation",),
    extreme_equilibria=1,
)
