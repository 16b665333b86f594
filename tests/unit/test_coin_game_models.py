"""Models of coin games: sizes counted by hand, laws, symmetry classes, faults that are noticed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.coin_game.board import moves, point_symmetries
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.lumping import check_lumping
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.symmetry_classes import SYMMETRIES, SymmetryClasses

CG, ABCG = load_coin_game("cg").rules, load_coin_game("abcg").rules
FULL, SMALL = coin_game_model(ABCG, "none"), coin_game_model(ABCG)


@pytest.mark.parametrize("board", ["torus", "walls"])
@pytest.mark.parametrize("size", [2, 3, 4])
@pytest.mark.parametrize("stay", [False, True])
def test_moving_and_turning_commute(board: Any, size: int, stay: bool) -> None:
    rules = replace(CG, board=board, size=size, stay=stay)
    go, found = moves(rules), point_symmetries(rules)
    assert len(found) == 8
    for g in found:
        assert sorted(g.cells.tolist()) == list(range(rules.cells))
        assert (go[g.cells][:, g.actions] == g.cells[go]).all()
        wrong = np.roll(g.actions, 1)
        assert size == 2 or not (go[g.cells][:, wrong] == g.cells[go]).all()


def test_placements_counted_by_hand() -> None:
    """By what was taken: red's Cooperation coin, blue's Disagreement coin, and the other two."""
    assert FULL.placements == 9 * ((8 + 9) + (9 * 8 + 1))
    assert SMALL.shape == (154, 4, 4) and SMALL.placements == 18


@pytest.mark.parametrize("model", [FULL, SMALL], ids=["full", "small"])
def test_laws_written_out_are_the_laws(model: CoinGameModel) -> None:
    law = model.sparse_law()
    s, a, b = model.shape
    assert law.denominators.shape == (s * a * b,) and law.offsets[-1] == len(law.columns)
    sums = np.add.reduceat(law.numerators, law.offsets[:-1])
    assert (sums == law.denominators).all() and law.numerators.min() > 0
    for row in range(0, s * a * b, 997):
        state, red, blue = np.unravel_index(row, model.shape)
        span = slice(*law.offsets[row : row + 2])
        total = int(law.denominators[row])
        found = zip(law.columns[span].tolist(), law.numerators[span].tolist(), strict=True)
        expected = model.law(int(state), int(red), int(blue))
        assert tuple((t, Fraction(w, total)) for t, w in found) == expected


def test_rewards_and_laws_are_fractions() -> None:
    assert SMALL.reward_denominator == 4
    rewards = {SMALL.reward(s, a, b) for s in range(154) for a in range(4) for b in range(4)}
    assert (Fraction(-3, 4), Fraction(1)) in rewards and (Fraction(0), Fraction(3)) in rewards
    assert sum(p for _, p in SMALL.initial_law()) == 1
    fresh = next(k for k in SMALL.successor.ravel().tolist() if k >= 154)
    assert sum(p for _, p in SMALL.law_of(fresh)) == 1


def test_the_full_model_has_the_states_counted_by_hand() -> None:
    """Coin Game: n^2 cells for red; blue apart and n^2 - 2 for the coin, or n^2 - 1 together."""
    for n in (2, 3, 4):
        rules, cells = replace(CG, size=n), n * n
        apart, together = cells * (cells - 1) * (cells - 2), cells * (cells - 1)
        found = len(coin_game_model(rules, "none").states)
        assert found == 2 * (apart + together)
        assert len(coin_game_model(rules, "translations").states) * cells == found


def test_orbits_of_the_eight_symmetries_are_counted_by_burnside() -> None:
    """Classes = mean number of translation classes that a symmetry leaves in place."""
    for rules in (CG, ABCG, replace(ABCG, size=4), replace(CG, size=5, stay=True)):
        shifted, small = (coin_game_model(rules, by) for by in ("translations", "all"))  # type: ignore[arg-type]
        fixed = 0
        for g in point_symmetries(rules):
            image = shifted.states.copy()
            image[:, :-1] = g.cells[image[:, :-1]]
            fixed += int((image == shifted.states).all(axis=1).sum())
        assert fixed == 8 * len(small.states)


def test_where_a_state_is_found() -> None:
    index, actions = SMALL.locate(FULL.states)
    assert set(index.tolist()) == set(range(154))
    for s in range(0, len(FULL.states), 211):
        for a in range(4):
            step = FULL.rewards[s, a, :], SMALL.rewards[index[s], actions[s, a], actions[s]]
            assert (step[0] == step[1]).all()
    both_on_one_coin = [[0, 0, 0, 4, 0]]  # would have been taken on arrival
    with pytest.raises(InputValueError, match=r"never reaches the state \[0, 0, 0, 4, 0\]"):
        SMALL.locate(np.array(both_on_one_coin))


def damaged(field: str, change: Any) -> CoinGameModel:
    array = getattr(SMALL, field).copy()
    change(array)
    return replace(SMALL, **{field: array})


def one_more(array: Any) -> None:
    array.flat[7] += 1


FAULTS = {
    "rewards": (lambda x: one_more(x), "rewards at state"),
    "placement_weights": (lambda x: one_more(x), "law of the next state"),
    "placement_states": (lambda x: one_more(x), "law of the next state"),
    "initial_weights": (lambda x: one_more(x), "laws of the first state"),
    "successor": (lambda x: x.__setitem__((0, 0, 0), 1 - (x[0, 0, 0] == 1)), "law of the next"),
}


@pytest.mark.parametrize("field", FAULTS)
def test_a_planted_fault_of_the_lumping_is_found(field: str) -> None:
    change, words = FAULTS[field]
    found = check_lumping(FULL, damaged(field, change))
    assert not found and words in found.fault and words in str(found)


def test_a_map_that_is_no_symmetry_is_found() -> None:
    """Turning coins without turning players identifies states that are not alike."""
    classes = SymmetryClasses.of(ABCG, "all")
    unturned = replace(classes, actions=np.tile(classes.actions[:1], (8, 1)))
    assert not check_lumping(FULL, replace(SMALL, classes=unturned))


def test_models_of_different_games_are_not_compared() -> None:
    with pytest.raises(InputValueError, match="different rules"):
        check_lumping(FULL, coin_game_model(CG))


def test_wrong_arguments() -> None:
    with pytest.raises(InputTypeError, match="give CoinGameRules"):
        coin_game_model("abcg")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="did you mean 'translations'"):
        coin_game_model(CG, "translation")  # type: ignore[arg-type]
    assert SYMMETRIES == ("none", "translations", "all")


@pytest.mark.parametrize("name", ["cg", "abcg"])
def test_on_an_even_torus_players_keep_the_parity_of_their_distance(name: str) -> None:
    """Two communicating parts: half of the starts can never meet, nor take a joint coin."""
    rules = replace(load_coin_game(name).rules, size=4)
    model = coin_game_model(rules)
    rows, columns = model.states[:, :-1] // 4, model.states[:, :-1] % 4
    odd = (rows[:, 0] + columns[:, 0] + rows[:, 1] + columns[:, 1]) % 2 == 1
    law = model.sparse_law()
    state = np.repeat(np.repeat(np.arange(len(odd)), 16), np.diff(law.offsets))
    assert (odd[state] == odd[law.columns]).all()
    share = model.initial_weights[odd].sum() / model.initial_weights.sum()
    assert share == pytest.approx(8 / 15, rel=1e-12)
    together = (model.states[:, 0] == model.states[:, 1]).any()
    assert together and not (odd & (model.states[:, 0] == model.states[:, 1])).any()
    on_odd_grid = coin_game_model(replace(rules, size=3))
    assert len(on_odd_grid.states) < len(model.states)
