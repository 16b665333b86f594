"""A game in which only coarse correlated equilibria improve on Nash."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[3, 1, 4], [1, 5, 0], [1, 0, 2]],
        [[3, 1, 1], [4, 2, 0], [1, 0, 5]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="Coarse correlation beats equilibrium",
    ),
    source=(
        "Moulin and Vial 1978, Strategically zero-sum games, International Journal of Game "
        "Theory 7, with the payoffs usual in experiments"
    ),
    statement=(
        "The only correlated equilibrium is the pure Nash equilibrium (3, 3); a public lottery "
        "over the diagonal is a coarse correlated equilibrium worth 10/3 to each."
    ),
    tags=("correlation", "symmetric"),
    extreme_equilibria=1,
)
