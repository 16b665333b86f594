"""Grim cooperation: cooperate until anybody defects, then defect for ever."""

from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.grim("grim cooperation", (2, 2), ActionPath.constant(0, 0), 1, 1, watch="either"),
    game_id="prisoners_dilemma",
    source="Friedman 1971, A non-cooperative equilibrium for supergames",
    statement="Both judge any defection, their own too; so punishment is itself an equilibrium.",
    subgame_perfect="[1/2, 1)",
)
