"""Bach or Stravinsky with one unreasonable equilibrium."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[15, 0], [0, 1]],
        [[10, 0], [0, 11]],
        ("B", "S"),
        ("B", "S"),
        title="Extreme Bach or Stravinsky",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "section 3.3 (zeros off the diagonal are our choice)"
    ),
    statement=(
        "Both equilibria are efficient, yet no impartial welfare function prefers (1, 11) "
        "to (15, 10)."
    ),
    tags=("bargaining", "coordination"),
    extreme_equilibria=3,
)
