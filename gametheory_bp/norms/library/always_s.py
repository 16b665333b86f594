"""Always S: the second norm of section 3.4, the egalitarian optimum of asymmetric BoS."""

from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.always("always S", (2, 2), 1, 1),
    game_id="asymmetric_bach_or_stravinsky",
    source="Stastny et al. 2021, section 3.4",
    statement="Both always play S and respond to deviations by continuing.",
    subgame_perfect="[0, 1)",
)
