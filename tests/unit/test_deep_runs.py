"""Runs of deep Q-learning: they repeat, stop, resume, and end where they should."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep import (
    QLearningSettings,
    WelfareReward,
    batched_game,
    exact_payoffs,
    game_tables,
    learning_preset,
    optimality_gap,
    train,
)
from gametheory_bp.deep.q_learning.collecting import draw_actions
from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.deep.q_learning.trainer import Trainer
from tests.unit.tiny_learning import RECURRENT, TINY


def states_equal(one: Trainer, two: Trainer) -> bool:
    a, b = one.state(), two.state()
    return (
        a.facts == b.facts
        and a.tensors.keys() == b.tensors.keys()
        and all(torch.equal(a.tensors[k], b.tensors[k]) for k in a.tensors)
    )


@pytest.mark.parametrize(
    ("game", "settings"),
    [
        ("asymmetric_bach_or_stravinsky", TINY),
        ("prisoners_dilemma", RECURRENT.but(optimiser="sgd", momentum=0.9)),
        ("cg", learning_preset("quick", "coin_game").but(
            horizon=20, episodes=48, parallel=8, updates=2, batch=4,
            network=NetworkShape("board", (4, 4), memory=3, head=4))),
    ],
)  # fmt: skip
def test_a_stopped_run_resumes_with_the_same_bits(
    game: str, settings: QLearningSettings, tmp_path: Path
) -> None:
    reward = WelfareReward("inequity_averse", guilt=((0, 0.1), (1, 1.0)))
    whole = train(game, settings, reward, seed=4)
    first = train(game, settings, reward, seed=4, folder=tmp_path, every=4, rounds=3)
    assert first.trainer.done == 3 and not states_equal(first.trainer, whole.trainer)
    resumed = train(game, settings, reward, seed=4, folder=tmp_path, every=4)
    assert states_equal(resumed.trainer, whole.trainer)
    assert len((tmp_path / "metrics.jsonl").read_text("utf-8").splitlines()) == settings.rounds

    def numbers(pair: Any) -> list[Any]:
        return [{k: v for k, v in line.items() if k != "seconds"} for line in pair.metrics]

    assert numbers(resumed) == numbers(whole)
    other = train(game, settings, reward, seed=5)
    assert not states_equal(other.trainer, whole.trainer)


def test_training_leaves_the_random_numbers_of_torch_alone() -> None:
    before = torch.get_rng_state()
    train("prisoners_dilemma", TINY.but(episodes=16))
    assert torch.equal(torch.get_rng_state(), before)


def test_learners_who_are_paid_welfare_cooperate_and_spiteful_ones_do_not() -> None:
    quick = learning_preset("quick", "matrix_game").but(episodes=320, updates=12)
    pair = train("prisoners_dilemma", quick, "utilitarian")
    assert pair.evaluate() == (-1.0, -1.0)
    assert "-1.000" in pair.display().text()
    found = optimality_gap(pair)
    assert found.optimum == -2 and 0 in found.gap and found.gap.width < 1e-6
    spiteful = train("prisoners_dilemma", quick.but(episodes=96), "punishing")
    assert spiteful.evaluate() == (-2.0, -2.0)
    assert 2 in optimality_gap(spiteful).gap
    assert 1 in optimality_gap(spiteful, "egalitarian", disagreement=(-3, -3)).gap


def test_exact_payoffs_of_policies_are_those_of_a_simulation() -> None:
    tables = game_tables("cg")
    draw = np.random.default_rng(0)
    one, two = (draw.dirichlet(np.full(4, 0.3), tables.states) for _ in range(2))
    greedy = tables.rewards[:, 0].view(-1, 4, 4).mean(dim=2).numpy()  # red's, by red's action
    one = 0.1 * one + 0.9 * (greedy[:, :, None] >= greedy[:, None, :]).all(axis=2)
    one /= one.sum(axis=1, keepdims=True)
    found = exact_payoffs(tables, one, two, "4/5")
    games = batched_game(tables, 20_000, 40, generator=torch.Generator().manual_seed(0))
    total, weight = np.zeros(2), 0.2
    ends = [torch.from_numpy(policy.cumsum(axis=1)) for policy in (one, two)]
    luck = torch.Generator().manual_seed(1)
    for _ in range(40):
        at = games.states.long()
        moves = [draw_actions(e[at], torch.rand(20_000, generator=luck)) for e in ends]
        total += weight * games.step(moves[0], moves[1]).rewards.double().mean(dim=0).numpy()
        weight *= 0.8
    for bound, mean in zip(found, total, strict=True):
        assert bound.width < 1e-9
        assert abs(float(bound.middle) - mean) < 0.006  # four standard errors
    # a planted error: another policy of red
    wrong = exact_payoffs(tables, two, two, "4/5")
    assert abs(float(wrong[0].middle) - total[0]) > 0.02
