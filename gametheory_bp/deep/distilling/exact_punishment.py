"""The exact minimax policies of a game as tables over all states: the best punishers can do."""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.deep.amtft.rule import Policy
from gametheory_bp.deep.distilling.state_map import StateMap
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

__all__ = ["exact_punishment"]


def exact_punishment(
    tables: GameTables, *, discount: Any = "24/25", mixed: bool = True
) -> tuple[Policy, Policy]:
    """What row and column do to hold the other down, whatever it does.

    Row plays the minimiser's side of the zero-sum game with column's payoffs, and the other way
    round (Shapley 1953).  Punishers who learn against each other, or against a selfish learner,
    can do no better than these against a best answer.

    Parameters
    ----------
    tables : GameTables
    discount : number or str
        In [0, 1).
    mixed : bool
        Whether punishers may mix; else they commit to an action in each state.

    Returns
    -------
    pair of float array, shape (states, actions)
        As :class:`.LearnedRule` takes them.

    Raises
    ------
    InputTypeError
        If these are no tables.

    Notes
    -----
    *Exactness*: the policies are exact, or within the proved bounds of
    :func:`.stochastic_minimax`, before they are rounded to floats.  *Certificate*: that function
    gives one for the values.

    Examples
    --------
    Defection in the prisoner's dilemma.

    >>> from gametheory_bp.deep import game_tables
    >>> row, column = exact_punishment(game_tables("prisoners_dilemma"))
    >>> row[0].tolist(), column[4].tolist()
    ([0.0, 1.0], [0.0, 1.0])
    """
    if not isinstance(tables, GameTables):
        raise InputTypeError(f"got a {type(tables).__name__}; give game_tables(...)")
    small = StateMap.of(tables, discount)
    game = small.game if isinstance(small.game, StochasticGame) else StochasticGame.of(small.game)
    row = [s.row for s in stochastic_minimax(game, "column", mixed).strategies]
    column = [s.column for s in stochastic_minimax(game, "row", mixed).strategies]
    return small.mixed(0, _floats(row)), small.mixed(1, _floats(column))


def _floats(rows: list[Any]) -> Any:
    found = np.array([[float(p) for p in line] for line in rows])
    return found / found.sum(axis=1, keepdims=True)
