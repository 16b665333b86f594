"""Begin with the target; then do to the other as it did in the last step.

"Cooperating" means keeping to the target, anything else is answered by one step of punishment.
Anatol Rapoport's entry in Axelrod's tournaments.  In the prisoner's dilemma a pair of these is a
Nash equilibrium for patient players; it is subgame perfect only at one discount factor at most,
since after a single defection the two take turns in defecting.

Exact on all games.
"""

from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim) -> Automaton:
    return aim.watching(
        (aim.cooperate, aim.punish),
        lambda _, own_kept, other_kept: int(not other_kept),
        ("cooperate", "punish"),
    )


TIT_FOR_TAT = Strategy(
    title="Tit for tat",
    source='R. Axelrod, "The Evolution of Cooperation" (1984)',
    statement="Cooperates first, then punishes exactly after the other did not cooperate.",
    build=_build,
    example=StrategyExample(
        "prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-21/10", "-9/5")
    ),
)
