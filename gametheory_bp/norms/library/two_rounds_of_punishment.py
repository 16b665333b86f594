"""Two rounds of punishment, then cooperation again; leaving punishment starts it anew."""

from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.forgiving("two rounds of punishment", (2, 2), ActionPath.constant(0, 0), (1, 1), 2),
    game_id="prisoners_dilemma",
    source="Mailath and Samuelson 2006, Repeated Games and Reputations, ch. 2; after Abreu 1988",
    statement="Forgives after two steps; the least discount is the golden ratio minus 1.",
    subgame_perfect="[0.61803398875 (root of t^2 + t - 1), 1)",
)
