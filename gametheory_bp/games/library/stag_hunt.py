"""The stag hunt: the good equilibrium needs trust."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[3, 0], [2, 1]],
        [[3, 2], [0, 1]],
        ("stag", "hare"),
        ("stag", "hare"),
        title="Stag hunt",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "released experiments; after Rousseau 1755"
    ),
    statement=(
        "Hunting the stag together is best for both, but hunting hare is safe: a dilemma "
        "of fear, not of greed."
    ),
    tags=("social dilemma", "symmetric"),
    extreme_equilibria=3,
)
