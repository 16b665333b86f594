"""Many small matrix games at once, in floating point: values and strategies of both sides.

A zero-sum stochastic game has one matrix game per state, and they are solved again in every round.
All games of one shape go through the simplex method together, one pivot of all of them at a time;
the program is that of :mod:`.zero_sum`, whose origin is feasible.  A game counts as solved when its
two strategies hold each other to within rounding: the difference of what they secure is looked at
in every game, and a game that fails is solved again over the rationals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.threats.zero_sum import zero_sum_value

__all__ = ["MatrixGames", "matrix_games"]

Floats = Any
CLOSE = 1e-13
"""What rounding may leave, as a share of the range of payoffs of a game."""


@dataclass(frozen=True, slots=True, eq=False)
class MatrixGames:
    """Values (B,) and strategies (B, m), (B, n) of B games; ``repaired`` were solved again."""

    values: Floats
    rows: Floats
    columns: Floats
    repaired: int


def matrix_games(payoffs: Floats) -> MatrixGames:
    """Values of zero-sum games in which the row player maximises.

    Parameters
    ----------
    payoffs : float array, shape (B, m, n)

    Returns
    -------
    MatrixGames
        Floats; a pure pair wherever there is one.

    Examples
    --------
    >>> found = matrix_games(np.array([[[3.0, -1.0], [-2.0, 4.0]], [[1.0, 2.0], [0.0, 3.0]]]))
    >>> found.values.round(12).tolist(), found.rows.round(12).tolist()
    ([1.0, 1.0], [[0.6, 0.4], [1.0, 0.0]])
    """
    payoffs = np.asarray(payoffs, dtype=float)
    count, m, n = payoffs.shape
    floors, ceilings = payoffs.min(axis=2), payoffs.max(axis=1)
    i, j = floors.argmax(axis=1), ceilings.argmin(axis=1)
    every = np.arange(count)
    rows, columns = np.zeros((count, m)), np.zeros((count, n))
    rows[every, i] = columns[every, j] = 1
    span = ceilings.max(axis=1) - floors.min(axis=1)
    mixed = np.flatnonzero(ceilings[every, j] - floors[every, i] > CLOSE * span)
    if len(mixed):
        rows[mixed], columns[mixed] = _pivoted(payoffs[mixed])
    secured = np.einsum("bi,bij->bj", rows, payoffs).min(axis=1)
    held = np.einsum("bij,bj->bi", payoffs, columns).max(axis=1)
    wrong = np.flatnonzero(~(held - secured <= 10 * CLOSE * span))
    for b in wrong:
        solved = zero_sum_value(payoffs[b].tolist())
        rows[b] = [float(p) for p in solved.strategies.row]
        columns[b] = [float(p) for p in solved.strategies.column]
        secured[b] = held[b] = float(solved.value)
    return MatrixGames((secured + held) / 2, rows, columns, len(wrong))


def _pivoted(payoffs: Floats) -> tuple[Floats, Floats]:
    """Strategies by the simplex method; nothing is promised about them."""
    count, m, n = payoffs.shape
    low = payoffs.min(axis=(1, 2), keepdims=True)
    high = payoffs.max(axis=(1, 2), keepdims=True)
    table = np.zeros((count, m + 1, n + m + 1))
    table[:, :m, :n] = (payoffs - low) / (high - low) + 1
    table[:, :m, n : n + m] = np.eye(m)
    table[:, :m, -1] = 1
    table[:, m, :n] = -1
    basis = np.tile(np.arange(n, n + m), (count, 1))
    going = np.arange(count)
    for _ in range(4 * (m + n)):
        enter = table[going, m, :-1].argmin(axis=1)
        going = going[table[going, m, enter] < -CLOSE]
        if not len(going):
            break
        enter = table[going, m, :-1].argmin(axis=1)
        part = table[going]
        step = np.arange(len(going))
        column = part[step, :, enter]
        usable = column[:, :m] > CLOSE
        ratio = np.where(usable, part[:, :m, -1] / np.where(usable, column[:, :m], 1), np.inf)
        leave = ratio.argmin(axis=1)
        head = part[step, leave] / column[step, leave][:, None]
        part -= column[:, :, None] * head[:, None, :]
        part[step, leave] = head
        table[going] = part
        basis[going, leave] = enter
    primal = np.zeros((count, n + m))
    np.put_along_axis(primal, basis, table[:, :m, -1], axis=1)
    return _shares(table[:, m, n:-1]), _shares(primal[:, :n])


def _shares(weights: Floats) -> Floats:
    weights = weights.clip(min=0)
    total = weights.sum(axis=1, keepdims=True)
    return np.where(total > 0, weights / np.where(total > 0, total, 1), 1 / weights.shape[1])
