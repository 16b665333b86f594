"""The worked example of best-response polytopes."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[3, 3], [2, 5], [0, 6]],
        [[3, 2], [2, 6], [3, 1]],
        ("1", "2", "3"),
        ("4", "5"),
        title="Equilibria of a 3 x 2 game",
    ),
    source=(
        "von Stengel 2007, Equilibrium computation for two-player games in strategic and "
        "extensive form, in Algorithmic Game Theory (Nisan et al., editors), chapter 3"
    ),
    statement=(
        "The standard picture of best-response polytopes: three equilibria, one pure and two mixed."
    ),
    tags=("social dilemma",),
    extreme_equilibria=3,
)
