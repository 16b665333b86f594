"""Values of a policy by repeated products: against exact ones; what proofs make of bad ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
import scipy.sparse.linalg

import gametheory_bp as gt
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.payoffs.stochastic import attainable_bracket
from gametheory_bp.solvers.markov import policy_iteration, policy_values
from gametheory_bp.solvers.markov.iterated_values import MOST_PATIENT, iterated_values
from gametheory_bp.solvers.markov.process import DecisionProcess
from gametheory_bp.solvers.markov.residual import Rounded, policy_error
from tests.unit.test_markov_solvers import random_process

GAME = StochasticArrays.of(coin_game_model(load_coin_game("abcg").rules), "24/25")


@cache
def exact_payoffs() -> Any:
    """The exact polygon, whatever route is forced: floats only propose there."""
    return gt.attainable_payoffs(GAME)


def forced(monkeypatch: pytest.MonkeyPatch, route: Callable[..., Any] = iterated_values) -> None:
    """Take the route of large games always."""
    monkeypatch.setitem(policy_iteration.__globals__, "LARGE", 0)
    monkeypatch.setitem(policy_iteration.__globals__, "iterated_values", route)


def broken(_: Any, right: Any, start: Any, **__: Any) -> tuple[Any, int]:
    return np.full(len(right), np.nan), -1


@pytest.mark.parametrize("breaks", [False, True])
@pytest.mark.parametrize("discount", ["0", "1/2", "24/25", "199/200"])
def test_values_are_the_exact_ones(
    discount: str, breaks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if breaks:  # then sweeps alone must get there
        monkeypatch.setattr(scipy.sparse.linalg, "bicgstab", broken)
    for seed in range(3):
        process, rewards = random_process(seed, 30, discount)
        choice, numbers = process.offsets[:-1], np.array(rewards)[:, None]
        table = policy_values(process, choice.tolist(), numbers, 3)
        exact = np.array([float(table.at(s)[0]) for s in range(30)])
        floats = np.array(rewards) / 3
        near = exact + 1
        both = iterated_values(process, np.stack([floats, -floats], axis=1), choice)
        for found in (iterated_values(process, floats, choice, near), both[:, 0], -both[:, 1]):
            assert float(np.abs(found - exact).max()) < 1e-11
        assert (near == exact + 1).all()  # what was given is not written on
        assert not iterated_values(process, 0 * floats, choice).any()


def test_the_route_depends_on_states_and_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def noted(process: DecisionProcess, *rest: Any) -> Any:
        asked.append(process.size)
        return iterated_values(process, *rest)

    process, rewards = random_process(0, 30)
    floats = np.array(rewards, float)
    usual = policy_iteration(process, floats)
    assert policy_iteration.__globals__["LARGE"] == 5000
    forced(monkeypatch, noted)
    found = policy_iteration(process, floats)
    assert asked and (found[1] == usual[1]).all() and np.allclose(found[0], usual[0], atol=1e-12)
    asked.clear()
    policy_iteration(replace(process, discount=MOST_PATIENT + Fraction(1, 1000)), floats)
    assert not asked


def test_brackets_of_both_routes_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    usual, exact = attainable_bracket(GAME, "1/100"), exact_payoffs()
    forced(monkeypatch)
    found = attainable_bracket(GAME, "1/100")
    assert found.gap <= Fraction(1, 100) and found.slack < Fraction(1, 10**7)
    assert all(found.outer.contains(v) for v in exact.vertices)
    assert all(found.outer.contains(v) for v in usual.vertices if exact.contains(v))
    assert len(found.vertices) == len(usual.vertices)
    for one, two in zip(found.vertices, usual.vertices, strict=True):
        slack = found.slack + usual.slack
        assert abs(one[0] - two[0]) <= slack and abs(one[1] - two[1]) <= slack


@pytest.mark.parametrize("off", [1e-3, -1e-3])
def test_values_that_are_wrong_are_proved_wrong(
    off: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: iterations that end too far off; bounds still hold and say how bad they are."""

    def wrong(*given: Any) -> Any:
        found = iterated_values(*given)
        found[:: len(found) // 7] += off
        return found

    forced(monkeypatch, wrong)
    monkeypatch.setitem(policy_iteration.__globals__, "ROUNDS", 20)  # they may go in a circle
    found, exact = attainable_bracket(GAME, "1/20", directions=8), exact_payoffs()
    assert all(found.outer.contains(v) for v in exact.vertices)
    assert found.slack > Fraction(1, 2000) and found.gap > found.slack
    choice = np.array(found.policies[0][0])
    rewards = GAME.rewards[:, 0]
    values = wrong(GAME.process, GAME.float_rewards, choice)[:, 0]
    error = policy_error(
        GAME.process,
        choice,
        rewards,
        GAME.reward_denominator,
        Rounded(np.ascontiguousarray(values)),
    )
    assert error > Fraction(1, 2000)
