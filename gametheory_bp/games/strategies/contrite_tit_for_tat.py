"""Tit for tat that accepts punishment for its own departures.

Three states.  *Content*: cooperate; a departure of the other alone makes it *provoked*, one of its
own alone *contrite*.  *Contrite*: cooperate until it has done so once, whatever the other does.
*Provoked*: punish until the other cooperates.  Unlike tit for tat, two of these return to the
target after any single departure.

Exact on all games.
"""

from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample

CONTENT, CONTRITE, PROVOKED = range(3)


def _after(state: int, own_kept: bool, other_kept: bool) -> int:
    if state == CONTENT and own_kept != other_kept:
        return PROVOKED if own_kept else CONTRITE
    if state == CONTRITE:
        return CONTENT if own_kept else CONTRITE
    if state == PROVOKED:
        return CONTENT if other_kept else PROVOKED
    return CONTENT


def _build(aim: Aim) -> Automaton:
    return aim.watching(
        (aim.cooperate, aim.cooperate, aim.punish), _after, ("content", "contrite", "provoked")
    )


CONTRITE_TIT_FOR_TAT = Strategy(
    title="Contrite tit for tat",
    source=(
        'R. Sugden, "The Economics of Rights, Co-operation and Welfare" (1986); J. Wu and '
        'R. Axelrod, "How to cope with noise in the iterated prisoner\'s dilemma" (1995)'
    ),
    statement=(
        "Punishes the other's unprovoked departures until it cooperates, and does not answer "
        "punishment that it deserves."
    ),
    build=_build,
    example=StrategyExample(
        "prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-21/10", "-9/5")
    ),
)
