"""All extreme Nash equilibria; welfare-optimal ones.  Peers: lrsnash, Gambit's rationals.

Run with ``python -m tests.benchmarks.nash_sets``.  Games are random integers 0..99 unless said
otherwise.  lrsnash is timed as a process; its start-up, about 2 ms, is part of its figure.
"""

from __future__ import annotations

import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gametheory_bp import BimatrixGame, nash_equilibria
from gametheory_bp.equilibria.nash import welfare_optimal_nash
from tests.benchmarks.stopwatch import Row, Share, print_rows, timed

Matrices = tuple[list[list[int]], list[list[int]]]

# Size: games, share of lrsnash's time that is aimed at.
SQUARE = {9: (9, 1.0), 11: (9, 1.0), 13: (7, 0.2), 15: (5, 0.2), 17: (2, 0.1)}
GAMBIT_UP_TO = 9


def random_game(size: int, rng: random.Random, top: int = 99) -> Matrices:
    a, b = ([[rng.randint(0, top) for _ in range(size)] for _ in range(size)] for _ in range(2))
    return a, b


def doubled_game(size: int, rng: random.Random) -> Matrices:
    """A random game of half the size in which every action appears twice."""
    a, b = random_game(size // 2, rng)
    twice = [k // 2 for k in range(size)]
    first, second = ([[m[i][j] for j in twice] for i in twice] for m in (a, b))
    return first, second


def nash_set(case: Matrices) -> object:
    return nash_equilibria(BimatrixGame(*case))


def best_equilibrium(case: Matrices) -> object:
    return welfare_optimal_nash(BimatrixGame(*case))


def lrsnash(case: Matrices) -> object:
    a, b = case
    text = "\n\n".join("\n".join(" ".join(map(str, row)) for row in m) for m in (a, b))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "game.txt"
        file.write_text(f"{len(a)} {len(a[0])}\n\n{text}\n", "utf-8")
        return subprocess.run(["lrsnash", str(file)], capture_output=True, check=True)


def gambit_rational(case: Matrices) -> object:
    import numpy as np
    import pygambit

    a, b = (
        np.array([[pygambit.Rational(v) for v in row] for row in m], dtype=object) for m in case
    )
    return pygambit.nash.enummixed_solve(pygambit.Game.from_arrays(a, b), rational=True)


def against_peers(work: str, cases: list[Matrices], share: float, *, gambit: bool = False) -> Row:
    """One row; the target is a share of what lrsnash takes in this run."""
    peers = {"lrsnash": timed(lrsnash, cases, warm=False)}
    if gambit:
        peers["Gambit rational"] = timed(gambit_rational, cases[:2], warm=False)
    return Row(work, Share("lrsnash", share), timed(nash_set, cases), peers)


def rows() -> Iterator[Row]:
    rng = random.Random(0)
    for size in (2, 3, 4, 5):
        cases = [random_game(size, rng) for _ in range(25)]
        yield Row(f"whole Nash set {size}x{size}, warm", 2.0, timed(nash_set, cases))
    for size, (count, share) in SQUARE.items():
        cases = [random_game(size, rng) for _ in range(count)]
        name = f"all extreme equilibria {size}x{size}"
        yield against_peers(name, cases, share, gambit=size <= GAMBIT_UP_TO)
    for size in (12, 14):
        cases = [random_game(size, rng, top=1) for _ in range(5)]
        yield against_peers(f"payoffs 0 and 1, {size}x{size}", cases, 1.0)
    cases = [doubled_game(12, rng) for _ in range(9)]
    yield against_peers("every action twice, 12x12", cases, 1.0)
    cases = [random_game(15, rng) for _ in range(15)]
    work = "welfare-optimal equilibrium 15x15, proved"
    yield Row(work, 300.0, timed(best_equilibrium, cases))


def main() -> None:
    print_rows("Nash equilibria", rows())


if __name__ == "__main__":
    main()
