"""Minimax values of stochastic games against plain iteration and against every pure policy."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats.stochastic_matrix_games import matrix_games
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax
from tests.crosscheck.plain_shapley import (
    best_reply,
    iterated,
    matrix_value,
    maximin_of,
    minimax_of,
    random_game,
)

NEAR = 1e-7  # what is left after the steps below, with payoffs up to 3


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("player", ["row", "column"])
def test_values_are_those_of_plain_iteration(seed: int, player: str) -> None:
    rng = np.random.default_rng(seed)
    game = random_game(rng, discount=("1/2", "3/4")[seed % 2])
    own = int(player == "column")
    found = stochastic_minimax(game, player)  # type: ignore[arg-type]
    assert gt.verify(found)
    wanted = iterated(game, own, matrix_value, 25 if seed % 2 == 0 else 60)
    for low, high, value in zip(found.lower_values, found.upper_values, wanted, strict=True):
        assert low <= high
        assert float(high - low) < 1e-9
        assert abs(float(low) - value) < NEAR


def test_steps_that_pay_do_not_lead_round_a_cycle() -> None:
    """Keeping both strategies gained on the step before, not on the best one, for ever."""
    game = StochasticGame.build(
        [[[3, 0], [0, "-3/2"]], [["-1/2", 0], ["3/2", "-3/2"]]],
        [[[0, 0], [0, 0]]] * 2,
        [[[1, 0], [0, {0: "2/3", 1: "1/3"}]], [[1, 1], [1, 1]]],
        "24/25",
    )
    found = stochastic_minimax(game, "row")
    assert gt.verify(found) and found.certificate.gap < Fraction(1, 10**10)
    assert found.lower_values[1] <= Fraction(-3, 14) <= found.upper_values[1]


@pytest.mark.parametrize("seed", range(5))
def test_strategies_secure_and_hold_by_brute_force(seed: int) -> None:
    game = random_game(np.random.default_rng(100 + seed), discount="9/10", most=2)
    found = stochastic_minimax(game, "column")
    rows = [[float(p) for p in one.row] for one in found.strategies]
    for reply, high in zip(best_reply(game, 1, rows), found.upper_values, strict=True):
        assert reply <= float(high) + 1e-9
    lowered = best_reply(
        _negated(game), 0, [[float(p) for p in one.column] for one in found.strategies]
    )
    for reply, low in zip(lowered, found.lower_values, strict=True):
        assert -reply >= float(low) - 1e-9


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("side", ["minimax", "maximin"])
def test_pure_values_are_exact(seed: int, side: str) -> None:
    game = random_game(np.random.default_rng(200 + seed), discount="3/4")
    for own, player in enumerate(("row", "column")):
        found = stochastic_minimax(game, player, mixed=False, side=side)  # type: ignore[arg-type]
        assert gt.verify(found)
        assert found.values is not None
        wanted = iterated(game, own, minimax_of if side == "minimax" else maximin_of, 80)
        assert np.allclose([float(v) for v in found.values], wanted, atol=NEAR)


def test_a_pure_commitment_is_the_best_of_all_stationary_ones() -> None:
    game = random_game(np.random.default_rng(5), discount="3/4", most=2)
    found = stochastic_minimax(game, "row", mixed=False)
    assert found.values is not None
    best = np.full(len(game.states), np.inf)
    shapes = [stage.shape[1] for stage in game.stages]
    for policy in np.ndindex(*shapes):
        pure = [[float(k == b) for k in range(n)] for b, n in zip(policy, shapes, strict=True)]
        best = np.minimum(best, best_reply(game, 0, pure))
    assert np.allclose([float(v) for v in found.values], best, atol=1e-9)


@pytest.mark.parametrize("shape", [(2, 2), (3, 4), (5, 2), (1, 3)])
def test_many_matrix_games_at_once(shape: tuple[int, int]) -> None:
    games = np.random.default_rng(1).integers(-3, 4, (40, *shape)).astype(float)
    found = matrix_games(games)
    assert np.allclose(found.values, [matrix_value(game) for game in games], atol=1e-9)
    assert (found.rows.sum(axis=1) > 1 - 1e-9).all() and found.rows.min() >= 0


def test_games_on_which_pivots_fail_are_repaired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a simplex method that stops at once; the duality gap gives it away."""
    from gametheory_bp.threats import stochastic_matrix_games as module

    monkeypatch.setattr(
        module,
        "_pivoted",
        lambda games: (
            np.full(games.shape[:2], 1 / games.shape[1]),
            np.full(games.shape[::2], 1 / games.shape[2]),
        ),
    )
    found = matrix_games(np.array([[[3.0, -1.0], [-2.0, 4.0]], [[1.0, -1.0], [-1.0, 1.0]]]))
    assert found.repaired == 1
    assert np.allclose(found.values, [1, 0])


def _negated(game: StochasticGame) -> StochasticGame:
    """The row player of the new game earns what the column player pays."""
    zero = [[[0] * stage.shape[1]] * stage.shape[0] for stage in game.stages]
    loss = [[[-x for x in line] for line in stage.column_payoffs] for stage in game.stages]
    law = [[[dict(cell) for cell in line] for line in lines] for lines in game.law]
    return StochasticGame.build(loss, zero, law, game.discount)
