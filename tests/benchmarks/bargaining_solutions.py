"""Three bargaining solutions with certificates on a ready polygon; optima of whole games.

Run with ``python -m tests.benchmarks.bargaining_solutions``.  Polygons are hulls of random
integer points 0..99 with 5 to 8 vertices; the disagreement point lies below the set, or cuts
through it.  Nobody else computes these exactly.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp import BargainingProblem, BimatrixGame, solve, welfare_optimum
from gametheory_bp.bargaining import welfare_table
from gametheory_bp.geometry.polygon import Polygon
from tests.benchmarks.stopwatch import Row, print_rows, timed

THREE = ("nash", "kalai_smorodinsky", "egalitarian")
TARGET_MS = 0.3
CASES = 200

Case = tuple[Polygon, tuple[Fraction, Fraction]]


def random_polygon(rng: random.Random) -> Polygon:
    while True:
        points = [(rng.randint(0, 99), rng.randint(0, 99)) for _ in range(14)]
        found = Polygon.hull(points)
        if 5 <= len(found.vertices) <= 8:
            return found


def random_game(size: int, rng: random.Random) -> BimatrixGame:
    a, b = ([[rng.randint(0, 99) for _ in range(size)] for _ in range(size)] for _ in range(2))
    return BimatrixGame(a, b)


def three_solutions(case: Case) -> object:
    problem = BargainingProblem.from_payoffs(*case)
    return [solve(problem, rule).certificate for rule in THREE]


def best_equilibrium(game: BimatrixGame) -> object:
    return welfare_optimum(game, "utilitarian", among="nash")


def rows() -> Iterator[Row]:
    rng = random.Random(0)
    for place, d in (("below the set", Fraction(-1)), ("inside", Fraction(100, 3))):
        cases = [(random_polygon(rng), (d, d)) for _ in range(CASES)]
        work = f"three solutions, 5-8 vertices, d {place}"
        yield Row(work, TARGET_MS, timed(three_solutions, cases))
    games = [random_game(15, rng) for _ in range(5)]
    yield Row("welfare_optimum among nash, 15x15", 300.0, timed(best_equilibrium, games))
    for size in (2, 4):
        games = [random_game(size, rng) for _ in range(5)]
        yield Row(f"every rule on every set, {size}x{size}", None, timed(welfare_table, games))


def main() -> None:
    print_rows("Bargaining solutions", rows())


if __name__ == "__main__":
    main()
