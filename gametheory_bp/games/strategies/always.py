"""Follow the target, whatever the other does.

For one action pair this is an unconditional strategy, such as "always cooperate" or "always B";
for a path the player's part of the path.  The norms of section 3.4 of Stastny et al. (2021) answer
a deviation by such play.

Exact on all games.
"""

from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim) -> Automaton:
    return Automaton.following(aim.player, aim.game.shape, aim.path)


ALWAYS = Strategy(
    title="Always the target",
    source='R. Axelrod, "The Evolution of Cooperation" (1984), as "always cooperate"',
    statement="Plays its part of the target for ever and answers nothing.",
    build=_build,
    example=StrategyExample("prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-3", "0")),
    paths=True,
)
