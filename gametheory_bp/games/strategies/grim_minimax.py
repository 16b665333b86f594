"""Follow the target; once the other departs, play the pure minimax action for ever.

The construction of Proposition 1 of Stastny et al. (2021): only the *other's* departure counts, and
the punishing action is the one that holds the other's best reply lowest.  A pair of these is a
Nash equilibrium for patient players wherever the target is worth more than the pure minimax
values; it is seldom subgame perfect, since nothing makes the punisher punish.

Exact on all games.
"""

from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim) -> Automaton:
    return Automaton.grim(aim.player, aim.game.shape, aim.path, aim.punishment)


GRIM_MINIMAX = Strategy(
    title="Grim minimax",
    source='J. Stastny et al., "Normative Disagreement as a Challenge for Cooperative AI" (2021)',
    statement=(
        "Follows the target until the other departs from it; then plays the pure minimax action "
        "against the other for ever."
    ),
    build=_build,
    example=StrategyExample(
        "asymmetric_bach_or_stravinsky", "24/25", (0, 0), "grim_minimax", (1, 1), ("0", "0")
    ),
    paths=True,
)
