"""Families of games: reading, formulas with their break points, curves, refusals."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
import sympy

from gametheory_bp.errors import (
    DisagreementError,
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.exact.algebraic import root_of
from gametheory_bp.families import GameFamily, family_disagreement, family_optimum
from gametheory_bp.families.reading import read_function
from gametheory_bp.plotting import curves_of
from gametheory_bp.taxonomy import normative_disagreement

BOS = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6, "BS", "BS")


def test_all_ways_to_write_a_payoff_agree() -> None:
    t = sympy.Symbol("t")
    texts = ["(t**2 - 1)/(t + 1)", "t - 1", "-1 + t^1", t - 1, sympy.Integer(2) * t / 2 - 1]
    assert len({read_function(text) for text in texts}) == 1


@pytest.mark.parametrize(
    "text", ["t**-1", "x", "sqrt(t)", "t +", "1/(t - t)", "t if t else 1", "__import__('os')"]
)
def test_what_is_no_rational_function_is_refused(text: str) -> None:
    with pytest.raises(InputValueError, match="no rational function of t"):
        read_function(text)


def test_bad_families_are_refused() -> None:
    with pytest.raises(InputValueError, match="pole at 1"):
        GameFamily([["1/(t - 1)"]], [[0]], 0, 2)
    with pytest.raises(InputValueError, match="empty"):
        GameFamily([["t"]], [[0]], 2, 1)
    with pytest.raises(ShapeError):
        GameFamily([["t", 0]], [[0]], 0, 1)
    with pytest.raises(InputValueError, match="outside"):
        BOS.at(7)


def test_break_points_are_exact_also_where_they_are_irrational() -> None:
    nash = family_optimum(BOS, "nash")
    root = root_of([-7, 0, 1], F(2), F(3))
    assert nash.break_points == (root,)
    assert nash.at(root) == ((F(2), F(2)),)  # the break point belongs to the left piece
    assert [piece.high_closed for piece in nash.pieces] == [True, True]


def test_a_tie_at_a_break_point_is_a_piece_of_its_own() -> None:
    found = family_optimum(BOS, "utilitarian")
    assert [piece.interval_text for piece in found.pieces] == ["[1, 3)", "{3}", "(3, 6]"]
    assert found.at(3) == ((F(2), F(2)), (F(3), F(1)))


def test_one_game_is_a_family_too() -> None:
    single = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 4, 4)
    found = family_optimum(single, "nash", among="correlated")
    assert [piece.interval_text for piece in found.pieces] == ["{4}"]
    assert found.at(4) == ((F(3), F(3, 2)),)


def test_rules_that_are_not_piecewise_rational_are_refused_by_name() -> None:
    for rule in ("perles_maschler", "raiffa_continuous", "equal_area", "ces"):
        with pytest.raises(NotDefinedError, match="piecewise rational"):
            family_optimum(BOS, rule)
    with pytest.raises(NotDefinedError, match="p = 3"):
        family_optimum(BOS, "yu", p=3)


def test_other_nonsense_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        family_optimum(BOS, "nash", among="subgame_perfect")
    with pytest.raises(InputTypeError):
        family_optimum(BOS.at(4), "nash")  # type: ignore[arg-type]
    with pytest.raises(DisagreementError, match="at t ="):
        family_optimum(BOS, "nash", disagreement=(5, 0))
    wide = GameFamily([[1, 2, "t"]], [[0, 1, 2]], 0, 1)
    with pytest.raises(NotDefinedError, match="2 x 2"):
        family_optimum(wide, "nash", among="nash")
    with pytest.raises(InputValueError, match="at least two"):
        family_disagreement(BOS, ["nash"])


def test_disagreement_equals_that_of_single_games() -> None:
    rules = ["utilitarian", "nash", "kalai_smorodinsky", "egalitarian_pareto"]
    found = family_disagreement(BOS, rules)
    for t in (F(1), F(2), F(9, 4), F(3), F(4), F(11, 2), F(6)):
        assert found.at(t) == normative_disagreement(BOS.at(t), rules, "feasible").degree


def test_the_printed_measure_is_no_zero_where_the_rules_agree() -> None:
    found = family_disagreement(BOS, measure="printed")
    assert found.at(F(3, 2)) == 2  # both pick (2, 2)
    assert found.at(6) == 5


def test_curves_jump_at_break_points() -> None:
    curves = curves_of(family_optimum(BOS, "utilitarian"))
    left, bar, right = curves.curves[0].parts
    assert left[-1] == (3.0, 2.0) and right[0] == (3.0, 3.0) and len(bar) == 2
    assert curves.break_points == (3.0,)


def test_json_holds_coefficients_only() -> None:
    data = family_optimum(BOS, "nash").to_json()
    assert data["pieces"][0]["points"] == [
        [{"kind": "rational_function", "numerator": [2], "denominator": [1]}] * 2
    ]
    assert data["pieces"][0]["high"]["coefficients"] == [-7, 0, 1]
