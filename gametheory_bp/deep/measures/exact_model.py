"""The exact games behind the tables: every position a state, or states up to symmetry."""

from __future__ import annotations

from typing import Any

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.coin_stochastic_game import coin_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays

__all__ = ["class_game", "position_arrays"]


def position_arrays(tables: GameTables, discount: Any) -> StochasticArrays:
    """The game with all states of the tables, in their order; pairs are numbered as the cells.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> position_arrays(game_tables("cg"), "24/25")
    StochasticArrays(1152 states, 18432 pairs, discount=24/25)
    """
    d = as_fraction(discount, where="discount")
    if tables.kind == "coin_game":
        return StochasticArrays.of(tables.source, d)
    game = tables.source
    m, n = game.shape
    law = [[a * n + b for b in range(n)] for a in range(m)]
    return StochasticArrays.of(
        StochasticGame.build(
            [game.row_payoffs] * tables.states,
            [game.column_payoffs] * tables.states,
            [law] * tables.states,
            d,
            initial=m * n,
        )
    )


def class_game(tables: GameTables, discount: Any) -> StochasticGame:
    """The game for the optimum: states that a symmetry identifies are one."""
    if tables.kind == "coin_game":
        return coin_game(tables.source.rules, discount)
    return StochasticGame.of(RepeatedGame(tables.source, discount))
