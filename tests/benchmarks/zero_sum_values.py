"""Exact zero-sum values with optimal strategies, beside exact and float peers.

Run with ``python -m tests.benchmarks.zero_sum_values``.  Matrices are random integers 0..99.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator

import numpy as np

from gametheory_bp.threats import zero_sum_value
from tests.benchmarks.stopwatch import Row, print_rows, timed

Matrix = list[list[int]]
TARGET_MS = {50: 4.0, 100: 12.0, 200: 60.0}
GAMBIT_LIMIT = 50
"""Gambit's rational simplex is timed up to this size: beyond it takes minutes."""


def nashpy_value(matrix: Matrix) -> object:
    import nashpy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return nashpy.Game(np.array(matrix)).linear_program()


def gambit_value(matrix: Matrix) -> object:
    import pygambit

    own = np.array(matrix)
    game = pygambit.Game.from_arrays(own, -own)
    return pygambit.nash.lp_solve(game, rational=True)


def rows() -> Iterator[Row]:
    rng = random.Random(0)
    for size, target in TARGET_MS.items():
        cases = [[[rng.randint(0, 99) for _ in range(size)] for _ in range(size)] for _ in range(9)]
        peers = {"nashpy (float)": timed(nashpy_value, cases)}
        if size <= GAMBIT_LIMIT:
            peers["Gambit (rational)"] = timed(gambit_value, cases[:1], warm=False)
        work = f"exact zero-sum value {size}x{size}"
        yield Row(work, target, timed(zero_sum_value, cases), peers)


def main() -> None:
    print_rows("Zero-sum values", rows())


if __name__ == "__main__":
    main()
