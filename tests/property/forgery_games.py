"""Small stochastic games whose proofs are forged, and what forgers do to rows of numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from gametheory_bp.games.stochastic import StochasticGame

GAME = StochasticGame.build(  # two states that alternate, one that ends it, one never visited
    [[[3, 0], [5, 1]], [[2, 1], [0, 4]], [[1]], [[9, 9], [9, 9]]],
    [[[3, 5], [0, 1]], [[1, 2], [4, 0]], [[1]], [[9, 9], [9, 9]]],
    [
        [[0, 1], [{1: "1/2", 2: "1/2"}, 1]],
        [[0, {0: "2/3", 2: "1/3"}], [1, 0]],
        [[2]],
        [[3, 0], [1, 2]],
    ],
    "3/4",
    initial={0: "1/2", 1: "1/2"},
)
CHASE = StochasticGame.build(  # row's value is irrational
    [[[0, 1], [1, 0]], [[0]]], [[[0, 0], [0, 0]], [[0]]], [[[0, 1], [1, 1]], [[1]]], "1/2"
)
TEMPTING = StochasticGame.build(  # share, or take all and perhaps end the game
    [[[2, 0], [6, 0]], [[0]]],
    [[[2, 6], [0, 0]], [[0]]],
    [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]],
    "1/2",
    initial=0,
)
HASTY = replace(GAME, discount=Fraction(1, 2))
ELSEWHERE = replace(GAME, initial=((0, Fraction(1)),))
RICHER = StochasticGame.build([[[4]]], [[[4]]], [[[0]]], "3/4")
OTHERS = {"another discount": HASTY, "another initial law": ELSEWHERE, "another game": RICHER}
ONE, HALF = Fraction(1), Fraction(1, 2)


def bent(row: Any, by: Fraction = ONE) -> tuple[Any, ...]:
    return tuple(x + by for x in row)
