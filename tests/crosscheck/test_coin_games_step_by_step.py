"""The exact model of every preset against a second, plain statement of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import pytest

from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules
from tests.crosscheck.coin_game_step_by_step import Law, State, start, step
from tests.effort import one_in

NAMES = list_coin_games()


@cache
def model_of(rules: CoinGameRules) -> CoinGameModel:
    return coin_game_model(rules, "none")


def plain(model: CoinGameModel, index: int) -> State:
    """A state of the model in the words of the plain statement."""
    n = model.rules.size
    *cells, phase = model.states[index].tolist()
    red, blue, *coins = (divmod(cell, n) for cell in cells)
    return red, blue, tuple(coins), phase


def disagreements(model: CoinGameModel, rules: Any, states: list[int]) -> Iterator[str]:
    """Pairs in which the model and the plain rules differ."""
    names = rules.action_names
    equal: dict[int, Law] = {}
    for s in states:
        state = plain(model, s)
        for (a, red), (b, blue) in product(enumerate(names), enumerate(names)):
            rewards, law = step(rules, state, red, blue)
            k = int(model.successor[s, a, b])
            if model.reward(s, a, b) != rewards:
                yield f"rewards of {state}, {red}, {blue}"
            if equal.get(k) is law:  # compared before
                continue
            if {plain(model, t): p for t, p in model.law_of(k)} == law:
                equal[k] = law
            else:
                yield f"law of {state}, {red}, {blue}"


def some(model: CoinGameModel, cell: int) -> list[int]:
    """States with red in one cell."""
    return [s for s, row in enumerate(model.states.tolist()) if row[0] == cell]


@pytest.mark.parametrize("name", one_in(2, NAMES))
def test_every_step_from_one_cell_of_red(name: str) -> None:
    rules = load_coin_game(name).rules
    model = model_of(rules)
    chosen = some(model, 5)
    assert len(chosen) * 9 == len(model.states)
    assert list(disagreements(model, rules, chosen)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_step_from_every_state(name: str) -> None:
    rules = load_coin_game(name).rules
    model = model_of(rules)
    assert list(disagreements(model, rules, list(range(len(model.states))))) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_first_state(name: str) -> None:
    model = model_of(load_coin_game(name).rules)
    found = {plain(model, s): p for s, p in model.initial_law()}
    assert found == start(model.rules)
    assert sum(found.values()) == 1


@pytest.mark.parametrize(
    "rules",
    [
        load_coin_game("cg").rules,
        replace(
            load_coin_game("cg_random_tie").rules,
            board="walls",
            next_phase="random",
            distinct_start=False,
        ),
    ],
)
def test_the_states_are_those_that_play_reaches(rules: CoinGameRules) -> None:
    model = model_of(rules)
    reached, frontier = set(start(rules)), list(start(rules))
    while frontier:
        state = frontier.pop()
        for red in rules.action_names:
            for blue in rules.action_names:
                for t in step(rules, state, red, blue)[1]:
                    if t not in reached:
                        reached.add(t)
                        frontier.append(t)
    assert reached == {plain(model, s) for s in range(len(model.states))}
    assert list(disagreements(model, rules, list(range(len(model.states))))) == []


PLANTED: dict[str, dict[str, Any]] = {
    "payer": {"penalty_payer": "taker"},
    "penalty": {"contested_penalty": Fraction(1, 2)},
    "no penalty": {"contested_penalty": Fraction(0), "penalty_payer": None},
    "no veto": {"veto": None},
    "veto of blue": {"veto": "blue"},
    "old coin": {"avoid_old_coin": False, "old_coin_at_start": False},
    "walls": {"board": "walls"},
    "phases": {"next_phase": "random"},
    "rewards": {"phases": load_coin_game("abcg_early").rules.phases},
}


@pytest.mark.parametrize("wrong", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_wrong_rule_is_noticed(wrong: dict[str, Any]) -> None:
    rules = load_coin_game("abcg").rules
    model = model_of(rules)
    assert any(disagreements(model, replace(rules, **wrong), some(model, 0)))


@pytest.mark.parametrize("tie", ["random", "red", "blue"])
def test_a_planted_wrong_tie_is_noticed(tie: Any) -> None:
    model = model_of(load_coin_game("cg").rules)
    assert any(disagreements(model, replace(model.rules, tie=tie), some(model, 0)))


def test_a_planted_wrong_start_is_noticed() -> None:
    model = model_of(load_coin_game("abcg").rules)
    found = {plain(model, s): p for s, p in model.initial_law()}
    assert found != start(replace(model.rules, old_coin_at_start=False))


def test_rules_that_no_preset_has() -> None:
    """Two coins for either player, another payer, walls, a stay action, phases by lot."""
    phases = (
        (Coin("red", by_red=(1, 0), by_blue=(-2, 1)), Coin("blue", by_blue=(0, 2))),
        (Coin("red", "gift", by_red=(0, 1)), Coin("blue", by_red=(1, -2), by_blue=(0, 1))),
        (Coin("blue", "pot", by_both=("1/3", "2/3")), Coin("red", by_red=(1, 0))),
    )  # fmt: skip
    rules = CoinGameRules(
        phases,
        board="walls",
        stay=True,
        tie="random",
        veto="blue",
        contested_penalty=Fraction(1, 5),
        penalty_payer="other",
        next_phase="random",
    )
    model = coin_game_model(rules, "none")
    chosen = some(model, 4)[::5]
    assert list(disagreements(model, rules, chosen)) == []
    assert any(disagreements(model, replace(rules, penalty_payer="blue"), chosen))
