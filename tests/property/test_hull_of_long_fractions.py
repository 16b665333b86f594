"""Hulls of points whose denominators differ: each keeps its own, the hull is the same."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp.geometry import hull
from gametheory_bp.geometry.hull import convex_hull, rational_hull

SHORT, LONG = 6, 80  # digits of denominators: below and above the limit


def points(seed: int, digits: int, count: int) -> list[tuple[Fraction, Fraction]]:
    rng = random.Random(seed)

    def number() -> Fraction:
        return Fraction(rng.randint(-(10**digits), 10**digits), rng.randint(1, 10**digits))

    found = [(number(), number()) for _ in range(count)]
    a, b = found[:2]
    middle = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return [*found, middle, a, *((x, found[0][1]) for x, _ in found[:3])]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("digits", [1, SHORT, LONG])
@pytest.mark.parametrize("count", [2, 3, 12])
def test_both_ways_give_the_hull_of_plain_fractions(seed: int, digits: int, count: int) -> None:
    some = points(seed, digits, count)
    assert rational_hull(some) == convex_hull(some) == hull._homogeneous_hull(some)


@pytest.mark.parametrize("digits", [SHORT, LONG])
def test_points_of_a_line_have_two_extremes(digits: int) -> None:
    line = [(x, 3 * x + 1) for x, _ in points(1, digits, 9)]
    assert rational_hull(line) == (min(line), max(line))
    bent = [*line, (max(line)[0] + 1, 3 * max(line)[0] + 5)]  # planted: one point off the line
    assert len(rational_hull(bent)) == 3


def test_few_points_are_their_hull() -> None:
    assert rational_hull([]) == ()
    lone = points(2, LONG, 2)[:1]
    assert rational_hull(lone * 3) == tuple(lone)
