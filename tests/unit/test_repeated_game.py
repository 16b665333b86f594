"""Repeated games: how a discount factor is read, what a path is, nonsense refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.errors import GameTheoryError, InputTypeError, InputValueError
from gametheory_bp.games.repeated import ActionPath

GAME = gt.load_game("asymmetric_bach_or_stravinsky")


def test_a_discount_factor_is_read_as_written() -> None:
    for discount in ("24/25", 0.96, "0.96", Fraction(24, 25)):
        assert gt.RepeatedGame(GAME, discount).discount == Fraction(24, 25)
    assert gt.RepeatedGame(GAME, 0).value(ActionPath(((1, 1),), ((0, 0),))) == (2, 2)


@pytest.mark.parametrize("discount", [1, "3/2", -0.1, float("nan"), True, None, "patient", [0.5]])
def test_other_discount_factors_are_refused(discount: object) -> None:
    with pytest.raises(GameTheoryError, match="discount") as refused:
        gt.RepeatedGame(GAME, discount)
    assert "give" in str(refused.value)


def test_it_reads_back_compares_and_shows_itself() -> None:
    repeated = gt.RepeatedGame(GAME, "24/25")
    assert gt.RepeatedGame.from_json(repeated.to_json()) == repeated
    assert repeated != gt.RepeatedGame(GAME, "1/2") and len({repeated, repeated}) == 1
    assert "repeated, discount 24/25" in str(repeated) and "24/25" in repr(repeated)


def test_paths_are_action_pairs_for_ever() -> None:
    with pytest.raises(InputValueError, match="cycle is empty"):
        ActionPath(((0, 0),), ())
    for pair in ((0, -1), (0,), ("B", "B"), "BB", 3):
        with pytest.raises(InputValueError, match="no action pair"):
            ActionPath((), (pair,))  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match=r"no action pair \(0, 2\)"):
        gt.RepeatedGame(GAME, "1/2").value(ActionPath.constant(0, 2))
    with pytest.raises(InputTypeError, match="ActionPath"):
        gt.RepeatedGame(GAME, "1/2").value((0, 0))  # type: ignore[arg-type]
