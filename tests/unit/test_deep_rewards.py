"""Rewards for each player, and from any welfare function: sums by definition, and best episodes."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame
from gametheory_bp.deep import (
    CheckpointError,
    RewardPair,
    WelfareReward,
    game_tables,
    learning_preset,
    train,
    welfare_reward,
)
from gametheory_bp.deep.q_learning.surrogate_optimum import surrogate_optimum
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from tests.unit.tiny_learning import TINY

BOS = "asymmetric_bach_or_stravinsky"
LEAVES = [name for name, leaf in LIBRARY.items() if not leaf.games_only]
SPECIAL = ("utilitarian", "egalitarian", "nash")


def paid_in_all(reward: Any, steps: list[tuple[float, float]], length: int) -> Any:
    traces, total = reward.begin(1), torch.zeros(1, 2)
    for r in steps:
        paid, traces = reward.pay(torch.tensor([r]), traces, reward.guilt_at(0.0), length)
        total = total + paid
    return total[0].tolist()


@pytest.mark.parametrize("name", [name for name in LEAVES if name not in SPECIAL])
def test_a_welfare_function_pays_its_value_at_mean_payoffs(name: str) -> None:
    reward = welfare_reward(name, game_tables(BOS), disagreement=("1/2", "1/4"))
    cells = [(4.0, 1.0), (2.0, 2.0), (0.0, 0.0), (2.0, 2.0), (2.0, 2.0)]
    d = (0.5, 0.25)
    frame: Any = Frame(d, reward.low or d, reward.ideal or d)  # type: ignore[arg-type]
    leaf = LIBRARY.load(name)
    mean = torch.from_numpy(np.mean(cells, axis=0))[None]
    at = [leaf.value(x[:, :1], x[:, 1:], frame).item() for x in (mean, torch.tensor([d]))]
    found = paid_in_all(reward, cells, len(cells))
    assert found == pytest.approx([len(cells) * (at[0] - at[1])] * 2, abs=1e-4)
    assert reward.shared
    # paid for another length of episodes, what is not homogeneous comes to something else
    other = paid_in_all(reward, cells, 2 * len(cells))
    assert (other == pytest.approx(found, abs=1e-4)) == (name != "yu")


def test_gains_below_zero_count_as_zero_where_the_rule_keeps_to_gains() -> None:
    reward = WelfareReward("asymmetric_nash", disagreement=(1.0, 1.0))
    assert paid_in_all(reward, [(0.0, 4.0), (0.0, 4.0)], 2) == [0, 0]
    up = paid_in_all(reward, [(0.0, 4.0), (4.0, 4.0)], 2)
    assert up == pytest.approx([2 * (1 * 3) ** 0.5] * 2)


def test_a_welfare_function_of_a_user_is_a_reward_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Point:
        """An entry point of another package."""

        value = "mine:HARMONIC"

        def load(self) -> Any:
            return LIBRARY.load("ces")

    assert "harmonic" not in LIBRARY
    monkeypatch.setitem(LIBRARY._plugins, "harmonic", Point())
    pair = train(BOS, TINY.but(episodes=32), "harmonic", folder=tmp_path)
    assert pair.trainer.reward.kind == "harmonic" and pair.trainer.reward.shared
    steps = [(4.0, 1.0), (2.0, 2.0)]
    assert paid_in_all(pair.trainer.reward, steps, 2) == pytest.approx(
        [2 * 1 / (1 / 3 + 1 / 1.5)] * 2, rel=1e-5
    )
    resumed = train(BOS, TINY.but(episodes=32), "harmonic", folder=tmp_path)
    assert resumed.trainer.done == 2
    with pytest.raises(CheckpointError, match="reward"):
        train(BOS, TINY.but(episodes=32), "gini", folder=tmp_path)


def test_each_player_is_paid_a_reward_of_its_own() -> None:
    guilty = WelfareReward("inequity_averse", guilt=((0, 0.5), (1, 1.0)))
    pair = RewardPair(guilty, WelfareReward("egalitarian"))
    steps = [(4.0, 1.0), (0.0, 3.0), (2.0, 2.0)]
    found = paid_in_all(pair, steps, 3)
    assert found == pytest.approx([paid_in_all(guilty, steps, 3)[0], 6.0])
    assert paid_in_all(RewardPair(pair.column, guilty), steps, 3)[1] != found[0]
    assert pair.guilt_at(1.0) == (1.0, 1.0) and not pair.shared
    with pytest.raises(InputTypeError, match="column is 'selfish'"):
        RewardPair(guilty, "selfish")  # type: ignore[arg-type]


def test_a_punisher_against_a_selfish_learner_holds_it_down(tmp_path: Path) -> None:
    quick = learning_preset("quick", "matrix_game").but(episodes=96, updates=12, discount=0.5)
    pair = train("prisoners_dilemma", quick, ("punishing", "selfish"), folder=tmp_path)
    assert pair.evaluate() == (-2.0, -2.0)
    assert repr(pair) == "LearnedPair('prisoners_dilemma', punishing, selfish, 6 of 6 rounds)"
    last = pair.metrics[-1]
    assert last["paid"] == pytest.approx([-last["rewards"][1], last["rewards"][1]])
    with pytest.raises(CheckpointError, match="reward"):
        train("prisoners_dilemma", quick, ("selfish", "punishing"), folder=tmp_path)
    again = train("prisoners_dilemma", quick, ("punishing", "selfish"), folder=tmp_path)
    assert again.trainer.done == 6


def test_rewards_that_make_no_sense_are_refused() -> None:
    tables = game_tables(BOS)
    with pytest.raises(UnknownNameError, match="'gini'"):
        train(tables, TINY, "ginni")
    with pytest.raises(InputTypeError, match="pair of them"):
        train(tables, TINY, ("punishing", "selfish", "nash"))  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="low and ideal"):
        WelfareReward("yu")
    with pytest.raises(InputValueError, match="no parameters"):
        WelfareReward("utilitarian", parameters=(("weight", "1/2"),))
    with pytest.raises(UnknownNameError, match="'weight'"):
        WelfareReward("gini", parameters=(("wait", "1/2"),))
    reward = welfare_reward("yu", tables, p="infinity")
    assert WelfareReward(**reward.to_json()) == reward
    assert set(WelfareReward().to_json()).isdisjoint({"low", "ideal", "parameters"})


def test_a_function_of_outcomes_only_is_no_surrogate(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        """Fehr and Schmidt under another name."""

        value = "mine:OUTCOMES"

        def load(self) -> Any:
            return LIBRARY.load("inequity_averse")

    monkeypatch.setitem(LIBRARY._plugins, "of_outcomes", Point())
    with pytest.raises(NotDefinedError, match="mean payoffs"):
        WelfareReward("of_outcomes")


payoffs = st.lists(st.integers(-2, 4), min_size=4, max_size=4)


@settings(max_examples=12)
@given(payoffs, payoffs, st.sampled_from(["egalitarian", "nash"]), st.sampled_from(["3/4", 1]))
def test_the_best_episode_is_the_best_of_all(
    row: list[int], column: list[int], welfare: str, discount: Any
) -> None:
    game = BimatrixGame([row[:2], row[2:]], [column[:2], column[2:]])
    found = surrogate_optimum(game, welfare, horizon=3, discount=discount, disagreement=(-2, -2))
    k, reward = float(Fraction(discount)), WelfareReward(welfare, disagreement=(-2.0, -2.0))
    cells = list(product((0, 1), repeat=2))

    def pays(episode: Any) -> float:
        traces, total = reward.begin(1).double(), 0.0
        for t, cell in enumerate(episode):
            r = torch.tensor([[float(x) for x in game.payoff(*cell)]], dtype=torch.float64)
            paid, traces = reward.pay(r, traces, 0.0)
            total += k**t * float(paid[0, 0])
        return total

    every = {episode: pays(episode) for episode in product(cells, repeat=3)}
    assert every[found.actions] == pytest.approx(max(every.values()), abs=1e-6)
    assert float(found.best) == pytest.approx(max(every.values()), abs=1e-6)
    assert found.gap >= 0


def test_the_surrogates_ask_for_the_optimum_in_asymmetric_bach_or_stravinsky() -> None:
    egalitarian = surrogate_optimum(BOS, "egalitarian", horizon=6)
    assert egalitarian.actions == ((1, 1),) * 6 and egalitarian.gap == 0
    nash = surrogate_optimum(BOS, "nash", horizon=6)
    assert nash.actions == ((0, 0), (1, 1)) * 3 and nash.gap == 0
    odd = surrogate_optimum(BOS, "nash", horizon=5)
    assert odd.gap > 0 and "nash welfare" in odd.display().text()
    for wrong, match in (({"horizon": 0}, "horizon"), ({"discount": 2}, "discount")):
        with pytest.raises(InputValueError, match=match):
            surrogate_optimum(BOS, "nash", **wrong)
    with pytest.raises(NotDefinedError, match="matrix games only"):
        surrogate_optimum("cg", "nash")
    with pytest.raises(UnknownNameError, match="'nash'"):
        surrogate_optimum(BOS, "nahs")
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        surrogate_optimum(3, "nash")  # type: ignore[arg-type]
