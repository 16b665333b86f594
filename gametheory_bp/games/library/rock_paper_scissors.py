"""Rock, paper, scissors."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[0, -1, 1], [1, 0, -1], [-1, 1, 0]],
        [[0, 1, -1], [-1, 0, 1], [1, -1, 0]],
        ("rock", "paper", "scissors"),
        ("rock", "paper", "scissors"),
        title="Rock, paper, scissors",
    ),
    source="folklore",
    statement="A cyclic zero-sum game; the unique equilibrium mixes all three actions equally.",
    tags=("symmetric", "zero-sum"),
    extreme_equilibria=1,
)
