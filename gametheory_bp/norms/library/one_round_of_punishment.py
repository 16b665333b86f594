"""One round of punishment is too short for the prisoner's dilemma."""

from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.forgiving("one round of punishment", (2, 2), ActionPath.constant(0, 0), (1, 1), 1),
    game_id="prisoners_dilemma",
    source="folklore; a control for sustainable discounts",
    statement="One step of defection costs less than it gains at every discount below 1.",
    subgame_perfect="none",
)
