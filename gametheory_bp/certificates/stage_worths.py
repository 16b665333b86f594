"""What the actions of a state of a stochastic game are worth to a player, given what follows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from gametheory_bp.games.profile import Vector
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["at_start", "average", "pair_worth", "stage_worths"]


def pair_worth(
    game: StochasticGame, own: int, values: Sequence[Fraction], state: int, pair: tuple[int, int]
) -> Fraction:
    """``(1 - d) u + d sum_t P(t) v_t`` of one action pair, for player 0 (row) or 1 (column)."""
    i, j = pair
    stage, d = game.stages[state], game.discount
    u = (stage.column_payoffs if own else stage.row_payoffs)[i][j]
    return (1 - d) * u + d * sum((p * values[t] for t, p in game.law[state][i][j]), Fraction(0))


def stage_worths(
    game: StochasticGame, player: Literal["row", "column"], values: Sequence[Fraction], state: int
) -> tuple[Vector, ...]:
    """``(1 - d) u + d sum_t P(t) v_t`` for every pair; the player's actions are the rows.

    Examples
    --------
    >>> game = StochasticGame.build([[[4, 0]]], [[[1, 2]]], [[[0, 0]]], "1/2")
    >>> stage_worths(game, "column", [Fraction(2)], 0)
    ((Fraction(3, 2),), (Fraction(2, 1),))
    """
    own, (m, n) = int(player == "column"), game.stages[state].shape
    rows = tuple(
        tuple(pair_worth(game, own, values, state, (i, j)) for j in range(n)) for i in range(m)
    )
    return rows if player == "row" else tuple(zip(*rows, strict=True))


def average(weights: Sequence[Fraction], numbers: Sequence[Fraction]) -> Fraction:
    """The weighted sum of numbers."""
    return sum((w * x for w, x in zip(weights, numbers, strict=True) if w), Fraction(0))


def at_start(game: StochasticGame, values: Sequence[Fraction]) -> Fraction:
    """What values by state are worth from the initial law."""
    return sum((p * values[s] for s, p in game.initial), Fraction(0))
