"""Myerson's game behind proper equilibrium."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[1, 0, -9], [0, 0, -7], [-9, -7, -7]],
        [[1, 0, -9], [0, 0, -7], [-9, -7, -7]],
        ("1", "2", "3"),
        ("1", "2", "3"),
        title="Perfect but not proper",
    ),
    source=(
        "Myerson 1978, Refinements of the Nash equilibrium concept, International Journal "
        "of Game Theory 7"
    ),
    statement=(
        "Three pure equilibria, of which only (1, 1) survives trembles that are rarer the "
        "costlier they are."
    ),
    tags=("degenerate", "symmetric"),
    extreme_equilibria=3,
)
