"""Exact optimum and payoff polygon of correlated equilibria; peers are float linear programs.

Run with ``python -m tests.benchmarks.correlated_equilibria``.  Games are random integers 0..99;
the polygon is timed on anti-coordination games too, which have a hundred vertices and more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from gametheory_bp import BimatrixGame, correlated_equilibria
from tests.benchmarks.stopwatch import Row, print_rows, timed

Matrices = tuple[list[list[int]], list[list[int]]]
GAMES = 15
OPTIMUM_MS = {8: 3.0, 10: 6.0, 12: 10.0}
POLYGON_MS = {6: 100.0, 8: 400.0, 10: 3000.0}


def random_game(size: int, rng: random.Random) -> Matrices:
    a, b = ([[rng.randint(0, 99) for _ in range(size)] for _ in range(size)] for _ in range(2))
    return a, b


def anti_coordination_game(size: int, rng: random.Random) -> Matrices:
    a, b = (
        [[0 if i == j else rng.randint(50, 99) for j in range(size)] for i in range(size)]
        for _ in range(2)
    )
    return a, b


def exact_optimum(case: Matrices) -> object:
    return correlated_equilibria(BimatrixGame(*case)).optimum((1, 1))


def payoff_polygon(case: Matrices) -> object:
    return correlated_equilibria(BimatrixGame(*case)).payoff_polygon()


def scipy_optimum(case: Matrices) -> object:
    """The same linear program in floats, dense, without a proof."""
    from scipy.optimize import linprog

    a, b = (np.array(matrix, dtype=float) for matrix in case)
    n = len(a)
    rows = []
    for i in range(n):
        for k in range(n):
            if k != i:
                gain = np.zeros((n, n))
                gain[i] = a[k] - a[i]
                rows.append(gain.ravel())
                gain = np.zeros((n, n))
                gain[:, i] = b[:, k] - b[:, i]
                rows.append(gain.ravel())
    ones = np.ones((1, n * n))
    return linprog(
        -(a + b).ravel(), A_ub=np.array(rows), b_ub=np.zeros(len(rows)), A_eq=ones, b_eq=1
    )


def cvxpy_optimum(case: Matrices) -> object:
    import cvxpy

    a, b = (np.array(matrix, dtype=float) for matrix in case)
    n = len(a)
    p = cvxpy.Variable((n, n), nonneg=True)
    held = [cvxpy.sum(p) == 1]
    for i in range(n):
        held.append((a[i] - a) @ p[i] >= 0)
        held.append((b[:, i] - b.T) @ p[:, i] >= 0)
    return cvxpy.Problem(cvxpy.Maximize(cvxpy.sum(cvxpy.multiply(p, a + b))), held).solve()


def rows() -> Iterator[Row]:
    rng = random.Random(0)
    for size, target in OPTIMUM_MS.items():
        cases = [random_game(size, rng) for _ in range(GAMES)]
        peers = {
            "scipy (float)": timed(scipy_optimum, cases[:5]),
            "cvxpy (float)": timed(cvxpy_optimum, cases[:5]),
        }
        work = f"exact correlated optimum {size}x{size}"
        yield Row(work, target, timed(exact_optimum, cases), peers)
    for size, target in POLYGON_MS.items():
        cases = [random_game(size, rng) for _ in range(GAMES)]
        work = f"correlated payoff polygon {size}x{size}"
        yield Row(work, target, timed(payoff_polygon, cases))
        cases = [anti_coordination_game(size, rng) for _ in range(1 if size > 8 else 3)]
        work = f"  the same, anti-coordination {size}x{size}"
        yield Row(work, None, timed(payoff_polygon, cases, warm=False))


def main() -> None:
    print_rows("Correlated equilibria", rows())


if __name__ == "__main__":
    main()
