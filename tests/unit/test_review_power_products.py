"""Bargaining weights with many digits on finite sets: exact, and in no time."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.welfare import power_product
from gametheory_bp.welfare.power_product import compare_power_products


@pytest.mark.parametrize("weight", ["0.123456789", 0.3333333333333333, Fraction(1, 10**40)])
def test_weights_with_many_digits(weight: object) -> None:
    problem = gt.BargainingProblem([(1, 3), (3, 1), (2, 2), (0, 5)], finite=True)
    solution = gt.solve(problem, "asymmetric_nash", weight=weight)
    assert solution.points == ((1, 3),) and gt.verify(solution)


def test_ties_are_found_with_long_weights() -> None:
    # 2^a 2^b with a = b + 1 loses to 4^a 1^b; equal payoffs tie, whatever the weight
    big = 10**30
    two, one, four = Fraction(2), Fraction(1), Fraction(4)
    assert compare_power_products((two, two), (two, two), (big, big + 1)) == 0
    assert compare_power_products((two, two), (four, one), (big + 1, big)) == -1
    assert compare_power_products((two, two), (four, one), (big, big)) == 0


def test_bounds_agree_with_powers(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(0)
    cases = []
    for _ in range(300):
        p, q = (
            (Fraction(rng.randint(0, 4), rng.randint(1, 3)), Fraction(rng.randint(1, 9)))
            for _ in range(2)
        )
        cases.append((p, q, (rng.randint(1, 6), rng.randint(1, 6))))
    plain = [compare_power_products(*case) for case in cases]
    monkeypatch.setattr(power_product, "PLAIN", 0)
    assert [compare_power_products(*case) for case in cases] == plain
    assert {-1, 0, 1} <= set(plain)
