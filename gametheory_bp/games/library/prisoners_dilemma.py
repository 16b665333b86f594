"""The prisoner's dilemma with the payoffs of the iterated experiments."""

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import NamedGame

GAME = NamedGame(
    game=BimatrixGame(
        [[-1, -3], [0, -2]],
        [[-1, 0], [-3, -2]],
        ("C", "D"),
        ("C", "D"),
        title="Prisoner's dilemma",
    ),
    source=(
        "Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI, "
        "iterated prisoner's dilemma; after Tucker 1950"
    ),
    statement="Defection dominates, and the only equilibrium is worse for both than cooperation.",
    tags=("social dilemma", "symmetric"),
    extreme_equilibria=1,
)
