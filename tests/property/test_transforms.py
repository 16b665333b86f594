"""Transforms of games by their definitions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.transforms import (
    duplicate_actions,
    permute_actions,
    rescale,
    subgame,
    swap_players,
)
from gametheory_bp.testing import games, payoff_numbers

positive = payoff_numbers(1, 5)


@given(games(), positive, payoff_numbers(), positive, payoff_numbers())
def test_rescaling_maps_every_payoff_and_back(
    game: BimatrixGame, a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    scaled = rescale(game, a, b, c, d)
    assert scaled.payoffs() == tuple((a * x + b, c * y + d) for x, y in game.payoffs())
    assert rescale(scaled, 1 / a, -b / a, 1 / c, -d / c) == game
    assert scaled.integer_form() == game.integer_form()
    # planted: the players' scales are not one and the same
    assert a == c or rescale(game, c, b, a, d).payoffs() != scaled.payoffs() or not any(
        x or y for x, y in game.payoffs()
    )  # fmt: skip


@given(games(), st.data())
def test_permutation_moves_payoffs_and_labels_together(
    game: BimatrixGame, data: st.DataObject
) -> None:
    m, n = game.shape
    rows = data.draw(st.permutations(range(m)))
    columns = data.draw(st.permutations(range(n)))
    moved = permute_actions(game, rows, columns)
    for k, i in enumerate(rows):
        assert moved.row_actions[k] == game.row_actions[i]
        for l, j in enumerate(columns):  # noqa: E741
            assert moved.payoff(k, l) == game.payoff(i, j)
    back = permute_actions(moved, _inverse(rows), _inverse(columns))
    assert back == game


@given(games(), st.data())
def test_subgame_keeps_what_it_names(game: BimatrixGame, data: st.DataObject) -> None:
    m, n = game.shape
    rows = data.draw(st.lists(st.integers(0, m - 1), min_size=1, unique=True))
    columns = data.draw(st.lists(st.integers(0, n - 1), min_size=1, unique=True))
    part = subgame(game, rows, columns)
    assert part.payoffs() == tuple(game.payoff(i, j) for i in rows for j in columns)
    assert part.column_actions == tuple(game.column_actions[j] for j in columns)


@given(games())
def test_swapping_twice_is_nothing(game: BimatrixGame) -> None:
    swapped = swap_players(game)
    assert swap_players(swapped) == game
    assert swapped.row_actions == game.column_actions
    assert sorted(swapped.payoffs()) == sorted((b, a) for a, b in game.payoffs())


@given(games(), st.data())
def test_copies_pay_what_the_original_pays(game: BimatrixGame, data: st.DataObject) -> None:
    m, n = game.shape
    rows = data.draw(st.lists(st.integers(0, m - 1), max_size=3))
    larger = duplicate_actions(game, rows, [n - 1])
    assert larger.shape == (m + len(rows), n + 1)
    assert subgame(larger, range(m), range(n)) == game
    for k, i in enumerate(rows):
        assert larger.row_payoffs[m + k] == larger.row_payoffs[i]
    assert len(set(larger.row_actions)) == len(larger.row_actions)


def test_bad_arguments_are_refused() -> None:
    game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    with pytest.raises(InputValueError, match="row_scale is 0"):
        rescale(game, 0)
    with pytest.raises(InputValueError, match="column_scale is -1/2"):
        rescale(game, column_scale="-1/2")
    with pytest.raises(InputValueError, match=r"rows are \[0, 0\]; a permutation"):
        permute_actions(game, rows=[0, 0])
    with pytest.raises(InputValueError, match=r"no column 2; columns are 0\.\.1"):
        subgame(game, columns=[2])
    with pytest.raises(InputValueError, match="no row stays"):
        subgame(game, rows=[])
    with pytest.raises(InputTypeError, match="'x' is no action index"):
        subgame(game, rows=["x"])  # type: ignore[list-item]
    with pytest.raises(InputTypeError, match="True is no action index"):
        duplicate_actions(game, rows=[True])
    with pytest.raises(InputTypeError, match="list of action indices"):
        subgame(game, rows=1)  # type: ignore[arg-type]


def _inverse(permutation: list[int]) -> list[int]:
    return [permutation.index(k) for k in range(len(permutation))]
