"""Utilitarian and grim: B for ever, and the other is held to minimax once it leaves."""

from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.grim("utilitarian, grim", (2, 2), ActionPath.constant(0, 0), 0, 1),
    game_id="asymmetric_bach_or_stravinsky",
    source="Stastny et al. 2021, Appendix E, the construction of Proposition 1",
    statement="A Nash equilibrium; carrying out the punishment is not in the punisher's interest.",
    subgame_perfect="none",
)
