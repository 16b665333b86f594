"""Aumann's chicken: correlated equilibria better than any mixture of Nash equilibria."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[6, 2], [7, 0]],
        [[6, 7], [2, 0]],
        ("T", "B"),
        ("L", "R"),
        title="Aumann's game of correlated strategies",
    ),
    source=(
        "Aumann 1974, Subjectivity and correlation in randomized strategies, Journal of "
        "Mathematical Economics 1"
    ),
    statement=(
        "Private signals give both players 5 in equilibrium, and up to 5 1/4: outside the "
        "hull of the Nash payoffs."
    ),
    tags=("bargaining", "coordination", "correlation", "social dilemma", "symmetric"),
    extreme_equilibria=3,
)
