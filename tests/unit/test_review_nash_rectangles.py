"""Rules over Nash payoffs that fill rectangles, against the definition on the rectangles."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.geometry.vectors import Point

# Each player's payoff depends on the other's action alone: every profile is an equilibrium.
FREE = gt.BimatrixGame([[0, 2], [0, 2]], [[0, 0], [4, 4]])


def test_the_crossing_may_lie_inside_a_side_of_a_rectangle() -> None:
    optimum = gt.welfare_optimum(FREE, "proportional", among="nash", disagreement=(0, 0))
    assert optimum.points == ((2, 2),) and optimum.flags == ()
    (profile,) = optimum.attained_by
    assert FREE.expected(profile) == (2, 2) and gt.verify(optimum)


def test_without_lotteries_or_mixtures_the_dominating_point_stays() -> None:
    optimum = gt.welfare_optimum(FREE, "proportional", among="pure", disagreement=(0, 0))
    assert optimum.points == ((2, 4),) and optimum.flags == ("dominating",)


@pytest.mark.parametrize("rule", ["proportional", "equal_loss"])
@pytest.mark.parametrize("seed", range(12))
def test_rays_by_definition(rule: str, seed: int) -> None:
    rng = random.Random(seed)
    rows = [[rng.randint(0, 1) * rng.randint(0, 3) for _ in range(3)] for _ in range(2)]
    columns = [[rng.randint(0, 1) * rng.randint(0, 3) for _ in range(3)] for _ in range(2)]
    game, d = gt.BimatrixGame(rows, columns), (Fraction(-1), Fraction(-2))
    boxes = [(r.low, r.high) for r in gt.nash_equilibria(game).payoff_set]
    tops = [high for _, high in boxes]
    start = d if rule == "proportional" else (max(x for x, _ in tops), max(y for _, y in tops))
    t = max(min(x - start[0], y - start[1]) for x, y in tops)
    crossing = (start[0] + t, start[1] + t)
    optimum = gt.welfare_optimum(game, rule, among="nash", disagreement=d)
    if any(_between(low, crossing, high) for low, high in boxes):
        assert optimum.points == (crossing,) and optimum.flags == ()
    else:
        assert optimum.flags == ("dominating",)
        assert all(x >= crossing[0] and y >= crossing[1] for x, y in optimum.points)
    assert gt.verify(optimum)


def _between(low: Point, point: Point, high: Point) -> bool:
    return all(a <= b <= c for a, b, c in zip(low, point, high, strict=True))
