"""Cooperate exactly after both kept to the target, or neither did ("Pavlov").

In the prisoner's dilemma: keep the last action after a good payoff, change it after a bad one.

Exact on all games.
"""

from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim) -> Automaton:
    return aim.watching(
        (aim.cooperate, aim.punish),
        lambda _, own_kept, other_kept: int(own_kept != other_kept),
        ("cooperate", "punish"),
    )


WIN_STAY_LOSE_SHIFT = Strategy(
    title="Win-stay, lose-shift",
    source=(
        'M. A. Nowak and K. Sigmund, "A strategy of win-stay, lose-shift that outperforms '
        "tit-for-tat in the Prisoner's Dilemma game\" (1993)"
    ),
    statement="Cooperates first, and then after steps in which both or neither cooperated.",
    build=_build,
    example=StrategyExample(
        "prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-48/19", "-18/19")
    ),
)
