"""Asymmetric Bach or Stravinsky: welfare functions disagree about the concert."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[4, 0], [0, 2]],
        [[1, 0], [0, 2]],
        ("B", "S"),
        ("B", "S"),
        title="Asymmetric Bach or Stravinsky",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "Figure 2 (right)"
    ),
    statement=(
        "An asymmetric bargaining problem: the utilitarian rule picks (4, 1), the "
        "egalitarian one (2, 2)."
    ),
    tags=("bargaining", "coordination"),
    extreme_equilibria=3,
)
