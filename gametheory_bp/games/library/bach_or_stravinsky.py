"""Bach or Stravinsky: better together than alone, but at whose concert."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[3, 0], [0, 2]],
        [[2, 0], [0, 3]],
        ("B", "S"),
        ("B", "S"),
        title="Bach or Stravinsky",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "Figure 2 (middle); after Luce and Raiffa 1957, Games and Decisions, section 5.3"
    ),
    statement=(
        "A symmetric bargaining problem: a fair coin between the two concerts treats both alike."
    ),
    tags=("bargaining", "coordination", "symmetric"),
    extreme_equilibria=3,
)
