"""A coin game becomes a stochastic game by one call, and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.tables import stochastic_tables
from gametheory_bp.games.stochastic import StochasticGame

DISCOUNT = Fraction(24, 25)


@pytest.mark.parametrize("name", list_coin_games())
def test_one_call_makes_a_stochastic_game(name: str) -> None:
    model = coin_game_model(load_coin_game(name).rules)
    game = StochasticGame(*stochastic_tables(model), DISCOUNT)
    assert game.unreachable == () and game.absorbing == ()
    assert game.initial == model.initial_law()
    for s in range(0, len(model.states), 7):
        for a in range(4):
            for b in range(4):
                assert game.payoff(s, a, b) == model.reward(s, a, b)
                assert game.chances(s, a, b) == model.law(s, a, b)


def test_a_wrong_law_is_refused_by_the_record() -> None:
    tables = stochastic_tables(coin_game_model(load_coin_game("cg").rules))
    short = (((*tables.law[0][0][0][:-1],), *tables.law[0][0][1:]), *tables.law[0][1:])
    with pytest.raises(ValueError):
        StochasticGame(*tables._replace(law=(short, *tables.law[1:])), DISCOUNT)


@pytest.mark.parametrize(
    "rules",
    [
        replace(load_coin_game("cg").rules, size=11),
        CoinGameRules(((Coin("red", by_red=(1, 0)),),) * 2),  # two phases that look alike
    ],
)
def test_names_of_states_differ(rules: Any) -> None:
    tables = stochastic_tables(coin_game_model(rules))
    assert len(set(tables.states)) == len(tables.states)
