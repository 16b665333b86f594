"""Hull and Pareto frontier of many profiles, and regions of independent mixtures.

Run with ``python -m tests.benchmarks.payoff_sets``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from gametheory_bp import BimatrixGame
from gametheory_bp.geometry.integer_extremes import hull_indices, pareto_indices
from gametheory_bp.payoffs import feasible_payoffs, independent_payoffs
from tests.benchmarks.stopwatch import Row, print_rows, timed

Points = tuple[np.ndarray, np.ndarray]
PROFILES = 10**6


def float_hull(points: Points) -> object:
    from scipy.spatial import ConvexHull

    return ConvexHull(np.column_stack(points).astype(float))


def exact_hull(points: Points) -> object:
    return hull_indices(*points)


def exact_hull_and_frontier(points: Points) -> object:
    return hull_indices(*points), pareto_indices(*points)


def frontier_of_game(game: BimatrixGame) -> object:
    return feasible_payoffs(game).pareto_frontier().points


def random_game(size: int, rng: random.Random) -> BimatrixGame:
    a, b = ([[rng.randint(0, 99) for _ in range(size)] for _ in range(size)] for _ in range(2))
    return BimatrixGame(a, b)


def rows() -> Iterator[Row]:
    rng = np.random.default_rng(0)
    clouds: list[Points] = [tuple(rng.integers(0, 10**6, (2, PROFILES))) for _ in range(5)]
    peers = {"scipy ConvexHull (float)": timed(float_hull, clouds)}
    yield Row("exact hull of 10^6 integer points", 200.0, timed(exact_hull, clouds), peers)
    ours = timed(exact_hull_and_frontier, clouds)
    yield Row("the same with the Pareto frontier", 400.0, ours)
    games = [BimatrixGame(x.reshape(1000, -1), y.reshape(1000, -1)) for x, y in clouds[:3]]
    yield Row("feasible polygon of a 1000x1000 game", 400.0, timed(frontier_of_game, games))
    source = random.Random(0)
    for size in (2, 3, 4):
        small = [random_game(size, source) for _ in range(9)]
        work = f"independent mixtures {size}x{size}, proved"
        yield Row(work, None, timed(independent_payoffs, small))


def main() -> None:
    print_rows("Payoff sets", rows())


if __name__ == "__main__":
    main()
