"""Forged proofs about repeated games: what they claim is false, and none is accepted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.certificates.equilibrium_lines import BoundingFamily
from gametheory_bp.certificates.kinds.equilibrium_payoffs import (
    BoundingLine,
    EquilibriumPayoffs,
    Leaning,
    OuterLink,
    PayoffGenerator,
)
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.equilibria.subgame_perfect import equilibrium_plan, sustainable_from
from gametheory_bp.exact.codec import encode
from gametheory_bp.exact.exactness import Exactness, bound_words
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.geometry.polygon import Polygon

DILEMMA = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
HALF = gt.subgame_perfect_payoffs(gt.RepeatedGame(DILEMMA, "1/2"))
ORIGIN = (Fraction(0), Fraction(0))
PAIRS = tuple(product((0, 1), repeat=2))
AT_MOST_ZERO = ((1, 0), 0), ((0, 1), 0)
AFTER = 2 + 4  # two lines, then the four sides of the feasible payoffs: the floors' first number


def honest() -> EquilibriumPayoffs:
    proof = HALF.certificate
    assert isinstance(proof, EquilibriumPayoffs) and gt.verify(proof)
    return proof


def link(
    lines: tuple[tuple[tuple[int, int], int], ...],
    weights: tuple[int, ...] = (),
    leanings: tuple[Leaning, ...] = (),
) -> OuterLink:
    found = tuple(BoundingLine(normal, Fraction(offset)) for normal, offset in lines)
    return OuterLink(found, tuple(map(Fraction, weights)), leanings)


def only_defection(*chain: OuterLink) -> EquilibriumPayoffs:
    """The claim that nothing but (0, 0) is sustained at discount 1/2; cooperation is."""
    point, first = (ORIGIN,), (PayoffGenerator((1, 1), ORIGIN),)
    gap = Fraction(0)
    return replace(honest(), inner=point, generators=first, outer=point, chain=chain, gap=gap)


def leaning_on(first: int, second: int) -> tuple[Leaning, ...]:
    return tuple(Leaning(k, pair, (first, second)) for k in (0, 1) for pair in PAIRS)


@pytest.mark.parametrize("second", [-99, -3, -2, -1, 0, 1, 2, AFTER, AFTER + 1, AFTER + 2, 99])
def test_lines_that_lean_anywhere_prove_nothing_false(second: int) -> None:
    assert not gt.verify(only_defection(link(AT_MOST_ZERO, (1, 1), leaning_on(0, second))))


@pytest.mark.parametrize(
    "weights", [(), (0, 0), (-1, 1), (1,), (1, 1, 1), (10**400, 1), (1, 10**400)]
)
def test_no_weights_prove_a_false_line(weights: tuple[int, ...]) -> None:
    assert not gt.verify(only_defection(link(AT_MOST_ZERO, weights, leaning_on(0, 1))))


def test_two_leanings_of_one_line_for_one_pair() -> None:
    twice = leaning_on(0, 1) * 2
    assert not gt.verify(only_defection(link(AT_MOST_ZERO, (1, 1), twice)))


def test_a_number_counts_bounds_from_the_first_one() -> None:
    """Bound -1 is no bound, not the last line."""
    stage = RepeatedStage.of(honest().game, Fraction(1, 2))
    feasible = Polygon.hull(stage.payoffs.values())
    lines = ((-1, 0), 0), ((0, -1), 0)
    one = {
        number: BoundingFamily(
            stage, feasible, ORIGIN, True, link(lines, (1, 1), (Leaning(1, (0, 0), (number, 0)),))
        ).holds(1, (0, 0))
        for number in (1, -1)
    }
    assert one == {1: True, -1: False}


def test_no_promise_can_be_leant_on_without_a_future() -> None:
    once = gt.subgame_perfect_payoffs(gt.RepeatedGame(DILEMMA, 0)).certificate
    assert isinstance(once, EquilibriumPayoffs) and gt.verify(once)
    sides = len(Polygon.hull(RepeatedStage.of(once.game, once.discount).payoffs.values()).vertices)
    floors = 2 + sides, 3 + sides
    leanings = tuple(Leaning(k, (1, 1), floors) for k in (0, 1))
    below = ((1, 0), -1), ((0, 1), -1)
    forged = replace(
        once, inner=(), generators=(), outer=(), chain=(link(below, (1, 1), leanings),)
    )
    verdict = gt.verify(forged)
    assert [check.statement for check in verdict.failures] == ["link 0: every line is proved"]


@pytest.mark.parametrize(
    "chain",
    [
        (),
        (link(()),),
        (link((((0, 0), -1),)),),
        (link((((0, 0), -1),), (1,), (Leaning(0, (0, 0), (0, 0)),)),),
        (link((((0, 0), -1),), (1,), tuple(Leaning(0, a, (1, 2)) for a in PAIRS)),),
    ],
)
def test_the_set_is_not_argued_away(chain: tuple[OuterLink, ...]) -> None:
    nothing = replace(honest(), inner=(), generators=(), outer=(), gap=Fraction(0))
    assert not gt.verify(replace(nothing, chain=chain))


@pytest.mark.parametrize(
    "changes",
    [
        {"discount": Fraction(0)},
        {"discount": Fraction(1)},
        {"discount": Fraction(-1)},
        {"discount": Fraction(1, 4)},
        {"inner": ()},
        {"punishments": (Fraction(1), Fraction(1))},
        {"punishments": (Fraction(-1), Fraction(-1))},
        {"gap": None},
    ],
)
def test_a_proof_is_about_what_it_was_made_for(changes: dict[str, Any]) -> None:
    assert not gt.verify(replace(honest(), **changes))


def test_actions_are_counted_from_the_first_one() -> None:
    last = tuple(
        replace(g, actions=(g.actions[0] - 2, g.actions[1] - 2)) for g in honest().generators
    )
    assert not gt.verify(replace(honest(), generators=last))


@pytest.mark.slow
def test_a_bracket_is_not_called_exact() -> None:
    """The corners of this set are irrational (Abreu and Sannikov 2014): a gap is left."""
    game = gt.BimatrixGame(
        [[16, 3, 0], [21, 10, -1], [9, 5, -5]], [[9, 13, 3], [1, 4, 0], [0, -4, -15]]
    )
    repeated = gt.RepeatedGame(game, "3/10")
    found = gt.subgame_perfect_payoffs(repeated)
    best = gt.welfare_optimum(repeated, "nash", among="subgame_perfect")
    assert found.gap
    for body in (found.to_json(), best.to_json()):
        assert body["exactness"].startswith("certified") and gt.verify(body)
        assert not gt.verify({**body, "exactness": "exact"})
    assert "~15.56308964" in str(best) and len(str(best)) < 1000  # no fraction of 200 digits


def test_a_bound_is_never_rounded_down() -> None:
    tiny, huge = Fraction(1, 3 * 10**400), Fraction(10**400, 7)
    for bound in (Fraction(9323, 10**18), Fraction(1, 3), Fraction(1, 7), Fraction(1), tiny, huge):
        for digits in (1, 2, 3):
            said = Fraction(bound_words(bound, digits))
            assert bound <= said < bound * (1 + Fraction(10, 10**digits))
        assert Fraction(str(Exactness("certified", bound)).split()[-1]) >= bound


def test_two_different_ends_are_not_called_one_exact_discount() -> None:
    body = sustainable_from(DILEMMA, (2, 2)).to_json()
    assert body["exactness"] == "exact" and gt.verify(body)
    proof = body["certificate"]
    earlier = encode(gt.subgame_perfect_payoffs(gt.RepeatedGame(DILEMMA, "1/4")).certificate)
    ends = {"low": "1/4"}
    loose = {
        "certificate": {**proof, **ends, "low_proof": earlier},
        "claim": {**body["claim"], **ends},
    }
    assert gt.verify({**body, **loose, "exactness": "certified to 0.09"})
    assert not gt.verify({**body, **loose})
    assert not gt.verify({**body, **loose, "exactness": "certified to 0.08"})


def test_the_width_that_is_said_is_no_smaller_than_the_gap() -> None:
    game = gt.load_game("abreu_sannikov_2014")
    body = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, "2/5"), steps=2).to_json()
    said = Fraction(body["exactness"].removeprefix("certified to "))
    assert 0 < Fraction(body["certificate"]["gap"]) <= said and gt.verify(body)
    for word in (str(float(said / 2)), "0", "1e-99", "nothing"):
        assert not gt.verify({**body, "exactness": f"certified to {word}"})


def test_plans_from_a_bracket_are_shown_in_short_numbers() -> None:
    """Their lotteries have fractions of hundreds of digits."""
    game = gt.load_game("abreu_sannikov_2014")
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, "2/5"))
    plan = equilibrium_plan(found, max(found.vertices))
    assert max(len(str(p)) for lottery in plan.lotteries for _, p in lottery) > 100
    assert "~" in str(plan) and max(map(len, str(plan).splitlines())) < 300
    assert JointAutomaton.from_json(plan.to_json()) == plan
