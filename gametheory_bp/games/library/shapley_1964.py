"""Shapley's game in which fictitious play does not converge."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0, 1, 0], [0, 0, 1], [1, 0, 0]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="Shapley's cycle for fictitious play",
    ),
    source=(
        "Shapley 1964, Some topics in two-person games, Advances in Game Theory (Annals "
        "of Mathematics Studies 52)"
    ),
    statement=(
        "Fictitious play cycles for ever around the unique equilibrium, the uniform mixtures."
    ),
    tags=("correlation", "symmetric"),
    extreme_equilibria=1,
)
