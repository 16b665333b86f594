"""Punishing strategies of stochastic games: the opponent's side of its minimax values."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.errors import InputTypeError, NotDefinedError
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.punishment_length import StateMixtures
from gametheory_bp.solvers.markov import DecisionProcess, policy_iteration
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

__all__ = ["stochastic_punishers"]

GRID = 5040
"""Mixtures with longer denominators are rounded to this one."""

ROUNDS = 200


def stochastic_punishers(game: Any, kind: str) -> tuple[StateMixtures, StateMixtures]:
    """What row and column do when they punish, per state.

    Mixed minimax strategies may have no short fractions; probabilities are then rounded to
    multiples of 1/5040, which holds the opponent down almost as well.
    """
    if kind == "mutual":
        return _mutual(StochasticArrays.of(game))
    if not isinstance(game, StochasticGame):
        raise InputTypeError(
            f"the minimax strategies of a {type(game).__name__} are not known; give the agent a "
            f"StochasticGame, or never punish"
        )
    mixed = kind == "minimax"
    # Row plays what holds column down, and the other way round.
    row = [s.row for s in stochastic_minimax(game, "column", mixed).strategies]
    column = [s.column for s in stochastic_minimax(game, "row", mixed).strategies]
    return _short(row), _short(column)


def _short(rows: list[tuple[Fraction, ...]]) -> StateMixtures:
    weights = np.zeros((len(rows), max(map(len, rows))), dtype=object)
    for s, line in enumerate(rows):
        common = int(np.lcm.reduce([p.denominator for p in line], dtype=object))
        if common > GRID:
            common = GRID
            counts = [int(p * common) for p in line]
            rest = sorted(range(len(line)), key=lambda a: counts[a] - line[a] * common)
            for a in rest[: common - sum(counts)]:
                counts[a] += 1
        else:
            counts = [int(p * common) for p in line]
        weights[s, : len(line)] = counts
    return StateMixtures(weights)


def _mutual(arrays: StochasticArrays) -> tuple[StateMixtures, StateMixtures]:
    """Pure strategies, each best at punishing while the other punishes; found in turns."""
    choice = [np.zeros(arrays.size, dtype=np.int64), np.zeros(arrays.size, dtype=np.int64)]
    for _ in range(ROUNDS):
        before = [c.copy() for c in choice]
        for player in (0, 1):
            choice[player] = _answer(arrays, player, choice[1 - player])
        if all((a == b).all() for a, b in zip(before, choice, strict=True)):
            return _pure(arrays, 0, choice[0]), _pure(arrays, 1, choice[1])
    raise NotDefinedError(
        f"no pure pair that punishes mutually was found in {ROUNDS} rounds; take "
        f"punisher='minimax' or 'pure_minimax'"
    )


def _answer(
    arrays: StochasticArrays, player: int, other: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """The player's policy that costs the opponent most, against a pure policy."""
    theirs = arrays.column if player == 0 else arrays.row
    kept = np.flatnonzero(theirs == other[arrays.state])
    sizes = np.bincount(arrays.state[kept], minlength=arrays.size)
    process = DecisionProcess(
        np.concatenate([[0], np.cumsum(sizes)]),
        arrays.node[kept],
        arrays.node_offsets,
        arrays.node_states,
        arrays.node_weights,
        arrays.discount,
    )
    _, choice = policy_iteration(process, -arrays.float_rewards[kept, 1 - player])
    mine = arrays.row if player == 0 else arrays.column
    found: np.ndarray[Any, Any] = mine[kept[choice]]
    return found


def _pure(arrays: StochasticArrays, player: int, choice: np.ndarray[Any, Any]) -> StateMixtures:
    weights = np.zeros((arrays.size, int(arrays.shapes[:, player].max())), dtype=object)
    weights[np.arange(arrays.size), choice] = 1
    return StateMixtures(weights)
