"""Networks that begin with the exact solution: what they hold, and runs that go on from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from gametheory_bp.deep import (
    CheckpointError,
    WelfareReward,
    distilled,
    learning_preset,
    optimality_gap,
    train,
)
from gametheory_bp.deep.distilling.exact_plan import linear_weights, plan_values
from gametheory_bp.deep.distilling.state_map import StateMap
from gametheory_bp.deep.q_learning.q_learner import action_values
from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from tests.unit.tiny_learning import RECURRENT, TINY

GAME = "asymmetric_bach_or_stravinsky"


@pytest.mark.parametrize("mirrored", [False, True])
def test_clones_do_what_the_plan_does(mirrored: bool) -> None:
    for rule, paid in (("utilitarian", (4.0, 1.0)), ("egalitarian", (2.0, 2.0))):
        found = distilled(
            GAME, rule, TINY, updates=60, learning_rate=0.02, batch=32, mirrored=mirrored
        )
        assert found.agreement == pytest.approx((1, 1)) and found.everywhere == (1, 1)
        assert found.pair.evaluate(episodes=2) == paid
        assert found.pair.trainer.reward.kind == rule and not found.pair.trainer.done
        assert 0 in optimality_gap(found.pair, rule).gap
        assert found.losses[0][-1] < found.losses[0][0] / 3
    assert "1.0000" in found.display().text()
    untaught = distilled(GAME, "utilitarian", TINY, updates=0)
    assert untaught.agreement != (1, 1)  # else agreement would say nothing


def test_values_are_regressed_on_the_exact_ones() -> None:
    found = distilled(GAME, settings=TINY, how="values", updates=150, learning_rate=0.1, batch=32)
    tables = found.pair.tables
    small = StateMap.of(tables, "24/25")
    exact = plan_values(small, found.plan, linear_weights("utilitarian", {}))
    assert exact[0][0].tolist() == pytest.approx([125, 120])  # 5 per step, and one step missed
    for i, network in enumerate(found.pair.networks):
        held = action_values(network, tables, i).numpy()
        assert np.allclose(held, exact[i], atol=1.0)
    assert found.optimal == pytest.approx((1, 1))
    assert train(tables, TINY, start=found.pair, rounds=0).evaluate(episodes=2) == (4.0, 1.0)
    # learners who are paid gains over d have values of gains
    less = distilled(GAME, "dictator", TINY, how="values", updates=150, learning_rate=0.1, batch=32,
                     disagreement=(2, 0))  # fmt: skip
    held = action_values(less.pair.networks[1], tables, 1).numpy()
    assert np.allclose(held, [[(4 - 2) / (1 - 0.96), (4 - 2) / (1 - 0.96) - 4]] * 5, atol=1.0)


def test_networks_with_a_memory_learn_from_episodes() -> None:
    found = distilled(GAME, "egalitarian", RECURRENT, updates=25, batch=4, learning_rate=0.05)
    assert found.agreement == pytest.approx((1, 1)) and found.everywhere is None
    assert found.pair.evaluate(episodes=2) == (2.0, 2.0)


@pytest.mark.slow
def test_a_memory_counts_the_clock_of_a_plan_that_takes_turns() -> None:
    shape = NetworkShape("dense", (16,), memory=16, head=16)
    settings = learning_preset("quick", "matrix_game").but(network=shape)
    found = distilled(GAME, "nash", settings, updates=300, batch=16, learning_rate=0.01, stray=0.0)
    assert found.plan.period == 8 and found.agreement == pytest.approx((1, 1))
    assert found.pair.evaluate(episodes=4) == (3.0, 1.5)


@pytest.mark.slow
def test_a_clone_in_the_coin_game_gives_up_nothing() -> None:
    found = distilled("cg", updates=1500)
    assert min(found.agreement) > 0.999
    gap = optimality_gap(found.pair).gap
    assert gap.high < 1e-3
    assert optimality_gap(distilled("cg", updates=20).pair).gap.low > 0.01


def test_a_run_begins_with_the_networks_that_it_is_given(tmp_path: Path) -> None:
    start = distilled("prisoners_dilemma", settings=TINY, updates=5).pair
    other = distilled("prisoners_dilemma", settings=TINY, updates=6).pair
    begun = train("prisoners_dilemma", TINY, seed=3, start=start, rounds=0)
    for mine, theirs in zip(begun.networks, start.networks, strict=True):
        assert mine is not theirs
        for a, b in zip(mine.parameters(), theirs.parameters(), strict=True):
            assert torch.equal(a, b)
    for learner in begun.trainer.learners:
        for a, b in zip(learner.network.parameters(), learner.target.parameters(), strict=True):
            assert torch.equal(a, b)
    whole = train("prisoners_dilemma", TINY, seed=3, start=start)
    train("prisoners_dilemma", TINY, seed=3, start=start, folder=tmp_path, rounds=2)
    for wrong in (None, other):  # another start, or none, is another run
        with pytest.raises(CheckpointError, match="start"):
            train("prisoners_dilemma", TINY, seed=3, start=wrong, folder=tmp_path)
    resumed = train("prisoners_dilemma", TINY, seed=3, start=start, folder=tmp_path)
    plain = train("prisoners_dilemma", TINY, seed=3)
    for a, b, c in zip(*(x.networks[0].parameters() for x in (whole, resumed, plain)), strict=True):
        assert torch.equal(a, b) and not torch.equal(a, c)


def test_bad_arguments_are_refused_in_words() -> None:
    with pytest.raises(NotDefinedError, match="clock of 8 steps"):
        distilled(GAME, "nash", TINY)
    with pytest.raises(NotDefinedError, match="how='actions'"):
        distilled(GAME, "egalitarian", TINY, how="values")
    with pytest.raises(UnknownNameError, match="'values'"):
        distilled(GAME, settings=TINY, how="value")
    with pytest.raises(UnknownNameError, match="'utilitarian'"):
        distilled(GAME, "utilitarain", TINY)
    with pytest.raises(InputTypeError, match="settings"):
        distilled(GAME, settings=3)  # type: ignore[arg-type]
    for wrong in ({"updates": -1}, {"batch": 0}, {"seed": 0.5}, {"stray": 2}):
        with pytest.raises(InputValueError, match=next(iter(wrong))):
            distilled(GAME, settings=TINY, **wrong)
    small = distilled(GAME, settings=TINY, updates=0).pair
    with pytest.raises(ShapeError, match="to begin with"):
        train(GAME, TINY.but(network=NetworkShape("dense", (9,), head=8)), start=small)
    with pytest.raises(InputTypeError, match="LearnedPair"):
        train(GAME, TINY, start="utilitarian")  # type: ignore[arg-type]
    assert distilled(
        GAME, "weighted_utilitarian", TINY, updates=0, weight="1/4"
    ).pair.trainer.reward == WelfareReward("weighted_utilitarian", parameters=(("weight", "1/4"),))
