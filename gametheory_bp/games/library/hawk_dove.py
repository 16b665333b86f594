"""Hawks and doves contest a prize."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[-1, 2], [0, 1]],
        [[-1, 0], [2, 1]],
        ("hawk", "dove"),
        ("hawk", "dove"),
        title="Hawks and doves",
    ),
    source=(
        "Maynard Smith and Price 1973, The logic of animal conflict, Nature 246; prize 2, "
        "cost of a fight 4"
    ),
    statement="The mixed equilibrium, half hawks, is the evolutionarily stable population.",
    tags=("bargaining", "coordination", "symmetric"),
    extreme_equilibria=3,
)
