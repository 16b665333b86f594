"""Promises in whole numbers are those of the definition in fractions."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, RepeatedGame, subgame_perfect_payoffs
from gametheory_bp.certificates.promised_payoffs import Promises, counted
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.number_field import field_number
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.polygon import Polygon

Point = tuple[Fraction, Fraction]


def random_stage(rng: random.Random, discount: Fraction) -> RepeatedStage:
    def rows() -> list[list[Fraction]]:
        return [[Fraction(rng.randint(-9, 9), rng.randint(1, 4)) for _ in "abc"] for _ in "ab"]

    return RepeatedStage.of(PayoffTable.of(BimatrixGame(rows(), rows())), discount)


def spanned(promises: Promises, pair: tuple[int, int]) -> Polygon:
    return Polygon.hull((Fraction(x, z), Fraction(y, z)) for x, y, z in promises[pair])


def deterring(stage: RepeatedStage, within: Polygon, pair: tuple[int, int], low: Point) -> Polygon:
    """By the definition: a part of the polygon above two floors."""
    extra = stage.surcharge(pair)
    return within.above((low[0] + extra[0], low[1] + extra[1]))


@pytest.mark.parametrize("corners", [1, 2, 6])
def test_they_are_the_part_above_the_floors(corners: int) -> None:
    rng, empty = random.Random(corners), 0
    for _ in range(60):
        stage = random_stage(rng, Fraction(rng.randint(1, 9), 10))
        some = [rng.choice(list(stage.payoffs.values())) for _ in range(corners)]
        within, low = Polygon.hull(some), (Fraction(rng.randint(-9, 3), 2), Fraction(-2))
        promises = Promises(stage, within, low)
        for pair in stage.payoffs:
            assert spanned(promises, pair) == deterring(stage, within, pair, low)
            empty += not promises[pair]
    assert 0 < empty < 360


def test_a_floor_that_is_a_hair_higher_is_told_apart() -> None:
    """Planted: threats that are higher by 10^-30 leave another set."""
    stage = random_stage(random.Random(0), Fraction(1, 2))
    within, low = Polygon.hull(stage.payoffs.values()), stage.pure_minimax
    higher = low[0] + Fraction(1, 10**30), low[1]
    promises = Promises(stage, within, higher)
    assert any(spanned(promises, p) != deterring(stage, within, p, low) for p in stage.payoffs)


def test_without_a_future_only_best_replies_are_promised_anything() -> None:
    stage = random_stage(random.Random(1), Fraction(0))
    within = Polygon.hull(stage.payoffs.values())
    promises = Promises(stage, within, (Fraction(99), Fraction(99)))
    for pair, payoff in stage.payoffs.items():
        assert bool(promises[pair]) == (payoff == stage.deviations[pair])


def test_irrational_discounts_give_numbers_of_a_field() -> None:
    """At discount sqrt(2)/2 the promises are between those at rational ones nearby."""
    root = Algebraic((-1, 0, 2), Fraction(0), Fraction(1))
    middle = field_number(root, (Fraction(0), Fraction(1)))
    rng = random.Random(2)
    table = PayoffTable.of(BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]]))
    within = Polygon.hull([(rng.randint(-1, 3), rng.randint(-1, 3)) for _ in range(5)])
    low = Fraction(-1), Fraction(-1)
    found = [
        Promises(RepeatedStage.of(table, d), within, low)
        for d in (Fraction(7, 10), middle, Fraction(71, 100))
    ]
    for pair in RepeatedStage.of(table, Fraction(1, 2)).payoffs:
        least = [min((float(x) / float(z) for x, _, z in p[pair]), default=9.0) for p in found]
        assert least == sorted(least, reverse=True)


def test_a_common_unit() -> None:
    assert counted(Fraction(1, 4), 2, Fraction(-1, 6)) == ((3, 24, -2), 12)


def test_pairs_without_a_promise_prove_no_line_wrong() -> None:
    """Defection alone: the chain of an impatient dilemma drops the other pairs."""
    game = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    proof = subgame_perfect_payoffs(RepeatedGame(game, "1/4")).certificate
    stage = RepeatedStage.of(proof.game, proof.discount)
    left = Promises(stage, Polygon(proof.outer), (Fraction(0), Fraction(0)))
    assert [pair for pair in stage.payoffs if left[pair]] == [(1, 1)]
