"""Always B: the first norm of section 3.4, the utilitarian optimum of asymmetric BoS."""

from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

NORM = NamedNorm(
    norm=Norm.always("always B", (2, 2), 0, 0),
    game_id="asymmetric_bach_or_stravinsky",
    source="Stastny et al. 2021, section 3.4",
    statement="Both always play B and respond to deviations by continuing; nobody needs to punish.",
    subgame_perfect="[0, 1)",
)
