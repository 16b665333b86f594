"""Punish only after the other departed from the target twice in a row.

Exact on all games.
"""

from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim) -> Automaton:
    return aim.watching(
        (aim.cooperate, aim.cooperate, aim.punish),
        lambda state, own_kept, other_kept: 0 if other_kept else min(state + 1, 2),
        ("cooperate", "warned", "punish"),
    )


TIT_FOR_TWO_TATS = Strategy(
    title="Tit for two tats",
    source='R. Axelrod, "The Evolution of Cooperation" (1984)',
    statement="Punishes as long as the other has not cooperated in either of the last two steps.",
    build=_build,
    example=StrategyExample(
        "prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-219/100", "-81/50")
    ),
)
