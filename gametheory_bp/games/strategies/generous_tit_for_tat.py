"""Tit for tat that forgives a departure with some probability.

After the other departed from the target it plays the target with probability ``generosity`` and
the punishment otherwise.  Nowak and Sigmund's value for the prisoner's dilemma with payoffs
T > R > P > S is ``min(1 - (T - R)/(R - S), (R - P)/(T - P))``: 1/3, the default here, for
5 > 3 > 1 > 0.

Exact on all games; the automaton is mixed.
"""

from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim, *, generosity: Any = "1/3") -> Automaton:
    g = as_fraction(generosity, where="generosity")
    if not 0 <= g <= 1:
        raise InputValueError(f"generosity is {g}; it is a probability in [0, 1]")
    forgiving = tuple(g * x + (1 - g) * y for x, y in zip(aim.cooperate, aim.punish, strict=True))
    return aim.watching(
        (aim.cooperate, forgiving),
        lambda _, own_kept, other_kept: int(not other_kept),
        ("cooperate", "forgive or punish"),
    )


GENEROUS_TIT_FOR_TAT = Strategy(
    title="Generous tit for tat",
    source='M. A. Nowak and K. Sigmund, "Tit for tat in heterogeneous populations" (1992)',
    statement=(
        "Cooperates first and after the other's cooperation; otherwise cooperates with "
        "probability `generosity` and else punishes."
    ),
    build=_build,
    example=StrategyExample(
        "prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-12/5", "-6/5")
    ),
)
