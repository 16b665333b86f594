"""Whatever the rules: coins are neither lost nor made, and nobody is paid for nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gametheory_bp.games.coin_game.board import moves
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.lumping import check_lumping
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.payments import payments
from gametheory_bp.games.coin_game.rules import CoinGameRules
from tests.effort import scaled

NUMBERS = st.fractions(-3, 3, max_denominator=4)
PAIRS = st.tuples(NUMBERS, NUMBERS)


@st.composite
def coins(draw: Any, colour: Any) -> Coin:
    if draw(st.booleans()):
        return Coin(colour, "joint", by_both=draw(PAIRS))
    by_red, by_blue = draw(st.sampled_from([(True, False), (False, True), (True, True)]))
    return Coin(
        colour,
        by_red=draw(PAIRS) if by_red else None,
        by_blue=draw(PAIRS) if by_blue else None,
    )


@st.composite
def coin_rules(draw: Any) -> CoinGameRules:
    two = draw(st.booleans())
    colours = ("red", "blue") if two else (draw(st.sampled_from(["red", "blue"])),)
    phases = tuple(
        tuple(draw(coins(colour)) for colour in colours)
        for _ in range(draw(st.integers(1, 2)))
    )  # fmt: skip
    every = [coin for phase in phases for coin in phase]
    contestable = any(coin.is_contestable for coin in every)
    penalised = any(coin.owner for coin in every) and draw(st.booleans())
    avoid = two and draw(st.booleans())
    return CoinGameRules(
        phases,
        size=draw(st.sampled_from([2, 2, 2, 3]) if two else st.integers(2, 3)),
        board=draw(st.sampled_from(["torus", "walls"])),
        stay=draw(st.booleans()),
        tie=draw(st.sampled_from(["both", "random", "red", "blue"])) if contestable else None,
        veto=draw(st.sampled_from([None, "red", "blue"])) if two else None,
        contested_penalty=Fraction(draw(st.integers(1, 4)), 4) if penalised else Fraction(0),
        penalty_payer=draw(st.sampled_from(["taker", "other", "red", "blue"]))
        if penalised
        else None,
        next_phase=draw(st.sampled_from(["alternate", "random"])),
        avoid_old_coin=avoid,
        old_coin_at_start=avoid and draw(st.booleans()),
        distinct_start=draw(st.booleans()),
    )


def broken(model: CoinGameModel) -> set[str]:
    """Laws of conservation that the model breaks."""
    rules, found = model.rules, set()
    law = model.sparse_law()
    s, a, _ = model.shape
    pair = np.repeat(np.arange(s * a * a), np.diff(law.offsets))
    state, red, blue = np.unravel_index(pair, model.shape)
    old, new = model.states[state], model.states[law.columns]
    if (np.add.reduceat(law.numerators, law.offsets[:-1]) != law.denominators).any():
        found.add("probability")
    go = moves(rules)
    if (go[old[:, 0], red] != new[:, 0]).any() or (go[old[:, 1], blue] != new[:, 1]).any():
        found.add("players go where they walk")
    every = model.states[:, 2:-1]
    if rules.coins == 2 and (every[:, 0] == every[:, 1]).any():
        found.add("coins lie apart")
    fresh = model.successor[state, red, blue] >= s
    for place in range(rules.coins):
        under = (new[:, 2 + place, None] == new[:, :2]).any(axis=1)
        if (fresh & under).any():
            found.add("no coin falls on a player")
    if (old[~fresh, 2:] != new[~fresh, 2:]).any():
        found.add("coins lie still until one is taken")
    follow = (old[:, -1] + 1) % len(rules.phases)
    if rules.next_phase == "alternate" and (fresh & (new[:, -1] != follow)).any():
        found.add("phases come in turn")
    rewards = model.rewards[model.successor < s]
    if rewards.any():
        found.add("no pay without a coin")
    most = sum(abs(x) for i in payments(rules) for x in i.rewards)
    if np.abs(model.rewards).max() > most * model.reward_denominator:
        found.add("no more pay than the table has")
    return found


@settings(max_examples=15, deadline=None)
@given(coin_rules())
def test_conservation(rules: CoinGameRules) -> None:
    assert broken(coin_game_model(rules, "none")) == set()


@settings(max_examples=15, deadline=None)
@given(coin_rules())
def test_symmetries_lump_exactly(rules: CoinGameRules) -> None:
    full = coin_game_model(rules, "none")
    assert check_lumping(full, coin_game_model(rules, "translations"))
    assert check_lumping(full, coin_game_model(rules, "all"))


@settings(max_examples=scaled(30), deadline=None)
@given(coin_rules())
def test_json_and_back(rules: CoinGameRules) -> None:
    assert CoinGameRules.from_json(rules.to_json()) == rules


@settings(max_examples=6, deadline=None)
@given(coin_rules(), st.data())
def test_planted_violations_are_noticed(rules: CoinGameRules, data: Any) -> None:
    model = coin_game_model(rules, "none")
    assume((model.successor < len(model.states)).any())
    rewards = model.rewards.copy()
    rewards[model.successor < len(model.states)] += 1
    assert "no pay without a coin" in broken(replace(model, rewards=rewards))
    successor = model.successor.copy()
    where = data.draw(st.integers(0, len(model.states) - 1))
    successor[where] = (where + 1) % len(model.states)
    if len(model.states) > 1:
        assert broken(replace(model, successor=successor)) & {
            "players go where they walk",
            "coins lie still until one is taken",
        }
