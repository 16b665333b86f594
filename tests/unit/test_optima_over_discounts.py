"""How a welfare-optimal equilibrium moves with the discount factor: against single discounts."""

from __future__ import annotations

import random
from fractions import Fraction

import matplotlib as mpl
import pytest

import gametheory_bp as gt
from gametheory_bp.bargaining import optimum_over_discounts
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.algebraic import root_of
from gametheory_bp.plotting import curves_of, plot_over_discounts

mpl.use("Agg")

DILEMMA = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], "CD", "CD")
# its utilitarian optimum jumps at 14/19 and moves from there on
MOVING = gt.BimatrixGame([[2, 3], [-2, 1]], [[-3, -4], [-2, 3]])
PENNIES = gt.BimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])


def at(game: gt.BimatrixGame, rule: str, discount: Fraction) -> tuple[object, ...]:
    return gt.welfare_optimum(gt.RepeatedGame(game, discount), rule, "subgame_perfect").points


def test_the_dilemma_breaks_at_a_third() -> None:
    found = optimum_over_discounts(DILEMMA, "utilitarian")
    third = Fraction(1, 3)
    assert found.break_points == ((third, third),)
    before, after = found.pieces
    assert (before.points, after.points) == (((0, 0),), ((2, 2),))
    assert before.is_proved
    assert before.is_open
    assert after.is_proved
    assert after.is_exact
    assert all(gt.verify(proof) for proof in after.thresholds)
    assert all(gt.verify(sample.optimum) for sample in after.samples)
    assert not gt.verify(found)  # there is no certificate of the whole, and it says so
    assert "of its own" in found.uncertified_reason


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rule", ["utilitarian", "egalitarian", "dictator"])
def test_proved_pieces_hold_at_every_discount(seed: int, rule: str) -> None:
    rng = random.Random(seed)
    tables = [[[rng.randint(-4, 4) for _ in range(2)] for _ in range(2)] for _ in "ab"]
    game = gt.BimatrixGame(*tables)
    found = optimum_over_discounts(game, rule, "1/10", "9/10", samples=4)
    assert found.pieces[0].start == Fraction(1, 10)
    assert found.pieces[-1].end == Fraction(9, 10)
    for piece in found.pieces:
        assert piece.start <= piece.end
        if not piece.is_proved:
            continue
        last = piece.end - Fraction(piece.is_open, 10**5)
        for share in (Fraction(0), Fraction(1, 3), Fraction(1)):
            assert at(game, rule, piece.start + share * (last - piece.start)) == piece.points
        if piece.is_exact:
            assert at(game, rule, piece.start - Fraction(1, 10**4)) != piece.points


def test_a_moving_optimum_is_sampled_and_said_to_be() -> None:
    found = optimum_over_discounts(MOVING, "utilitarian", "1/2", "9/10", samples=5)
    still, moving = found.pieces
    assert still.is_proved
    assert moving.moves
    assert not moving.is_proved
    assert len({sample.points for sample in moving.samples}) == len(moving.samples)
    (low, high) = found.break_points[0]
    assert low < Fraction(14, 19) <= high
    assert high - low <= Fraction(1, 1000)
    assert "samples" in str(found)


def test_every_rule_stays_where_the_set_does() -> None:
    """The set is {(0, 0)} below 1/3 and the same polygon from there on."""
    third = Fraction(1, 3)
    for rule in ("kalai_smorodinsky", "relative_utilitarian", "raiffa_continuous", "equal_area"):
        found = optimum_over_discounts(DILEMMA, rule, samples=5)
        before, after = found.pieces
        assert found.break_points == ((third, third),)
        assert before.is_proved
        assert before.is_open
        assert after.is_proved
        assert after.by_set
        assert after.is_exact
        assert all(gt.verify(proof) for proof in after.thresholds)
        assert "proved, the set stays the same, from there exactly" in str(found)


def test_where_the_set_moves_rules_that_depend_on_it_are_sampled() -> None:
    found = optimum_over_discounts(MOVING, "kalai_smorodinsky", "4/5", "9/10", samples=3)
    assert not any(piece.is_proved for piece in found.pieces)


def test_a_set_that_changes_below_the_optimum_breaks_nothing() -> None:
    """Proved from 1/3 on; below, the set is another one and the optimum may be the same."""
    game = gt.BimatrixGame([[2, -1], [3, 1]], [[2, 3], [-1, 1]])
    for rule in ("dictator", "kalai_smorodinsky"):
        found = optimum_over_discounts(game, rule, "1/10", "9/10", samples=9, width="1/50")
        for piece in found.pieces:
            if not piece.is_proved:
                continue
            assert piece.thresholds or piece.start == Fraction(1, 10)
            last = piece.end - Fraction(piece.is_open, 10**5)
            for share in (Fraction(0), Fraction(1, 2), Fraction(1)):
                assert at(game, rule, piece.start + share * (last - piece.start)) == piece.points
            if piece.is_exact:
                assert at(game, rule, piece.start - Fraction(1, 10**4)) != piece.points


def test_an_irrational_break_point_is_exact() -> None:
    """From the root of 5 t^2 + 4 t = 4 on: see the tests of irrational least discounts."""
    game = gt.BimatrixGame([[3, 8], [0, 4]], [[9, 8], [3, 7]])
    found = optimum_over_discounts(game, "utilitarian", "1/2", "7/10", samples=3, width="1/50")
    last = found.pieces[-1]
    assert last.start == root_of([-4, 4, 5], Fraction(0), Fraction(1))
    assert last.points == ((8, 8),)
    assert last.is_exact
    assert found.break_points[-1] == (last.start, last.start)
    assert found.exactness.word == "certified"
    assert abs(curves_of(found).break_points[-1] - float(last.start)) < 1e-9


def test_no_equilibrium_is_a_piece() -> None:
    (piece,) = optimum_over_discounts(PENNIES, "nash", samples=3).pieces
    assert piece.points == ()
    assert "no equilibrium" in piece.row()[1]
    assert piece.is_proved
    (low,) = optimum_over_discounts(DILEMMA, "nash", 0, "1/4", (1, 1), samples=2).pieces
    assert "disagreement point" in low.row()[1]
    assert not low.is_proved


def test_the_drawing_shows_lines_where_proved_and_dots_where_sampled() -> None:
    found = optimum_over_discounts(MOVING, "utilitarian", "1/2", "9/10", samples=5)
    row = curves_of(found).curves[0]
    lengths = [len(part) for part in row.parts]
    assert lengths == [2] + [1] * len(found.pieces[1].samples)
    assert row.parts[0][0] == (0.5, 2.0)
    assert gt.plot(found).get_xlabel() == "discount factor"
    with pytest.raises(InputTypeError, match="optimum_over_discounts"):
        plot_over_discounts(DILEMMA)  # type: ignore[arg-type]


def test_bad_input_is_refused() -> None:
    with pytest.raises(InputTypeError, match="give the stage game"):
        optimum_over_discounts(gt.RepeatedGame(DILEMMA, "1/2"), "nash")  # type: ignore[arg-type]
    for wrong in ({"low": "1/2", "high": "1/2"}, {"high": 1}, {"samples": 1}, {"width": 0}):
        with pytest.raises(InputValueError, match="0 <= low < high < 1"):
            optimum_over_discounts(DILEMMA, "nash", **wrong)
