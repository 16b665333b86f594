"""Which coin games treat red and blue alike, and what blue can get under the early rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array

from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.coin import cooperation_phases, own_coin_phases
from gametheory_bp.games.coin_game.exchange import players_exchangeable
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules

CG = load_coin_game("cg").rules
EQUAL = CoinGameRules(cooperation_phases(2, 2))


@pytest.mark.parametrize("name", list_coin_games())
def test_only_two_presets_treat_players_alike(name: str) -> None:
    model = coin_game_model(load_coin_game(name).rules)
    assert players_exchangeable(model) is (name in ("cg", "cg_random_tie"))


@pytest.mark.parametrize(
    ("rules", "alike"),
    [
        (EQUAL, True),
        (replace(EQUAL, phases=cooperation_phases(2, "2001/1000")), False),
        (replace(EQUAL, veto="red"), False),
        (replace(EQUAL, avoid_old_coin=True), False),
        (replace(EQUAL, contested_penalty=1, penalty_payer="taker"), True),
        (replace(EQUAL, contested_penalty=1, penalty_payer="blue"), False),
        (replace(CG, board="walls", next_phase="random", stay=True), True),
        (replace(CG, phases=own_coin_phases()[:1]), False),
    ],
)
def test_what_breaks_the_symmetry_of_players(rules: Any, alike: bool) -> None:
    assert players_exchangeable(coin_game_model(rules)) is alike


def best_of_blue(name: str) -> float:
    """What blue can expect in an episode, both players serving it; a float."""
    model = coin_game_model(load_coin_game(name).rules)
    law, (states, a, b) = model.sparse_law(), model.shape
    chances = law.numerators / np.repeat(law.denominators, np.diff(law.offsets))
    ahead = csr_array((chances, law.columns, law.offsets), shape=(states * a * b, states))
    reward = model.rewards[..., 1].ravel() / model.reward_denominator
    value = np.zeros(states)
    for _ in range(100):
        value = (reward + ahead @ value).reshape(states, a * b).max(axis=1)
    return float(model.initial_weights @ value / model.initial_weights.sum())


def test_published_rewards_of_blue_are_out_of_reach_of_the_early_rules() -> None:
    """Blue got 1.12 a step on average in the published utilitarian runs."""
    assert best_of_blue("abcg_early") < 99.9
    assert best_of_blue("abcg") > 130
