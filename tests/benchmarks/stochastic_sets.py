"""Equilibrium payoffs of stochastic games from every state, proved and in floats.

Run with ``python -m tests.benchmarks.stochastic_sets``.  No peer was timed, so the times stand
alone.  After them it is said how many of ten games are answered exactly, and how closely the rest.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.equilibria.stochastic import (
    approximate_payoffs,
    stochastic_equilibrium_payoffs,
)
from gametheory_bp.games.stochastic import StochasticGame
from tests.benchmarks.stopwatch import Row, print_rows, timed


def random_game(states: int, rng: random.Random) -> StochasticGame:
    """Payoffs 0 to 9, two actions each, two next states after every action pair."""

    def matrix() -> list[list[int]]:
        return [[rng.randint(0, 9) for _ in range(2)] for _ in range(2)]

    def cell() -> dict[int, Fraction]:
        one, two = rng.sample(range(states), 2)
        share = Fraction(rng.randint(1, 3), 4)
        return {one: share, two: 1 - share}

    row, column = ([matrix() for _ in range(states)] for _ in range(2))
    law = [[[cell() for _ in range(2)] for _ in range(2)] for _ in range(states)]
    return StochasticGame.build(row, column, law, "9/10")


def rows() -> Iterator[Row]:
    rng = random.Random(0)
    for states, target, cases in ((20, 1000.0, 5), (50, 5000.0, 3)):
        games = [random_game(states, rng) for _ in range(cases)]
        work = f"stochastic game, {states} states, floats"
        yield Row(work, target, timed(approximate_payoffs, games))
    for states in (2, 5, 10):
        games = [random_game(states, rng) for _ in range(3)]
        work = f"stochastic game, {states} states, proved"
        yield Row(work, None, timed(stochastic_equilibrium_payoffs, games))


def answers(states: int, games: int = 10) -> str:
    """How many games are exact, have inner sets in all states; gaps and CPU seconds."""
    exact, inside, gaps, seconds = 0, 0, [], []
    for seed in range(games):
        game = random_game(states, random.Random(seed))
        start = time.process_time()
        found = stochastic_equilibrium_payoffs(game)
        seconds.append(time.process_time() - start)
        exact += found.inner == found.outer
        inside += found.gap is not None
        gaps.append(float("inf") if found.gap is None else float(found.gap))
    return (
        f"{states:>3} states, {games} games: {exact} exact, {inside} with all inner sets, gap "
        f"median {statistics.median(gaps):.1e}, largest {max(gaps):.1e}; seconds median "
        f"{statistics.median(seconds):.1f}, largest {max(seconds):.1f}"
    )


def main() -> None:
    print_rows("Stochastic games", rows())
    for states in (2, 3, 5, 10):
        print(answers(states))


if __name__ == "__main__":
    main()
