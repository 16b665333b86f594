"""Turn taking: B and S alternate, and deviations are ignored."""

from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.welfare_norms import turn_taking

NORM = NamedNorm(
    norm=turn_taking("turn taking", (2, 2), [(0, 0), (1, 1)]),
    game_id="asymmetric_bach_or_stravinsky",
    source=(
        "Lau and Mui 2008, Using Turn Taking to Mitigate Coordination and Conflict Problems in "
        "the Repeated Battle of the Sexes Game"
    ),
    statement="Each favourite is played every other time; both play stage equilibria.",
    subgame_perfect="[0, 1)",
)
