"""Which moves are defections in truth: by exact optimal values of the joint game.

Let Q(s, a, b) be the best discounted welfare of joint plans after row's action a and column's
action b in state s, and V(s) its maximum.  A move b of the opponent in state s is a *defection*
under a welfare function of the form ``w . (row payoff, column payoff)`` if

* it loses welfare, whatever the other player does:  max_a Q(s, a, b) < V(s);
* it pays the opponent in that step: for every optimal joint action (a*, b*), the opponent's reward
  at (a*, b) is above that at (a*, b*).

A move that loses welfare without gain is a mistake, and one that gains without loss is no harm.
For several welfare functions a move is a defection if it is one under each.  Nothing here depends
on what was learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.measures.exact_model import position_arrays
from gametheory_bp.errors import InputValueError, UnprovedError
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.solvers.markov import excesses, solve
from gametheory_bp.solvers.markov.chain import ValueTable
from gametheory_bp.solvers.markov.optimal import combined

__all__ = ["read_weights", "true_defections"]

Weights = tuple[int, int]


def true_defections(
    tables: GameTables,
    opponent: int,
    weights: Any = ((1, 1),),
    discount: Any = "24/25",
) -> NDArray[np.bool_]:
    """The opponent's defections, shape (states, its actions).

    Parameters
    ----------
    tables : GameTables
    opponent : {0, 1}
        Who moves: row or column.
    weights : sequence of pairs of int
        One for each welfare function: (1, 1) is the sum of payoffs; in asymmetric Bach or
        Stravinsky (1, 3) is best served by the fair outcome.
    discount : number or str

    Raises
    ------
    InputValueError
        If weights are no such pairs.

    Notes
    -----
    *Exactness*: exact.  Values of states up to symmetry are solved over the rationals; Bellman's
    equations are checked in integers for every state and joint action of the tables.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> true_defections(game_tables("prisoners_dilemma"), 1)[0].tolist()
    [False, True]
    >>> true_defections(game_tables("asymmetric_bach_or_stravinsky"), 1).any()  # S gains nothing
    np.False_
    """
    arrays = position_arrays(tables, discount)
    m, n = tables.actions
    shape = (tables.states, m, n)
    paid = arrays.rewards[:, opponent].reshape(shape)
    if opponent == 0:
        paid = paid.transpose(0, 2, 1)
    found = np.ones(paid.shape[::2], dtype=np.bool_)
    for pair in read_weights(weights):
        lost = _excesses(tables, arrays, pair).reshape(shape)
        if opponent == 0:
            lost = lost.transpose(0, 2, 1)  # (states, the other's action, the opponent's)
        best = lost == 0
        loses = ~best.any(axis=1)
        # gains over every optimal joint action: (states, other, meant, done)
        over = paid[:, :, None, :] > paid[:, :, :, None]
        gains = (over | ~best[..., None]).all(axis=(1, 2))
        found &= loses & gains  # a move that gains over every optimal pair is part of none
    return found


def read_weights(given: Any) -> tuple[Weights, ...]:
    """Pairs of integers >= 0, not both 0."""
    pairs = list(given) if isinstance(given, (Sequence, np.ndarray)) else [given]
    if not pairs:
        raise InputValueError("there are no weights; give [(1, 1)] for the sum of payoffs")
    found = []
    for pair in pairs:
        whole = (
            isinstance(pair, Sequence)
            and len(pair) == 2
            and all(type(w) is int and w >= 0 for w in pair)
        )
        if not whole or not any(pair):
            raise InputValueError(
                f"weights {pair!r}; give pairs of integers >= 0, such as [(1, 1)]"
            )
        found.append((pair[0], pair[1]))
    return tuple(found)


def _excesses(tables: GameTables, arrays: StochasticArrays, weights: Weights) -> NDArray[np.int8]:
    """Signs of Q - V for every cell: 0 or -1, proved."""
    wanted = combined(arrays.rewards, weights)
    values = _values(tables, arrays, weights)
    found = excesses(arrays.process, values, wanted, arrays.reward_denominator)
    signs = np.array([(x > 0) - (x < 0) for x in found], dtype=np.int8)
    highest = np.maximum.reduceat(signs, arrays.offsets[:-1])
    if highest.any():
        raise UnprovedError("values found for the states do not solve Bellman's equations")
    return signs


def _values(tables: GameTables, arrays: StochasticArrays, weights: Weights) -> ValueTable:
    """Optimal values of all states of the tables."""
    if tables.kind != "coin_game":
        best = solve(arrays.process, arrays.rewards, arrays.reward_denominator, weights)
        return best.values.combined(weights)
    classes = coin_game_model(tables.source.rules)
    small = StochasticArrays.of(classes, arrays.discount)
    best = solve(small.process, small.rewards, small.reward_denominator, weights)
    table = best.values.combined(weights)
    index, _ = classes.locate(tables.source.states)
    line = table.numerators[0]
    return ValueTable([[line[k] for k in index.tolist()]], table.denominator)
