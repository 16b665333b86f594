"""A stag hunt in which talk is cheap."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[9, 0], [8, 7]],
        [[9, 8], [0, 7]],
        ("C", "D"),
        ("C", "D"),
        title="Aumann's stag hunt",
    ),
    source=(
        "Aumann 1990, Nash equilibria are not self-enforcing, in Economic Decision-Making "
        "(Gabszewicz, Richard and Wolsey, editors)"
    ),
    statement=(
        "Whatever a player intends, she wants the other to play C: promises carry no information."
    ),
    tags=("social dilemma", "symmetric"),
    extreme_equilibria=3,
)
