"""Asymmetric Bach or Stravinsky with a way to defect."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[4, 0, -6], [0, 2, -6], [5, 5, -1]],
        [[1, 0, 5], [0, 2, 5], [-6, -6, -1]],
        ("B", "S", "D"),
        ("B", "S", "D"),
        title="Asymmetric Bach or Stravinsky and prisoner's dilemma",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "released experiments"
    ),
    statement=(
        "A third action exploits whoever cooperates: defection dominates, and both "
        "concerts beat it for both."
    ),
    tags=("social dilemma",),
    extreme_equilibria=1,
)
