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
from tests.benchmarks.stopwatch import Line, median_ms, print_lines

Points = tuple[np.ndarray, np.ndarray]
PROFILES = 10**6


def float_hull(points: Points) -> object:
    from scipy.spatial import ConvexHull

    return ConvexHull(np.column_stack(points).astype(float))


def lines() -> Iterator[Line]:
    rng = np.random.default_rng(0)
    clouds: list[Points] = [tuple(rng.integers(0, 10**6, (2, PROFILES))) for _ in range(5)]
    peers: dict[str, float | str] = {"scipy ConvexHull (float)": median_ms(float_hull, clouds)}
    ours = median_ms(lambda points: hull_indices(*points), clouds)
    yield Line("exact hull of 10^6 integer points", 200.0, ours, peers)
    ours = median_ms(lambda points: (hull_indices(*points), pareto_indices(*points)), clouds)
    yield Line("the same with the Pareto frontier", 400.0, ours)
    games = [BimatrixGame(x.reshape(1000, -1), y.reshape(1000, -1)) for x, y in clouds[:3]]
    ours = median_ms(lambda game: feasible_payoffs(game).pareto_frontier().points, games)
    yield Line("feasible polygon of a 1000x1000 game", 400.0, ours)
    source = random.Random(0)
    for size in (2, 3, 4):
        small = [
            BimatrixGame(
                *([[source.randint(0, 99) for _ in range(size)] for _ in range(size)] for _ in "xy")
            )
            for _ in range(9)
        ]
        ours = median_ms(independent_payoffs, small)
        yield Line(f"independent mixtures {size}x{size}, proved", None, ours)


def main() -> None:
    print_lines("Payoff sets", lines())


if __name__ == "__main__":
    main()
