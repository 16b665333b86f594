"""Payoffs of policies against each other: all ordered pairs, or the k-th with the k-th."""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.payoff_arrays import payoff_array
from gametheory_bp.dynamics.play import AveragePlay, DiscountedPlay
from gametheory_bp.dynamics.two_action_policies import TwoActionPolicy
from gametheory_bp.dynamics.two_actions import TwoActionPlay
from gametheory_bp.errors import InputValueError, ShapeError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["average_values", "paired_values", "values"]

BLOCK = 4096
"""Pairs that are evaluated together."""
ROUNDING = 1e-9
"""Probabilities may miss 1 by this much: float mixtures are sums of rounded numbers."""


def values(row_policies: Any, column_policies: Any, game: BimatrixGame, discount: Any) -> Array:
    """Payoffs per step of every row policy against every column policy.

    Parameters
    ----------
    row_policies : array, shape (rows, m n + 1, m)
        Memory-one policies: mixtures after every joint action, row by row, then the first step's.
    column_policies : array, shape (columns, m n + 1, n)
    game : BimatrixGame
    discount : number or str
        In [0, 1).

    Returns
    -------
    array, shape (rows, columns, 2)
        (1 - d) times the discounted sums.

    Raises
    ------
    ShapeError, InputValueError
        If shapes do not fit, a mixture is none, or the discount is out of range.

    Exactness
    ---------
    Float; ``exploitability`` gives the exact value of a single pair.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> always = np.eye(2)[:, None, :].repeat(5, axis=1)  # always B, always S
    >>> values(always, always, load_game("asymmetric_bach_or_stravinsky"), 0.75).round(9).tolist()
    [[[4.0, 1.0], [0.0, 0.0]], [[0.0, 0.0], [2.0, 2.0]]]
    """
    rows, columns = _policies(row_policies, game, 0), _policies(column_policies, game, 1)
    many = columns.shape[-1]
    found = np.empty((rows.shape[-1] * many, 2))
    for first in range(0, len(found), BLOCK):
        index = np.arange(first, min(first + BLOCK, len(found)))
        pair = rows[..., index // many], columns[..., index % many]
        found[index] = _paired(pair, game, discount)
    return found.reshape(rows.shape[-1], many, 2)


def paired_values(
    row_policies: Any, column_policies: Any, game: BimatrixGame, discount: Any
) -> Array:
    """Payoffs per step of the k-th row policy against the k-th column policy, shape (pairs, 2).

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> always = np.eye(2)[:, None, :].repeat(5, axis=1)
    >>> game = load_game("asymmetric_bach_or_stravinsky")
    >>> paired_values(always, always, game, "1/2").round(9).tolist()
    [[4.0, 1.0], [2.0, 2.0]]
    """
    rows, columns = _matched(row_policies, column_policies, game)
    found = np.empty((rows.shape[-1], 2))
    for first in range(0, len(found), BLOCK):
        part = slice(first, first + BLOCK)
        found[part] = _paired((rows[..., part], columns[..., part]), game, discount)
    return found


def average_values(row_policies: Any, column_policies: Any, game: BimatrixGame) -> Array:
    """Long-run average payoffs of the k-th row policy against the k-th column policy.

    Raises
    ------
    NotDefinedError
        If the play of a pair has several recurrent classes.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> half = np.full((1, 5, 2), 0.5)
    >>> average_values(half, half, load_game("asymmetric_bach_or_stravinsky")).round(9).tolist()
    [[1.5, 0.75]]
    """
    rows, columns = _matched(row_policies, column_policies, game)
    return AveragePlay(payoff_array(game), rows, columns).values.T


def _matched(row_policies: Any, column_policies: Any, game: BimatrixGame) -> tuple[Array, Array]:
    rows, columns = _policies(row_policies, game, 0), _policies(column_policies, game, 1)
    if rows.shape[-1] != columns.shape[-1]:
        raise ShapeError(
            f"{rows.shape[-1]} row policies and {columns.shape[-1]} column policies; give equally "
            f"many, or ask `values` for all pairs"
        )
    return rows, columns


def _paired(pair: tuple[Array, Array], game: BimatrixGame, discount: Any) -> Array:
    d = float(_discount(discount))
    stage = payoff_array(game)
    play: TwoActionPlay | DiscountedPlay
    if game.shape == (2, 2) and d > 0:
        one, two = (TwoActionPolicy(x[0], x[1], x[:0]) for x in pair)
        play = TwoActionPlay(stage.reshape(2, 4), d, one, two)
    else:
        play = DiscountedPlay(stage, d, *pair)
    found: Array = (1.0 - d) * play.values.T
    return found


def _discount(discount: Any) -> Any:
    number = as_fraction(discount, where="discount")
    if not 0 <= number < 1:
        raise InputValueError(
            f"discount is {number}; give a number in [0, 1), such as '24/25' or 0.96"
        )
    return number


def _policies(given: Any, game: BimatrixGame, player: int) -> Array:
    """Checked mixtures with the seeds last."""
    payoff_array(game)
    m, n = game.shape
    name, own = ("row", "column")[player], (m, n)[player]
    array = np.asarray(given, dtype=np.float64)
    if array.ndim != 3 or array.shape[1:] != (m * n + 1, own):
        raise ShapeError(
            f"{name} policies have the shape {array.shape}; give (policies, {m * n + 1}, {own}): "
            f"one mixture after each joint action and one for the first step"
        )
    if not np.isfinite(array).all():
        raise InputValueError(f"a {name} policy has a probability that is not finite")
    if (array < 0).any() or (abs(array.sum(axis=2) - 1) > ROUNDING).any():
        raise InputValueError(
            f"a {name} policy has a mixture that is none; its probabilities are >= 0 and sum to 1"
        )
    return np.ascontiguousarray(array.T)
