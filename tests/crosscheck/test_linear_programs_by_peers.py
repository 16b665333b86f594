"""Linear programs against scipy, zero-sum values against brute force and nashpy."""

from __future__ import annotations

import random
import warnings
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from gametheory_bp.solvers import maximise
from gametheory_bp.threats import zero_sum_value

FLOAT_LP = 1e-7
"""What scipy's HiGHS promises for feasibility and for the objective of programs this small."""


def test_outcomes_agree_with_scipy() -> None:
    rng = random.Random(5)
    outcomes = {0: "optimal", 2: "infeasible", 3: "unbounded"}
    seen = set()
    for _ in range(300):
        n, m = rng.randint(1, 6), rng.randint(1, 6)
        matrix = [[rng.randint(-4, 4) for _ in range(n)] for _ in range(m)]
        bounds = [rng.choice([0, rng.randint(-9, 9)]) for _ in range(m)]
        costs = [rng.randint(-5, 5) for _ in range(n)]
        constraints = [(line, "<=", b) for line, b in zip(matrix, bounds, strict=True)]
        ours = maximise(costs, constraints)
        theirs = linprog([-c for c in costs], A_ub=matrix, b_ub=bounds, options={"presolve": False})
        assert ours.status == outcomes[theirs.status]
        seen.add(ours.status)
        if ours.value is not None:
            assert abs(float(ours.value) + theirs.fun) < FLOAT_LP
            assert abs(float(ours.value + 1) + theirs.fun) > FLOAT_LP  # planted: a wrong value
    assert seen == set(outcomes.values())


def value_by_supports(matrix: list[list[int]]) -> Fraction:
    """Shapley and Snow (1950): some square submatrix carries a pair of optimal strategies."""
    import sympy

    m, n = len(matrix), len(matrix[0])
    for k in range(1, min(m, n) + 1):
        for rows in combinations(range(m), k):
            for columns in combinations(range(n), k):
                part = sympy.Matrix([[matrix[i][j] for j in columns] for i in rows])
                adjugate = part.adjugate() if k > 1 else sympy.Matrix([[1]])
                total = sum(adjugate)
                if total == 0:
                    continue
                value = Fraction(int(part.det()), int(total))
                x = [Fraction(int(sum(adjugate[:, i])), int(total)) for i in range(k)]
                y = [Fraction(int(sum(adjugate[j, :])), int(total)) for j in range(k)]
                if min(*x, *y) < 0:
                    continue
                low = min(sum(x[r] * matrix[i][j] for r, i in enumerate(rows)) for j in range(n))
                high = max(
                    sum(y[c] * matrix[i][j] for c, j in enumerate(columns)) for i in range(m)
                )
                if low == value == high:
                    return value
    raise AssertionError("every matrix game has a kernel")


def test_zero_sum_values_by_brute_force() -> None:
    rng = random.Random(6)
    for _ in range(60):
        m, n, top = rng.randint(1, 3), rng.randint(1, 3), rng.choice([1, 2, 9])
        matrix = [[rng.randint(-top, top) for _ in range(n)] for _ in range(m)]
        assert zero_sum_value(matrix).value == value_by_supports(matrix)


def test_zero_sum_values_agree_with_nashpy() -> None:
    nashpy = pytest.importorskip("nashpy")
    rng = np.random.default_rng(7)
    for size in (2, 5, 9, 20):
        matrix = rng.integers(0, 100, (size, size))
        game = nashpy.Game(matrix)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            x, _ = game.linear_program()
        value = float(zero_sum_value(matrix).value)
        assert abs((x @ matrix).min() - value) < FLOAT_LP * 100
