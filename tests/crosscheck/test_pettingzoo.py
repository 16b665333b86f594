"""Our games pass PettingZoo's own tests, and play by the rules of this library."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pettingzoo.test import parallel_api_test, parallel_seed_test

from gametheory_bp import load_game
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    MissingPackageError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.games.coin_game import CoinGameState, load_coin_game
from gametheory_bp.interop import pettingzoo_ids, to_pettingzoo
from gametheory_bp.plotting.episodes import save_episode
from tests.crosscheck.coin_game_step_by_step import step as plain_step

IDS = ("cg_v0", "abcg_v0", "abcg_intended_v0", "prisoners_dilemma_v0")


@pytest.mark.parametrize("name", IDS)
def test_conformance(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parallel_api_test(to_pettingzoo(name, horizon=7, render_mode="rgb_array"), num_cycles=40)
    assert "Passed" in capsys.readouterr().out


@pytest.mark.parametrize("name", IDS)
def test_a_seed_decides_the_episode(name: str) -> None:
    parallel_seed_test(lambda: to_pettingzoo(name, horizon=25), num_cycles=25)


def test_a_planted_unseeded_environment_fails() -> None:
    def unseeded() -> Any:
        env = to_pettingzoo("cg_v0", horizon=25)
        reset = env.reset
        env.reset = lambda seed=None, options=None: reset(None, options)
        return env

    with pytest.raises(AssertionError):
        parallel_seed_test(unseeded, num_cycles=25)


@pytest.mark.parametrize("name", ["cg", "abcg"])
def test_every_step_follows_the_plain_statement_of_the_rules(name: str) -> None:
    rules = load_coin_game(name).rules
    env = to_pettingzoo(rules, horizon=60)
    env.reset(seed=5)
    draw = np.random.default_rng(2)
    while env.agents:
        seen = env.step({agent: int(draw.integers(4)) for agent in env.agents})
        assert seen[2] == {"red": False, "blue": False}
    episode = env.episode
    assert len(episode.actions) == 60 and seen[3] == {"red": True, "blue": True}
    for before, after, (red, blue), paid in zip(
        episode.states, episode.states[1:], episode.actions, episode.rewards, strict=False
    ):
        state = before.red, before.blue, before.coins, before.phase
        rewards, law = plain_step(rules, state, red, blue)
        assert paid == rewards
        assert (after.red, after.blue, after.coins, after.phase) in law
    assert seen[1]["red"] == float(episode.rewards[-1][0])


def test_all_ids_have_a_version_and_make_an_environment() -> None:
    for name in pettingzoo_ids():
        env = to_pettingzoo(name, horizon=3)
        seen, _ = env.reset(seed=0)
        assert env.metadata["name"] == name and name.endswith("_v0")
        for agent in env.agents:
            assert env.observation_space(agent).contains(seen[agent])


def test_a_matrix_game_shows_the_last_joint_action_to_each_side() -> None:
    env = to_pettingzoo(load_game("asymmetric_bach_or_stravinsky"), horizon=2, mirrored=True)
    assert env.reset()[0] == {"row": 4, "column": 4}
    seen, rewards, *_ = env.step({"row": 0, "column": 1})
    assert seen == {"row": 1, "column": 2} and rewards == {"row": 0.0, "column": 0.0}
    assert env.step({"row": np.int64(0), "column": 0})[1] == {"row": 4.0, "column": 1.0}
    with pytest.raises(NotDefinedError, match="reset"):
        env.step({"row": 0, "column": 0})


def test_blue_may_see_itself_as_red() -> None:
    env = to_pettingzoo("cg_v0", mirrored=True)
    seen, _ = env.reset(seed=3)
    assert np.array_equal(seen["blue"], seen["red"][..., [1, 0, 3, 2]])
    assert not np.array_equal(seen["blue"], seen["red"])


def test_pictures_and_a_moving_picture(tmp_path: Path) -> None:
    env = to_pettingzoo("abcg_v0", horizon=2, render_mode="rgb_array")
    with pytest.raises(NotDefinedError, match="reset"):
        env.render()
    start = CoinGameState((0, 0), (0, 0), ((1, 1), (2, 2)), 0)
    env.reset(seed=0, options={"start": start})
    first = env.render()
    assert first.shape == (145, 145, 3) and first.dtype == np.uint8
    inks = {tuple(map(int, ink)) for ink in first.reshape(-1, 3)}
    assert inks == {(255, 255, 255), (90, 90, 90), (213, 94, 0), (0, 114, 178)}
    env.step({"red": 0, "blue": 1})
    assert (env.render() != first).any()
    path = save_episode(env.episode, tmp_path / "episode.gif", seconds=0.1)
    assert path.read_bytes()[:4] == b"GIF8"
    assert to_pettingzoo("cg_v0").render() is None
    game = to_pettingzoo("prisoners_dilemma_v0", render_mode="rgb_array")
    game.reset()
    blank = game.render()
    game.step({"row": 1, "column": 0})
    assert (game.render()[60, 20] == (240, 228, 66)).all() and (blank[60, 20] == 255).all()


def test_bad_arguments_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownNameError, match="'cg_v0'"):
        to_pettingzoo("cg")
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        to_pettingzoo(7)
    with pytest.raises(InputValueError, match="horizon"):
        to_pettingzoo("cg_v0", horizon=0)
    with pytest.raises(InputValueError, match="rgb_array"):
        to_pettingzoo("cg_v0", render_mode="human")
    env = to_pettingzoo("cg_v0")
    with pytest.raises(NotDefinedError, match="reset"):
        env.state()
    with pytest.raises(NotDefinedError, match="reset"):
        env.step({"red": 0, "blue": 0})
    env.reset(seed=0)
    with pytest.raises(InputValueError, match="'blue'"):
        env.step({"red": 0})
    with pytest.raises(InputValueError, match="action 4"):
        env.step({"red": 4, "blue": 0})
    monkeypatch.setitem(sys.modules, "pettingzoo", None)
    with pytest.raises(MissingPackageError, match=r"gametheory_bp\[marl\]"):
        to_pettingzoo("cg_v0")


def test_rewards_of_the_episode_are_fractions() -> None:
    env = to_pettingzoo("abcg_v0")
    start = CoinGameState((0, 0), (0, 2), ((2, 2), (0, 1)), 0)
    env.reset(options={"start": start})
    env.step({"red": 0, "blue": 1})  # both on blue's Disagreement coin: red pays the penalty
    assert env.episode.rewards == ((Fraction(-3, 4), Fraction(1)),)
