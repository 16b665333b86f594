"""Bach or Stravinsky with a way to defect."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [["7/2", 0, -3], [0, 1, -3], [2, 2, -1]],
        [[1, 0, 2], [0, 3, 2], [-3, -3, -1]],
        ("B", "S", "D"),
        ("B", "S", "D"),
        title="Bach or Stravinsky and prisoner's dilemma",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "released experiments"
    ),
    statement="Bach or Stravinsky with a third action that harms the other player.",
    tags=("social dilemma",),
    extreme_equilibria=1,
)
