"""Stochastic games in arrays: the same game, whatever it was made from."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.games.stochastic_response import response
from gametheory_bp.games.stochastic_structure import game_structure


def same(one: StochasticArrays, game: StochasticGame) -> bool:
    cells = [
        (game.payoff(s, i, j), game.chances(s, i, j))
        for s, stage in enumerate(game.stages)
        for i in range(stage.shape[0])
        for j in range(stage.shape[1])
    ]
    found = [(one.reward(k), one.chances(k)) for k in range(one.pairs)]
    weights = one.initial_weights.tolist()
    first = tuple((s, Fraction(w, sum(weights))) for s, w in enumerate(weights) if w)
    return found == cells and first == game.initial and one.names == game.states


def test_a_model_and_its_tuples_give_the_same_arrays() -> None:
    game = gt.coin_game("abcg")
    model = coin_game_model(load_coin_game("abcg").rules)
    assert same(StochasticArrays.of(game), game)
    assert same(StochasticArrays.of(model, "24/25"), game)
    other = gt.coin_game("abcg_intended")  # planted: other payments
    assert not same(StochasticArrays.of(other), game)


def test_shapes_may_differ_and_numbers_may_be_large() -> None:
    huge = 10**30
    game = StochasticGame.build(
        [[[huge, 0, 1]], [["1/3"], [2]]],
        [[[1, -huge, 0]], [[0], [0]]],
        [[[0, 1, {0: Fraction(1, huge), 1: 1 - Fraction(1, huge)}]], [[0], [1]]],
        "1/2",
    )
    arrays = StochasticArrays.of(game)
    assert same(arrays, game)
    assert arrays.rewards.dtype == object and arrays.float_rewards.dtype == np.float64
    assert gt.attainable_payoffs(game).vertices == gt.attainable_payoffs(arrays).vertices


def test_arrays_are_read_only() -> None:
    arrays = StochasticArrays.of(gt.coin_game("cg"))
    with pytest.raises(ValueError, match="read-only"):
        arrays.rewards[0, 0] = 5


def test_what_is_no_game_is_refused() -> None:
    with pytest.raises(InputTypeError, match="int is no StochasticGame"):
        StochasticArrays.of(3)
    with pytest.raises(InputValueError, match="give discount"):
        StochasticArrays.of(coin_game_model(load_coin_game("cg").rules))
    with pytest.raises(InputValueError, match="discount is 1;"):
        StochasticArrays.of(gt.coin_game("cg"), 1)
    with pytest.raises(UnknownNameError, match="did you mean 'abcg'"):
        gt.coin_game("abgc")
    with pytest.raises(InputTypeError, match="give the name of a preset"):
        gt.coin_game(7)  # type: ignore[arg-type]


def test_faults_are_named_with_their_state() -> None:
    with pytest.raises(ShapeError, match="state 'b': row payoff matrix is empty"):
        StochasticGame.build([[[1]], []], [[[1]], []], [[[0]], []], "1/2", states=["a", "b"])
    with pytest.raises(
        InputValueError, match=r"state 'a' after actions .0, 0. has the probability -1"
    ):
        StochasticGame.build(
            [[[1]], [[1]]], [[[1]], [[1]]], [[[[2, -1]]], [[0]]], "1/2", states=["a", "b"]
        )
    with pytest.raises(InputValueError, match="criterion='average'"):
        StochasticGame.build([[[1]]], [[[1]]], [[[0]]], 1)


def test_structure_warns_of_oddities() -> None:
    game = StochasticGame.build(
        [[[0, 1]], [[5, 6]], [[7]], [[0]]],
        [[[1, 0]], [[5, 6]], [[7]], [[0]]],
        [[[1, 2]], [[1, 1]], [[2]], [[0]]],
        "1/2",
        initial=0,
    )
    found = game_structure(game)
    assert found.ends == ((1,), (2,)) and not found.is_communicating
    assert [w.split(":")[0][:12] for w in found.warnings] == [
        "2 closed cla",
        "state '2' is",
        "play from th",
    ]
    assert game_structure(gt.coin_game("cg")).warnings == ()
    assert game_structure(gt.coin_game("cg")).is_communicating


def test_a_response_averages_over_the_other_player() -> None:
    game = StochasticGame.build(
        [[[4, 0], [0, 2]], [[1]]],
        [[[1, 0], [0, 2]], [[3]]],
        [[[0, 1], [1, {0: "1/2", 1: "1/2"}]], [[0]]],
        "1/2",
    )
    arrays = StochasticArrays.of(game)
    faced = response(arrays, "column", [[2, 1], [5]])
    rewards = [[Fraction(x, faced.denominator) for x in line] for line in faced.numerators.tolist()]
    assert rewards == [[Fraction(8, 3), Fraction(2, 3)], [Fraction(2, 3)] * 2, [1, 3]]
    states, odds, total = faced.process.laws[int(faced.process.node[1])]
    chances = {t: Fraction(w, total) for t, w in zip(states, odds, strict=True)}
    assert chances == {0: Fraction(1, 6), 1: Fraction(5, 6)}
