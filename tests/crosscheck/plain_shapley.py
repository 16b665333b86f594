"""Zero-sum stochastic games the plain way: value iteration in floats, one linear program a matrix.

Shares no code with the library: a game is read through its public record only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np
from scipy.optimize import linprog

from gametheory_bp.games.stochastic import StochasticGame

Floats = Any


def matrix_value(game: Floats) -> float:
    """``max_x min_j (x A)_j``: a saddle point, or one linear program."""
    if game.min(axis=1).max() == game.max(axis=0).min():
        return float(game.min(axis=1).max())
    m, n = game.shape
    solved = linprog(
        [*[0.0] * m, -1.0],
        A_ub=np.column_stack([-game.T, np.ones(n)]),
        b_ub=np.zeros(n),
        A_eq=[[*[1.0] * m, 0.0]],
        b_eq=[1.0],
        bounds=[*[(0, None)] * m, (None, None)],
    )
    return float(solved.x[-1])


def stage(game: StochasticGame, player: int, values: Sequence[float], s: int) -> Floats:
    """Worths of the pairs of a state, the player's own actions as rows."""
    d = float(game.discount)
    m, n = game.stages[s].shape
    found = np.empty((m, n))
    for i, j in product(range(m), range(n)):
        onward = sum(float(p) * values[t] for t, p in game.chances(s, i, j))
        found[i, j] = (1 - d) * float(game.payoff(s, i, j)[player]) + d * onward
    return found.T if player else found


def iterated(
    game: StochasticGame, player: int, value: Callable[[Floats], float], steps: int
) -> list[float]:
    """Values after many steps of ``v_s = value(A_s(v))``."""
    values = [0.0] * len(game.states)
    for _ in range(steps):
        values = [value(stage(game, player, values, s)) for s in range(len(values))]
    return values


def minimax_of(game: Floats) -> float:
    """The column shows its action first."""
    return float(game.max(axis=0).min())


def maximin_of(game: Floats) -> float:
    """The row shows its action first."""
    return float(game.min(axis=1).max())


def best_reply(
    game: StochasticGame, player: int, opponent: Sequence[Sequence[float]]
) -> list[float]:
    """The most a player gets against mixtures of the other one, trying every pure policy."""
    d, size = float(game.discount), len(game.states)
    best = np.full(size, -np.inf)
    own = [one.shape[player] for one in game.stages]
    for policy in product(*map(range, own)):
        law, gain = np.zeros((size, size)), np.zeros(size)
        for s, a in enumerate(policy):
            for b, p in enumerate(opponent[s]):
                i, j = (b, a) if player else (a, b)
                gain[s] += p * float(game.payoff(s, i, j)[player])
                for t, chance in game.chances(s, i, j):
                    law[s, t] += p * float(chance)
        best = np.maximum(best, np.linalg.solve(np.eye(size) - d * law, (1 - d) * gain))
    return [float(v) for v in best]


def random_game(rng: np.random.Generator, *, discount: str, most: int = 3) -> StochasticGame:
    """Two or three states with tables of any shape up to ``most``, small integers, coarse laws."""
    size = int(rng.integers(2, 4))
    rows, columns, law = [], [], []
    for _ in range(size):
        shape = tuple(int(k) for k in rng.integers(1, most + 1, 2))
        rows.append(rng.integers(-3, 4, shape).tolist())
        columns.append(rng.integers(-3, 4, shape).tolist())
        cells = []
        for _ in range(shape[0]):
            line = []
            for _ in range(shape[1]):
                odds = rng.integers(0, 3, size).tolist()
                odds[int(rng.integers(size))] += 1
                line.append({t: f"{w}/{sum(odds)}" for t, w in enumerate(odds) if w})
            cells.append(line)
        law.append(cells)
    return StochasticGame.build(rows, columns, law, discount)
