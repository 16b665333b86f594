"""The punishing half: a mixed action in every state that holds the opponent down."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.punishment_length import StateMixtures
from gametheory_bp.norms.amtft_agents.stochastic_punishers import stochastic_punishers
from gametheory_bp.threats.zero_sum import zero_sum_value

__all__ = ["mixtures_of", "punishers"]


def punishers(game: Any, model: StochasticArrays, kind: str) -> tuple[StateMixtures, StateMixtures]:
    """What row and column do when they punish.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    model : StochasticArrays
        The same in arrays.
    kind : {"minimax", "pure_minimax", "mutual"}
        ``"minimax"``: best against an opponent that answers with its best reply.  In a zero-sum
        game that is also best against a selfish learner, which ends at its best reply.
        ``"pure_minimax"``: the same among pure actions.  ``"mutual"``: a pure pair in which each
        punishes best while the other punishes too.

    Raises
    ------
    NotDefinedError
        If no pure pair punishes mutually.
    """
    if model.size == 1:
        return _of_matrix(model, kind)
    return stochastic_punishers(game, kind)


def mixtures_of(rows: list[list[Fraction]], width: int) -> StateMixtures:
    """Mixtures from probabilities, one list per state."""
    weights = np.zeros((len(rows), width), dtype=object)
    for s, line in enumerate(rows):
        common = lcm(*(p.denominator for p in line))
        for a, p in enumerate(line):
            weights[s, a] = p.numerator * (common // p.denominator)
    return StateMixtures(weights)


def _of_matrix(model: StochasticArrays, kind: str) -> tuple[StateMixtures, StateMixtures]:
    m, n = model.shapes[0].tolist()
    row, column = (model.rewards[:, k].reshape(m, n).tolist() for k in (0, 1))
    if kind == "minimax":
        # Row keeps column low: column maximises its own payoffs against a minimising row.
        low = zero_sum_value(_transposed(column)).strategies.column
        high = zero_sum_value(row).strategies.column
        return mixtures_of([list(low)], m), mixtures_of([list(high)], n)
    if kind == "pure_minimax":
        one = min(range(m), key=lambda i: max(column[i]))
        two = min(range(n), key=lambda j: max(line[j] for line in row))
    else:
        one, two = _mutual(row, column)
    return mixtures_of([_unit(m, one)], m), mixtures_of([_unit(n, two)], n)


def _mutual(row: list[list[int]], column: list[list[int]]) -> tuple[int, int]:
    """The first pair in which either punishes best against the other's punishment."""
    for i, line in enumerate(column):
        for j in range(len(line)):
            if line[j] == min(other[j] for other in column) and row[i][j] == min(row[i]):
                return i, j
    raise NotDefinedError(
        "no pure pair of actions punishes mutually; take punisher='minimax' or 'pure_minimax'"
    )


def _transposed(matrix: list[list[Any]]) -> list[list[Any]]:
    return [list(line) for line in zip(*matrix, strict=True)]


def _unit(size: int, place: int) -> list[Fraction]:
    return [Fraction(int(a == place)) for a in range(size)]
