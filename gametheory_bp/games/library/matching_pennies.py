"""Matching pennies: the smallest game without a pure equilibrium."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[1, -1], [-1, 1]],
        [[-1, 1], [1, -1]],
        ("heads", "tails"),
        ("heads", "tails"),
        title="Matching pennies",
    ),
    source="von Neumann 1928, Zur Theorie der Gesellschaftsspiele, Mathematische Annalen 100",
    statement="No pure equilibrium; both players toss a fair coin.",
    tags=("symmetric", "zero-sum"),
    extreme_equilibria=1,
)
