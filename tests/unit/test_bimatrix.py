"""Games: reading payoffs, shapes, expected payoffs, equality, JSON, display."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution, MixedProfile

ASYMMETRIC = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], ["B", "S"], ["B", "S"], title="aBoS")


def test_many_kinds_of_numbers_make_the_same_game() -> None:
    reference = BimatrixGame([["1/2", "0"]], [["0.25", "3"]])
    assert BimatrixGame([[0.5, 0]], [[0.25, 3]]) == reference
    assert BimatrixGame(np.array([[0.5, 0.0]]), np.array([[0.25, 3]])) == reference
    assert BimatrixGame(sympy.Matrix([[sympy.Rational(1, 2), 0]]), [["1/4", 3]]) == reference
    assert hash(BimatrixGame([[0.5, 0]], [[0.25, 3]])) == hash(reference)


def test_the_reading_of_floats_is_named_and_can_be_changed() -> None:
    assert "floats read as written" in repr(BimatrixGame([[0.1]], [[0]]))
    stored = BimatrixGame([[0.1]], [[0]], floats="stored")
    assert "floats read as stored" in repr(stored)
    assert stored.payoff(0, 0)[0] == Fraction(0.1) != Fraction(1, 10)


def test_large_integer_arrays_keep_their_values() -> None:
    game = BimatrixGame(np.array([[2**62, -(2**62)]]), [[10**30, "1/3"]])
    assert game.payoff(0, 0) == (2**62, 10**30)
    assert game.row_matrix.array().dtype == np.int64
    assert game.column_matrix.array().dtype == object
    assert game.column_matrix.denominator == 3


@pytest.mark.parametrize(
    ("row", "column", "error", "message"),
    [
        ([[1, float("nan")]], [[1, 2]], InputValueError, r"row payoff \(0, 1\)"),
        ([[1, 2], [3, float("inf")]], [[1, 2], [3, 4]], InputValueError, r"\(1, 1\) is inf"),
        ([[1, True]], [[1, 2]], InputTypeError, "boolean"),
        ([[1j]], [[1]], InputTypeError, "complex"),
        ([[1, 2], [3]], [[1, 2], [3, 4]], ShapeError, "row 1 has 1 entries"),
        ([], [], ShapeError, "empty"),
        ([[]], [[]], ShapeError, "empty"),
        ([[1, 2]], [[1], [2]], ShapeError, "1 x 2, column payoffs 2 x 1"),
        ([1, 2], [[1, 2]], InputTypeError, "row 0"),
        ("12", [[1]], InputTypeError, "list of rows"),
        (np.zeros((2, 2, 2)), [[1]], ShapeError, "3 dimensions"),
        (np.array([[True]]), [[1]], InputTypeError, "boolean"),
    ],
)
def test_bad_payoffs(row: object, column: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        BimatrixGame(row, column)


def test_bad_action_names() -> None:
    with pytest.raises(ShapeError, match="3 row action names for 2"):
        BimatrixGame([[1], [2]], [[1], [2]], ["a", "b", "c"])
    with pytest.raises(InputTypeError, match="strings"):
        BimatrixGame([[1]], [[1]], [1])
    with pytest.raises(InputValueError, match=r"\(2, 0\)"):
        ASYMMETRIC.payoff(2, 0)


def test_expected_payoffs() -> None:
    mixed = MixedProfile.of(["2/3", "1/3"], ["1/3", "2/3"])
    assert ASYMMETRIC.expected(mixed) == (Fraction(4, 3), Fraction(2, 3))
    assert ASYMMETRIC.expected(mixed.distribution()) == ASYMMETRIC.expected(mixed)
    coin = Distribution.of([["1/2", 0], [0, "1/2"]])
    assert ASYMMETRIC.expected(coin) == (3, Fraction(3, 2))
    assert not coin.is_product and mixed.distribution().is_product
    assert mixed.distribution().marginals() == mixed
    with pytest.raises(ShapeError):
        ASYMMETRIC.expected(MixedProfile.of([1], [1]))


@pytest.mark.parametrize("values", [["1/2", "1/3"], ["3/2", "-1/2"], [0, 0]])
def test_what_is_no_probability_vector(values: list[object]) -> None:
    with pytest.raises(InputValueError):
        MixedProfile.of(values, [1])
    with pytest.raises(InputValueError):
        Distribution.of([values])


def test_transpose_exchanges_the_players() -> None:
    swapped = ASYMMETRIC.transpose()
    assert swapped.payoff(0, 0) == (1, 4)
    assert swapped.transpose() == ASYMMETRIC


def test_integer_form_is_coprime_and_keeps_best_replies() -> None:
    game = BimatrixGame([["1/3", "1/6"]], [[10**30, 10**30 + 5]])
    assert game.integer_form() == (((1, 0),), ((0, 1),))
    constant = BimatrixGame([[7, 7]], [[7, 7]])
    assert constant.integer_form() == (((0, 0),), ((0, 0),))


def test_json_and_display() -> None:
    assert BimatrixGame.from_json(ASYMMETRIC.to_json()) == ASYMMETRIC
    assert "4*, 1*" in str(ASYMMETRIC)
    hostile = BimatrixGame([[1]], [[1]], ["<script>"], ["&"])
    assert "<script>" not in hostile._repr_html_() and "&lt;script&gt;" in hostile._repr_html_()
    assert r"\&" in hostile._repr_latex_()
