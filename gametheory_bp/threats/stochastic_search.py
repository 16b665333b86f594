"""Find the value of a stochastic game for a player: floats first, then the proof."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.threats.stochastic_float_values import FloatStages, float_values
from gametheory_bp.threats.stochastic_integers import Weights
from gametheory_bp.threats.stochastic_proof import bracket, committed, exact_saddle

__all__ = ["strategies_and_bounds"]


def strategies_and_bounds(
    game: StochasticGame, player: int, mixed: bool, side: Literal["minimax", "maximin"]
) -> tuple[tuple[MixedProfile, ...], Vector, Vector]:
    """Strategies in the order (row, column), lower and upper values, state by state.

    Examples
    --------
    >>> game = StochasticGame.build([[[3, -1], [-2, 4]]], [[[0, 0], [0, 0]]], [[[0, 0]] * 2], "1/2")
    >>> strategies_and_bounds(game, 0, True, "minimax")[1:]
    ((Fraction(1, 1),), (Fraction(1, 1),))
    """
    # Whoever commits is the minimiser; a player who commits minimises the opponent's gain from it.
    commits = not mixed and side == "maximin"
    maximiser, sign = (1 - player, -1) if commits else (player, 1)
    stages = FloatStages.of(StochasticArrays.of(game), maximiser, player, sign)
    found = float_values(stages, mixed)
    if mixed:
        proof = exact_saddle(stages, found, player, sign) or bracket(stages, found, player, sign)
    else:
        proof = committed(stages, found, player, sign)
    ends = stages.own_first.tolist(), stages.other_first.tolist()
    sides = [list(_mixtures(w, e)) for w, e in zip((proof.own, proof.other), ends, strict=True)]
    row, column = sides if maximiser == 0 else sides[::-1]
    strategies = tuple(MixedProfile(x, y) for x, y in zip(row, column, strict=True))
    lower, upper = proof.lower, proof.upper
    if commits:
        lower, upper = tuple(-v for v in upper), tuple(-v for v in lower)
    return strategies, lower, upper


def _mixtures(weights: Weights, ends: list[Any]) -> Iterator[Vector]:
    for a, b in pairwise(ends):
        total = sum(weights[a:b])
        yield tuple(Fraction(w, total) for w in weights[a:b])
