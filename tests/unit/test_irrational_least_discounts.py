"""Least discounts that solve quadratic equations: by hand, by the sets on both sides, forged."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.certificates.below_discount import BelowDiscount
from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.kinds.least_discount import LeastDiscount
from gametheory_bp.equilibria.subgame_perfect import SustainedFrom, sustainable_from
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.polygon import Polygon

# The column player would rather have 9 at (1, 1) than 8 at (1, 2).  Whoever punishes plays (2, 2),
# worth (4, 7), where row gains 4 by deviating to 8 and is held to 3 afterwards: the promise pays
# row 3 + 4 (1 - d)/d.  The lowest promise for column lies on the line from (4, 7) to (8, 8), so
# column's worst payoff is 7 + d (w - 4)/4 = 8 - 5 d/4.  (1, 2) is worth playing for ever from
# 9 (1 - d) + d (8 - 5 d/4) = 8 on: 5 d^2 + 4 d = 4.
GAME = gt.BimatrixGame([[3, 8], [0, 4]], [[9, 8], [3, 7]])
LEAST = root_of([-4, 4, 5], Fraction(0), Fraction(1))
PAIR = MixedProfile.pure((2, 2), 0, 1)
CLOSE = Fraction(1, 10**9)


@pytest.fixture(scope="module")
def proof() -> LeastDiscount:
    return sustainable_from(GAME, PAIR).certificate


@pytest.mark.parametrize("target", [PAIR, (8, 8), "efficient frontier"])
def test_the_threshold_found_by_hand(target: object) -> None:
    found = sustainable_from(GAME, target)
    assert found.discount == LEAST
    assert found.exactness.word == "exact"
    assert "root of 5*t^2 + 4*t - 4" in repr(found)
    assert gt.verify(found)
    assert gt.verify(found.to_json())


def _in_set(found: SustainedFrom, discount: Fraction, point: tuple[Fraction, Fraction]) -> bool:
    game = found.certificate.game
    stage = gt.BimatrixGame(game.row_payoffs, game.column_payoffs)
    return gt.subgame_perfect_payoffs(gt.RepeatedGame(stage, discount)).contains(point)


def test_the_sets_on_both_sides_agree() -> None:
    found = sustainable_from(GAME, (8, 8))
    assert isinstance(found.discount, Algebraic)
    box = found.discount.bounds(CLOSE)
    assert not _in_set(found, box.low - CLOSE, (Fraction(8), Fraction(8)))
    assert _in_set(found, box.high + CLOSE, (Fraction(8), Fraction(8)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tables", "target", "equation"),
    [
        (([[3, 2], [8, 9]], [[2, 1], [8, 4]]), "efficient frontier", (-28, 28, 3)),
        (
            ([[8, 2, 8], [1, 4, 0], [3, 7, 8]], [[3, 8, 4], [0, 1, 1], [6, 5, 3]]),
            "efficient frontier",
            (16, -25, 6),
        ),
    ],
)
def test_more_quadratics(
    tables: tuple[list[list[int]], list[list[int]]], target: str, equation: tuple[int, ...]
) -> None:
    found = sustainable_from(gt.BimatrixGame(*tables), target)
    assert found.discount == root_of(equation, Fraction(0), Fraction(1))
    assert gt.verify(found)
    assert isinstance(found.discount, Algebraic)
    box = found.discount.bounds(CLOSE)
    points = found.certificate.points
    assert not all(_in_set(found, box.low - CLOSE, p) for p in points)
    assert all(_in_set(found, box.high + CLOSE, p) for p in points)


def test_planted_damage_is_refused(proof: LeastDiscount) -> None:
    there = proof.high_proof
    assert isinstance(there, AlgebraicEquilibriumPayoffs)
    three = root_of([-3, 0, 1], Fraction(1), Fraction(2))
    assert isinstance(three, Algebraic)
    before = gt.subgame_perfect_payoffs(gt.RepeatedGame(GAME, "1/2")).certificate
    near = Fraction(5798, 10**4)
    wrong = [
        replace(proof, low=near, high=near),
        replace(proof, low=three, high=three),
        replace(proof, actions=None, points=((Fraction(3), Fraction(9)),)),  # sustained earlier
        replace(proof, actions=(0, 0)),
        replace(proof, low=Fraction(1, 2)),
        replace(proof, never=True),
        replace(proof, high_proof=replace(there, discount=near)),
        replace(proof, high_proof=replace(there, root=three)),
        replace(proof, high_proof=replace(there, starts=there.starts[::-1])),
        replace(proof, high_proof=replace(there, coordinates=there.coordinates[::-1])),
        replace(proof, high_proof=replace(there, outer_proof=before)),  # too little patience
    ]
    assert gt.verify(proof)
    assert not any(gt.verify(one) for one in wrong)


def test_a_set_that_is_not_all_is_refused(proof: LeastDiscount) -> None:
    """The payoffs of stage equilibria generate themselves, and more is sustained."""
    there = proof.high_proof
    assert isinstance(there, AlgebraicEquilibriumPayoffs)
    (k,) = (k for k, pair in enumerate(there.starts) if pair == (0, 0))
    one = replace(
        there,
        vertices=(there.vertices[k],),
        coordinates=(there.coordinates[k],),
        starts=((0, 0),),
        weights=(),
        leanings=(),
    )
    refused = [check for check in gt.verify(one).checks if not check.holds]
    assert [check.statement for check in refused] == ["every side bounds all equilibrium payoffs"]


def test_one_side_alone_is_a_bracket(proof: LeastDiscount) -> None:
    low = gt.subgame_perfect_payoffs(gt.RepeatedGame(GAME, "4/7")).certificate
    assert isinstance(low, EquilibriumPayoffs)
    found = SustainedFrom("(1, 2) for ever", replace(proof, low=Fraction(4, 7), low_proof=low))
    assert found.discount is None
    assert found.exactness.word == "certified"
    assert "4/7 (too small)" in repr(found)
    assert "root of 5*t^2 + 4*t - 4" in repr(found)
    assert gt.verify(found)


def test_what_no_patience_sustains() -> None:
    """Row's worst efficient payoff is its minimax payoff, which no pair that starts it deters."""
    game = gt.BimatrixGame([[0, 6], [6, 9]], [[0, 7], [4, 3]])
    found = sustainable_from(game)
    assert found.never
    assert gt.verify(found)
    assert repr(found) == "SustainedFrom(efficient frontier: never: at no discount below 1)"
    sustained = sustainable_from(game, (6, 4)).certificate
    forged = replace(sustained, low=None, high=None, high_proof=None, never=True)
    assert not gt.verify(forged)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_that_is_sustained_is_never(seed: int) -> None:
    rng = random.Random(300 + seed)
    row, column = ([[rng.randint(0, 5) for _ in "ab"] for _ in "ab"] for _ in "ab")
    game = gt.BimatrixGame(row, column)
    left = BelowDiscount.one(PayoffTable.of(game))
    for d in ("1/2", "19/20"):
        found = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, d)).inner
        corners = found.vertices
        middles = [
            ((a + u) / 2, (b + v) / 2)
            for (a, b), (u, v) in zip(corners, corners[1:] + corners[:1], strict=True)
        ]
        assert not any(left.rules_out(p) for p in (*corners, *middles))


def test_a_planted_exclusion_is_noticed() -> None:
    """The same check sees a set that is too small: it rules out what is sustained."""
    d = Fraction(1, 2)
    game = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, d))
    honest = BelowDiscount.of(found.certificate)
    planted = BelowDiscount(honest.stage, Polygon(((Fraction(0), Fraction(0)),)))
    assert not honest.rules_out((Fraction(1), Fraction(1)))
    assert planted.rules_out((Fraction(1), Fraction(1)))
