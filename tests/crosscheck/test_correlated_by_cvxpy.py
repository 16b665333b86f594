"""Linear optima over (coarse) correlated equilibria against a cvxpy model of the definition."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gametheory_bp import BimatrixGame, correlated_equilibria

INTERIOR_POINT = 1e-5
"""Clarabel stops at relative gaps of 1e-8; payoffs here are below 100."""


def optimum_by_cvxpy(a: np.ndarray, b: np.ndarray, weights: tuple[int, int], coarse: bool) -> float:
    cvxpy = pytest.importorskip("cvxpy")
    m, n = a.shape
    p = cvxpy.Variable((m, n), nonneg=True)
    constraints = [cvxpy.sum(p) == 1]
    for k in range(m):
        losses = [p[i, :] @ (a[i, :] - a[k, :]) for i in range(m)]
        constraints += [sum(losses) >= 0] if coarse else [loss >= 0 for loss in losses]
    for k in range(n):
        losses = [p[:, j] @ (b[:, j] - b[:, k]) for j in range(n)]
        constraints += [sum(losses) >= 0] if coarse else [loss >= 0 for loss in losses]
    welfare = weights[0] * cvxpy.sum(cvxpy.multiply(p, a)) + weights[1] * cvxpy.sum(
        cvxpy.multiply(p, b)
    )
    problem = cvxpy.Problem(cvxpy.Maximize(welfare), constraints)
    problem.solve(solver="CLARABEL")
    return float(problem.value)


@pytest.mark.parametrize("coarse", [False, True])
def test_optima_agree_with_cvxpy(coarse: bool) -> None:
    rng = random.Random(11)
    differ = 0
    for size in (2, 3, 3, 4, 5, 6):
        top = rng.choice([2, 9, 99])
        a, b = (
            np.array([[rng.randint(0, top) for _ in range(size)] for _ in range(size)])
            for _ in range(2)
        )
        game = BimatrixGame(a, b)
        weights = (rng.randint(-2, 3), rng.randint(1, 3))
        ours = float(correlated_equilibria(game, coarse).optimum(weights).value)
        theirs = optimum_by_cvxpy(a, b, weights, coarse)
        assert abs(ours - theirs) < INTERIOR_POINT * max(1, top)
        worst = -float(
            correlated_equilibria(game, coarse).optimum((-weights[0], -weights[1])).value
        )
        differ += abs(worst - theirs) > INTERIOR_POINT * max(1, top)
    assert differ  # planted: the opposite direction gives another answer


def test_optima_bound_every_nash_equilibrium() -> None:
    nash_equilibria = pytest.importorskip("gametheory_bp.equilibria.nash").nash_equilibria
    rng = random.Random(12)
    for _ in range(40):
        size, top = rng.randint(1, 4), rng.choice([1, 3, 9])
        a, b = ([[rng.randint(0, top) for _ in range(size)] for _ in range(size)] for _ in range(2))
        game = BimatrixGame(a, b)
        equilibria = correlated_equilibria(game)
        bound = equilibria.bound((1, 1)).bound
        polygon = equilibria.payoff_polygon()
        for profile in nash_equilibria(game).extreme:
            row, column = game.expected(profile)
            assert row + column <= bound
            assert polygon.contains((row, column)) and equilibria.contains(profile)
