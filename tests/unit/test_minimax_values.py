"""Maximin and minimax: known values, definitions, certificates under damage."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from gametheory_bp import BimatrixGame, minimax, verify
from gametheory_bp.errors import InputTypeError, ShapeError, UnknownNameError
from gametheory_bp.testing import games, large_number_games
from gametheory_bp.threats import minimax_point, zero_sum_value
from tests.effort import scaled
from tests.property.mutations import mutations

BOS = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
KINDS = [
    (p, mixed, s)
    for p in ("row", "column")
    for mixed in (True, False)
    for s in ("minimax", "maximin")
]


def test_known_values() -> None:
    assert minimax_point(BOS) == (Fraction(4, 3), Fraction(2, 3))
    assert minimax_point(BOS, mixed=False) == (2, 1)
    assert minimax_point(BOS, mixed=False, side="maximin") == (0, 0)
    rock_paper_scissors = [[0, -1, 1], [1, 0, -1], [-1, 1, 0]]
    solved = zero_sum_value(rock_paper_scissors)
    third = Fraction(1, 3)
    assert solved.value == 0
    assert solved.strategies.row == solved.strategies.column == (third, third, third)
    assert zero_sum_value([[5]]).value == 5
    assert zero_sum_value([["1/3", "1/7"]]).value == Fraction(1, 7)


@given(games() | large_number_games())
@settings(max_examples=scaled(40))
def test_values_are_proved_and_ordered(game: BimatrixGame) -> None:
    for player in ("row", "column"):
        found = {
            (mixed, side): minimax(game, player, mixed, side)  # type: ignore[arg-type]
            for mixed in (True, False)
            for side in ("minimax", "maximin")
        }
        assert all(verify(result) for result in found.values())
        values = {key: result.value for key, result in found.items()}
        assert values[True, "minimax"] == values[True, "maximin"]
        low, high = values[False, "maximin"], values[False, "minimax"]
        assert low is not None and high is not None
        middle = values[True, "minimax"]
        assert middle is not None and low <= middle <= high


@pytest.mark.parametrize(("player", "mixed", "side"), KINDS)
def test_every_damage_to_a_certificate_is_refused(player: str, mixed: bool, side: str) -> None:
    result = minimax(BOS, player, mixed, side)  # type: ignore[arg-type]
    saved = result.to_json()
    assert verify(saved)
    refused = 0
    for path, body in mutations(saved["certificate"]):
        assert not verify({**saved, "certificate": body}), path
        refused += 1
    assert refused > 20


def test_a_certificate_alone_refuses_a_better_value() -> None:
    from dataclasses import replace

    proof = minimax(BOS).certificate
    assert verify(proof)
    assert not verify(replace(proof, value=proof.value + 1))
    pure = minimax(BOS, mixed=False).certificate
    assert not verify(replace(pure, side="maximin"))


def test_numbers_far_beyond_floats() -> None:
    big = 10**30
    solved = zero_sum_value([[big, 0], [0, 1]])
    assert solved.value == Fraction(big, big + 1)
    assert zero_sum_value([[10**17 + 1, 10**17], [10**17, 10**17 + 1]]).value == 10**17 + Fraction(
        1, 2
    )
    assert zero_sum_value([[10**400, 0], [0, 10**400]]).value == Fraction(10**400, 2)
    size = 24  # beyond integer pivots alone
    matrix = [[10**17 + (i == j) for j in range(size)] for i in range(size)]
    assert zero_sum_value(matrix).value == 10**17 + Fraction(1, size)


def test_bad_input_is_named() -> None:
    with pytest.raises(InputTypeError, match="list"):
        minimax([[1]])  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="column"):
        minimax(BOS, "colum")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="maximin"):
        minimax(BOS, side="maxmin")  # type: ignore[arg-type]
    with pytest.raises(ShapeError):
        zero_sum_value([[1, 2], [3]])


def test_records_show_themselves() -> None:
    result = minimax(BOS)
    assert result.lower <= result.upper
    assert repr(result) == "Minimax(mixed minimax of row = 4/3, exact)"
    assert "1/3" in str(result) and "<table>" in result._repr_html_()
