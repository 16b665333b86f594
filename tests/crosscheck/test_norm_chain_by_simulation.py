"""Payoffs of norm-adaptive players against a plain simulation that shares no code with them."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp.claims.norm_chain import NormSet, meet
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

PAYOFFS = {(0, 0): (4, 1), (1, 1): (2, 2), (0, 1): (0, 0), (1, 0): (0, 0)}
DISCOUNT = 0.75
RUNS, STEPS = 20_000, 60
# Standard error of a mean of RUNS draws within [0, 4] is below 4 / sqrt(RUNS); five of them.
TOLERANCE = 5 * 4 / RUNS**0.5


def simulated(row: list[int], column: list[int], current: bool) -> tuple[float, float]:
    rng = random.Random(0)

    def draw(options: list[int], now: int | None) -> int:
        others = options if current or now is None else [k for k in options if k != now] or options
        return rng.choice(others)

    totals = [0.0, 0.0]
    for _ in range(RUNS):
        a, b, weight = draw(row, None), draw(column, None), 1 - DISCOUNT
        for _ in range(STEPS):
            for player in (0, 1):
                totals[player] += weight * PAYOFFS[a, b][player]
            if a != b:
                a, b = draw(row, a), draw(column, b)
            weight *= DISCOUNT
    return totals[0] / RUNS, totals[1] / RUNS


@pytest.mark.slow
@pytest.mark.parametrize("current", [True, False])
@pytest.mark.parametrize(("row", "column"), [([0, 1], [0, 1]), ([0, 1], [1]), ([0], [0, 1])])
def test_exact_payoffs_are_those_of_a_simulation(
    row: list[int], column: list[int], current: bool
) -> None:
    repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), Fraction(3, 4))
    sets = [NormSet.of(*((k, k) for k in options)) for options in (row, column)]
    how = "with current" if current else "without current"
    exact = meet(repeated, sets[0], sets[1], how).payoffs
    for value, mean in zip(exact, simulated(row, column, current), strict=True):
        assert abs(float(value) - mean) < TOLERANCE
    # planted: the payoffs of the other player are not these
    assert abs(float(exact[0]) + 1 - mean) > TOLERANCE
