"""Deep Q-learning: losses and welfare rewards by hand; replay, presets, refusals."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep import (
    DivergedError,
    QLearningSettings,
    WelfareReward,
    game_tables,
    learning_preset,
    train,
)
from gametheory_bp.deep.q_learning.q_learner import NotFiniteError, QLearner, action_values
from gametheory_bp.deep.q_learning.replay import Replay, Sequences
from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.deep.q_learning.trainer import Trainer
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from tests.unit.tiny_learning import RECURRENT, TINY


def batch_of(tables: Any, settings: QLearningSettings, seed: int = 0) -> Sequences:
    draw = torch.Generator().manual_seed(seed)
    shape = settings.batch, settings.sequence
    return Sequences(
        torch.randint(tables.states, shape, generator=draw, dtype=torch.int32),
        torch.randint(2, (*shape, 2), generator=draw).to(torch.int8),
        torch.randn((*shape, 2), generator=draw),
        torch.randn((settings.batch, 2, 2, settings.network.memory), generator=draw),
    )


def loss_by_hand(learner: QLearner, batch: Sequences, downward: float) -> float:
    """Double Q-learning, one step at a time."""
    tables, i, d = learner.tables, learner.player, learner.settings.discount
    total, count = 0.0, 0
    for n in range(len(batch.states)):
        memory = None
        if learner.settings.network.memory:
            memory = tuple(part[None, None] for part in batch.memory[n, i])
        own, slow = memory, memory
        values, targets = [], []
        for s in batch.states[n]:
            seen = tables.observe(s.view(1, 1), i)
            q, own = learner.network(seen, own)
            r, slow = learner.target(seen, slow)
            values.append(q[0, 0].tolist())
            targets.append(r[0, 0].tolist())
        for t in range(len(values) - 1):
            best = int(np.argmax(values[t + 1]))
            aim = float(batch.paid[n, t, i]) + d * targets[t + 1][best]
            held = values[t][int(batch.actions[n, t, i])]
            error = abs(held - aim)
            weight = downward if aim < held else 1.0
            total += weight * (0.5 * error**2 if error < 1 else error - 0.5)
            count += 1
    return total / count


@pytest.mark.parametrize("settings", [TINY, RECURRENT])
@pytest.mark.parametrize("player", [0, 1])
def test_the_loss_is_that_of_double_q_learning(settings: QLearningSettings, player: int) -> None:
    tables = game_tables("asymmetric_bach_or_stravinsky", mirrored=True)
    learner = QLearner(tables, player, settings, torch.Generator().manual_seed(1))
    with torch.no_grad():
        for weight in learner.target.parameters():
            weight.mul_(-0.5)  # unlike the network, so that mixing them up would show
    batch = batch_of(tables, settings)
    found = float(learner.loss(batch).detach())
    assert found == pytest.approx(loss_by_hand(learner, batch, 1.0), rel=1e-4)
    doubtful = float(learner.loss(batch, 0.25).detach())
    assert doubtful == pytest.approx(loss_by_hand(learner, batch, 0.25), rel=1e-4)
    assert doubtful < 0.9 * found
    # the last step is masked, the others are not
    masked, counted = batch.paid.clone(), batch.paid.clone()
    masked[:, -1] += 5
    counted[:, -2] += 5
    assert float(learner.loss(batch._replace(paid=masked)).detach()) == found
    assert abs(float(learner.loss(batch._replace(paid=counted)).detach()) - found) > 0.01


def paid_by_hand(reward: WelfareReward, rewards: list[tuple[float, float]], b: float) -> list[Any]:
    e, g, found = [0.0, 0.0], [0.0, 0.0], []
    for r in rewards:
        e = [reward.decay * e[i] + r[i] for i in (0, 1)]
        before, g = g, [g[i] + r[i] - reward.disagreement[i] for i in (0, 1)]
        if reward.kind == "inequity_averse" and reward.mode == "per_agent":
            found.append([
                r[i] - reward.envy * max(0, e[1 - i] - e[i]) - b * max(0, e[i] - e[1 - i])
                for i in (0, 1)
            ])  # fmt: skip
        elif reward.kind == "inequity_averse":
            found.append([sum(r) - b * abs(e[0] - e[1])] * 2)
        elif reward.kind == "egalitarian":
            found.append([min(g) - min(before)] * 2)
        else:
            w = [math.sqrt(max(0, x[0]) * max(0, x[1])) for x in (before, g)]
            found.append([w[1] - w[0]] * 2)
    return found


@pytest.mark.parametrize(
    "reward",
    [
        WelfareReward("inequity_averse", envy=0.5),
        WelfareReward("inequity_averse", mode="joint"),
        WelfareReward("egalitarian", disagreement=(0.5, 0.0)),
        WelfareReward("nash"),
    ],
)
def test_welfare_rewards_are_those_of_their_definition(reward: WelfareReward) -> None:
    draw = np.random.default_rng(3)
    rewards = [tuple(map(float, draw.integers(-1, 4, 2))) for _ in range(12)]
    traces, found = torch.zeros(1, 2), []
    for r in rewards:
        paid, traces = reward.pay(torch.tensor([r]), traces, 0.25)
        found.append(paid[0].tolist())
    assert np.allclose(found, paid_by_hand(reward, rewards, 0.25), atol=1e-5)
    assert not np.allclose(found, paid_by_hand(replace(reward, kind="nash"), rewards, 0.5)) or (
        reward.kind == "nash"
    )


def test_plain_rewards() -> None:
    r = torch.tensor([[2.0, -1.0]])
    pays = {
        kind: WelfareReward(kind).pay(r, torch.zeros(1, 2), 0.0)[0].tolist()
        for kind in ("utilitarian", "punishing", "selfish")
    }
    assert pays == {"utilitarian": [[1, 1]], "punishing": [[1, -2]], "selfish": [[2, -1]]}


def test_a_full_replay_overwrites_the_oldest() -> None:
    replay = Replay(5, 2, 0)

    def some(first: int, count: int) -> Sequences:
        states = torch.arange(first, first + count).view(-1, 1).expand(-1, 2)
        return Sequences(states, torch.zeros(count, 2, 2), torch.zeros(count, 2, 2),
                         torch.zeros(count, 2, 2, 0))  # fmt: skip

    for first, count in ((0, 3), (3, 3), (6, 1)):
        replay.add(some(first, count))
    assert sorted(replay.kept.states[:, 0].tolist()) == [2, 3, 4, 5, 6]
    drawn = replay.sample(400, torch.Generator().manual_seed(0)).states[:, 0]
    assert set(drawn.tolist()) == {2, 3, 4, 5, 6}
    with pytest.raises(InputValueError, match="capacity of 5"):
        replay.add(some(0, 6))


def test_a_learner_who_doubts_bad_outcomes_holds_more_than_the_mean() -> None:
    tables = game_tables("prisoners_dilemma")
    settings = TINY.but(discount=0.0)
    batch = batch_of(tables, settings.but(batch=64))
    batch = batch._replace(paid=batch.paid.sign())  # -1 or 1, equally often
    means = []
    for downward in (1.0, 0.1):
        learner = QLearner(tables, 0, settings, torch.Generator().manual_seed(1))
        for _ in range(150):
            learner.update(batch, 0.01, downward)
        means.append(float(action_values(learner.network, tables, 0).mean()))
    assert abs(means[0]) < 0.2 and means[1] > 0.6


def test_only_learners_who_are_paid_alike_doubt_bad_outcomes() -> None:
    joint = WelfareReward("inequity_averse", mode="joint")
    kinds = (WelfareReward(), joint, WelfareReward("inequity_averse"), WelfareReward("punishing"))
    assert [reward.shared for reward in kinds] == [True, True, False, False]
    for reward, same in (("utilitarian", False), ("selfish", True)):
        pairs = [train("chicken", TINY.but(downward=k), reward, rounds=2) for k in (1.0, 0.1)]
        one, other = (pair.metrics[-1]["losses"] for pair in pairs)
        assert (one == other) is same


def test_coins_for_both_have_a_preset_of_their_own() -> None:
    kinds = {name: game_tables(name).preset_kind for name in ("chicken", "cg", "abcg")}
    assert kinds == {"chicken": "matrix_game", "cg": "coin_game", "abcg": "joint_coin_game"}
    pair = train("abcg", rounds=0)
    assert pair.trainer.settings == learning_preset("quick", "joint_coin_game")
    assert learning_preset("published", "joint_coin_game") == learning_preset(
        "published", "coin_game"
    )


def test_presets_hold_the_published_numbers() -> None:
    coin, matrix = (learning_preset("published", k) for k in ("coin_game", "matrix_game"))
    assert (coin.horizon, coin.episodes, coin.rounds * coin.updates) == (100, 8000, 80_000)
    assert (matrix.horizon, matrix.episodes, matrix.rounds * matrix.updates) == (20, 800, 8000)
    assert coin.batch * coin.sequence == 400 and matrix.batch * matrix.sequence == 80
    pair = Trainer(game_tables("cg"), coin.but(episodes=16), WelfareReward(), 0)
    network = pair.learners[0].network
    shapes = {name: tuple(weight.shape) for name, weight in network.named_parameters()}
    assert shapes["trunk.0.weight"] == (64, 4, 3, 3) and shapes["trunk.2.weight"] == (64, 64, 3, 3)
    assert shapes["memory.weight_ih_l0"] == (64, 64)  # 4 gates of 16 units; 1 x 1 x 64 inputs
    assert shapes["value.0.weight"] == (32, 16) and shapes["advantage.2.weight"] == (4, 32)


def test_bad_arguments_are_refused_in_words() -> None:
    with pytest.raises(UnknownNameError, match="'quick'"):
        train("cg", "quik")
    with pytest.raises(UnknownNameError, match="'utilitarian'"):
        train("cg", "quick", "utilitarain")
    with pytest.raises(InputValueError, match="divisor"):
        TINY.but(sequence=7)
    with pytest.raises(InputValueError, match="multiple"):
        TINY.but(episodes=17)
    with pytest.raises(InputValueError, match="temperature"):
        TINY.but(temperature=0.0)
    with pytest.raises(InputValueError, match=r"downward is .* in \[0, 1\]"):
        TINY.but(downward=1.5)
    with pytest.raises(InputValueError, match="ascend"):
        TINY.but(learning_rate=((0.5, 1.0),))
    with pytest.raises(InputTypeError, match="network"):
        TINY.but(network="lstm")
    with pytest.raises(UnknownNameError, match="'board'"):
        NetworkShape("bord")
    with pytest.raises(InputValueError, match="no boards"):
        train("prisoners_dilemma", TINY.but(network=NetworkShape("board", (4, 4))))
    with pytest.raises(InputValueError, match="seed"):
        train("prisoners_dilemma", TINY, seed=-1)
    pair = train("prisoners_dilemma", RECURRENT.but(episodes=16))
    with pytest.raises(NotDefinedError, match="LSTM"):
        pair.policy(0)


def test_a_loss_that_is_no_number_stops_the_run(tmp_path: Path) -> None:
    tables = game_tables("prisoners_dilemma")
    good = train(tables, TINY, folder=tmp_path, rounds=2)
    kept = (tmp_path / "checkpoint.json").read_bytes()
    trainer = good.trainer
    trainer.replay.kept.paid[:] = math.nan
    before = [w.clone() for w in trainer.learners[0].network.parameters()]
    with pytest.raises(DivergedError, match=r"round 3, update 1, learner 0") as caught:
        trainer.round()
    assert (caught.value.round, caught.value.update, caught.value.learner) == (3, 1, 0)
    now = list(trainer.learners[0].network.parameters())
    assert all(torch.equal(a, b) for a, b in zip(before, now, strict=True))
    assert (tmp_path / "checkpoint.json").read_bytes() == kept
    learner = trainer.learners[1]
    batch = batch_of(tables, TINY)
    with pytest.raises(NotFiniteError):
        learner.update(batch._replace(paid=batch.paid * math.inf), 0.1)
    assert learner.update(batch, 0.1) > 0
