"""What the actions of a state of a stochastic game are worth to a player, given what follows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from gametheory_bp.games.profile import Vector
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["at_start", "average", "stage_worths"]


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
    stage, d = game.stages[state], game.discount
    payoffs = stage.row_payoffs if player == "row" else stage.column_payoffs
    rows = tuple(
        tuple(
            (1 - d) * u + d * sum((p * values[t] for t, p in law), Fraction(0))
            for u, law in zip(line, laws, strict=True)
        )
        for line, laws in zip(payoffs, game.law[state], strict=True)
    )
    return rows if player == "row" else tuple(zip(*rows, strict=True))


def average(weights: Sequence[Fraction], numbers: Sequence[Fraction]) -> Fraction:
    """The weighted sum of numbers."""
    return sum((w * x for w, x in zip(weights, numbers, strict=True) if w), Fraction(0))


def at_start(game: StochasticGame, values: Sequence[Fraction]) -> Fraction:
    """What values by state are worth from the initial law."""
    return sum((p * values[s] for s, p in game.initial), Fraction(0))
