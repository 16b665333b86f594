"""Egalitarian and grim: S for ever, and the other is held to minimax once it leaves."""

from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.grim("egalitarian, grim", (2, 2), ActionPath.constant(1, 1), 0, 1),
    game_id="asymmetric_bach_or_stravinsky",
    source="Stastny et al. 2021, Appendix E, the construction of Proposition 1",
    statement="Against the utilitarian grim norm both punish from time 1 on.",
    subgame_perfect="none",
)
