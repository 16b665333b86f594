"""``check`` proves right pieces and catches every planted wrong one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

import pytest

from gametheory_bp.families import PIECEWISE_RATIONAL, FamilyOptimum, GameFamily, check
from gametheory_bp.families import family_optimum as optimum_of

BOS = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
QUICK = ("nash", "kalai_smorodinsky")


def planted(found: FamilyOptimum, k: int, **changes: object) -> FamilyOptimum:
    pieces = list(found.pieces)
    pieces[k] = replace(pieces[k], **changes)  # type: ignore[arg-type]
    return replace(found, pieces=tuple(pieces))


def prove_and_plant(rule: str) -> None:
    found = optimum_of(BOS, rule)
    assert check(found), check(found)
    k = len(found.pieces) - 1
    moved = tuple((x + F(1, 10**6), y) for x, y in found.pieces[k].points)
    verdict = check(planted(found, k, points=moved))
    assert [c.statement for c in verdict.failures] == [
        f"optimal and complete on {found.pieces[k].interval_text}"
    ]


@pytest.mark.parametrize("rule", QUICK)
def test_every_piece_is_proved_and_a_wrong_one_caught(rule: str) -> None:
    prove_and_plant(rule)


@pytest.mark.slow
def test_every_piece_of_the_other_rules_is_proved_and_a_wrong_one_caught() -> None:
    for rule in PIECEWISE_RATIONAL:
        if rule not in QUICK:
            prove_and_plant(rule)


@pytest.mark.parametrize("rule", ["utilitarian", "dictator"])
def test_a_left_out_tie_is_caught(rule: str) -> None:
    found = optimum_of(BOS, rule)
    k = next(k for k, piece in enumerate(found.pieces) if len(piece.points) == 2)
    for end in found.pieces[k].points:
        assert not check(planted(found, k, points=(end,)))


def test_a_shifted_break_point_is_caught_on_either_side() -> None:
    found = optimum_of(BOS, "egalitarian_pareto")
    for end in (F(19, 10), F(21, 10)):
        left, right = found.pieces
        pieces = (replace(left, high=end), replace(right, low=end))
        assert not check(replace(found, pieces=pieces))


def test_gaps_and_overlaps_are_caught() -> None:
    found = optimum_of(BOS, "nash")
    assert not check(replace(found, pieces=found.pieces[:1]))
    assert not check(planted(found, 0, high_closed=False))
    assert not check(planted(found, 1, low_closed=True))
    assert not check(planted(found, 0, low_closed=False))


@pytest.mark.parametrize("among", ["pure", "nash"])
def test_finite_sets_are_compared_again(among: str) -> None:
    found = optimum_of(BOS, "kalai_smorodinsky", among)
    assert check(found)
    assert not check(planted(found, 0, points=found.pieces[2].points))


def test_points_that_no_lottery_attains_are_caught() -> None:
    outside = GameFamily([["t", 0], [0, 3]], [[1, 0], [0, 3]], 1, 6)
    found = optimum_of(BOS, "utilitarian")
    better = optimum_of(outside, "utilitarian")
    verdict = check(replace(found, pieces=better.pieces))
    assert not verdict
    assert "mixture of two points" in verdict.failures[0].detail
