"""A model of a coin game in plain tuples of fractions, as the record of a stochastic game has them.

``StochasticGame(*stochastic_tables(model), discount)`` is the whole conversion.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.state import Cell, CoinGameState
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["StochasticTables", "state_name", "stochastic_tables"]

Lottery = tuple[tuple[int, Fraction], ...]


class StochasticTables(NamedTuple):
    """States, payoffs and laws.

    Attributes
    ----------
    states : tuple of str
        Names of the states, all different.
    stages : tuple of PayoffTable
        Expected rewards of one step in each state; red is the row player.
    law : ``law[s][a][b]``, tuple of (state, Fraction)
        Next states, ascending, with positive probabilities that sum to 1.
    initial : tuple of (state, Fraction)
        The first state.
    """

    states: tuple[str, ...]
    stages: tuple[PayoffTable, ...]
    law: tuple[tuple[tuple[Lottery, ...], ...], ...]
    initial: Lottery


def stochastic_tables(model: CoinGameModel) -> StochasticTables:
    """The model in tuples.

    Parameters
    ----------
    model : CoinGameModel
        One with few states: each law is a tuple of fractions.

    Returns
    -------
    StochasticTables

    Notes
    -----
    *Exactness.* Exact.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.building import coin_game_model
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> tables = stochastic_tables(coin_game_model(load_coin_game("cg").rules))
    >>> len(tables.states), tables.states[0], len(tables.law[0][0][0])
    (20, 'red 00 blue 00 red coin 01', 2)
    """
    names = model.rules.action_names
    count, actions, _ = model.shape
    laws: dict[int, Lottery] = {}  # one tuple for each placement, shared by all that lead to it
    stages, law = [], []
    for s in range(count):
        paid = [[model.reward(s, a, b) for b in range(actions)] for a in range(actions)]
        red = tuple(tuple(pair[0] for pair in line) for line in paid)
        blue = tuple(tuple(pair[1] for pair in line) for line in paid)
        stages.append(PayoffTable(red, blue, names, names))
        rows = []
        for line in model.successor[s].tolist():
            for k in line:
                if k not in laws:
                    laws[k] = model.law_of(k)
            rows.append(tuple(laws[k] for k in line))
        law.append(tuple(rows))
    called = tuple(
        state_name(model, CoinGameState.of(model.rules, row)) for row in model.states.tolist()
    )
    return StochasticTables(called, tuple(stages), tuple(law), model.initial_law())


def state_name(model: CoinGameModel, state: CoinGameState) -> str:
    """A state in words: who and what lies where, each place as row and column."""
    coins = model.rules.phases[state.phase]
    parts = [f"red {_place(state.red)}", f"blue {_place(state.blue)}"]
    parts += [f"{coin.label} {_place(cell)}" for coin, cell in zip(coins, state.coins, strict=True)]
    if sum(phase == coins for phase in model.rules.phases) > 1:
        parts.append(f"phase {state.phase}")
    return " ".join(parts)


def _place(cell: Cell) -> str:
    row, column = cell
    return f"{row}{column}" if max(cell) < 10 else f"{row}.{column}"
