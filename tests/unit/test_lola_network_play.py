"""Recurrent networks that shape each other: matches, runs stopped and stored, coins taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep.checkpoints import CheckpointError
from gametheory_bp.deep.environments import game_tables
from gametheory_bp.deep.lola import (
    LolaEstimate,
    LolaNetworkSettings,
    NetworkLola,
    cross_play_networks,
    learn_with_networks,
    network_trainer,
    play_match,
    stored_networks,
)
from gametheory_bp.deep.lola.coins_taken import CoinCounts
from gametheory_bp.deep.lola.memory_tables import memory_tables
from gametheory_bp.deep.lola.network_estimates import network_estimate
from gametheory_bp.deep.q_learning.trainer import DivergedError
from gametheory_bp.dynamics import remembering_coin_game
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError

CG = game_tables("cg")
POSITIONS = memory_tables(remembering_coin_game(memory=False))  # 20 states, shown as such
BRIEF = LolaNetworkSettings(updates=2, batch=8, horizon=5, channels=3, units=4)


def weights(found: NetworkLola) -> torch.Tensor:
    return torch.cat([w.detach().flatten() for p in found.policies for w in p.weights.values()])


def learned(seed: int, picks: float = 0.3) -> NetworkLola:
    found = learn_with_networks(CG, BRIEF.but(updates=0), seed=seed)
    lines = tuple({"round": k, "rewards": [0, 0], "picks": [0.3, picks]} for k in range(6))
    return replace(found, metrics=lines)


def test_the_row_network_of_one_run_meets_the_column_network_of_the_other() -> None:
    one, two = learned(0), learned(1)
    forced = []
    for run, action in ((one, 0), (two, 1)):  # always right against always left
        for policy in run.policies:
            with torch.no_grad():
                policy.weights["outward_bias"][action] = 1e6
        forced.append(run)
    played = play_match(*forced, games=200, steps=10)
    mirrored = play_match(forced[1], forced[0], games=200, steps=10)
    assert played.payoffs != mirrored.payoffs  # red and blue are other players
    from gametheory_bp.deep.measures.stationary_pair import StationaryPair
    from gametheory_bp.deep.measures.stationary_play import stationary_play

    right, left = (np.tile(np.eye(4)[k], (CG.states, 1)) for k in (0, 1))
    exact = stationary_play(StationaryPair(CG, right, left), 10).payoffs
    for found, error, true in zip(played.payoffs, played.errors, exact, strict=True):
        assert error > 0 and abs(found - float(true.middle)) < 4 * error
    assert played.picks is not None and played.own_share is not None


def test_runs_that_take_few_coins_are_left_out_and_counted() -> None:
    runs = [learned(0), learned(1, picks=0.2), learned(2)]
    found = cross_play_networks(runs, games=4, steps=3)
    assert found.run_words() == "2 runs; 1 discarded: a player took at most 0.2 coins per step"
    assert found.seeds == (0, 2) and found.number("self") == 2 and found.number("cross") == 2
    assert cross_play_networks(runs, least=None, games=4, steps=3).number("self") == 3
    assert cross_play_networks(runs, least=0.1, opponents=1, games=4, steps=3).number("cross") == 3
    other = learn_with_networks(POSITIONS, BRIEF.but(updates=0))
    with pytest.raises(InputValueError, match="different games"):
        play_match(runs[0], other)
    with pytest.raises(EmptySetError):
        cross_play_networks([])


def test_a_stored_run_is_what_was_learned(tmp_path: Path) -> None:
    run = learn_with_networks(CG, BRIEF.but(normalised_by="batches"), seed=[4, 1], folder=tmp_path)
    found = stored_networks(tmp_path)
    assert torch.equal(weights(run), weights(found)) and found.settings == run.settings
    assert play_match(run, run, games=8, steps=4) == play_match(found, found, games=8, steps=4)
    assert len(found.metrics) == 2
    even = replace(found, last=found.last[:0])  # planted: without the states that were met
    assert play_match(even, even, games=64, steps=9) != play_match(found, found, games=64, steps=9)
    (tmp_path / "checkpoint.json").write_text("{}")
    with pytest.raises(CheckpointError):
        stored_networks(tmp_path)


def test_tables_of_a_markov_game_have_its_law() -> None:
    game = remembering_coin_game()
    tables = memory_tables(game)
    rng = np.random.default_rng(0)
    for cell in rng.choice(len(tables.first), 60, replace=False):
        first, width = int(tables.first[cell]), int(tables.width[cell])
        counts = torch.bincount(tables.targets[first : first + width], minlength=game.states)
        law = np.asarray(game.law[[cell]].todense()).ravel()
        assert np.allclose(counts.numpy() / width, law, atol=1e-12)
    one = int(rng.integers(game.states))
    assert tables.observe(torch.tensor([one]), 1).argmax() == one
    counts = CoinCounts.of(tables)
    assert counts is not None and np.array_equal(
        counts.own.numpy(), game.marks["own coins"].reshape(2, -1)
    )
    with pytest.raises(InputTypeError, match="MarkovGame"):
        memory_tables(CG)  # type: ignore[arg-type]


def test_in_one_step_nobody_depends_on_what_the_other_does_to_its_own_reward() -> None:
    """So corrections of scrambled play, which sees rewards of the step only, are 0 on average."""
    paid = CG.rewards.view(CG.states, 4, 4, 2)
    mixed = paid - paid[:, :1] - paid[:, :, :1] + paid[:, :1, :1]
    assert not mixed.any()
    other = game_tables("prisoners_dilemma").rewards.view(5, 2, 2, 2)  # additive too
    chicken = game_tables("chicken").rewards.view(5, 2, 2, 2)  # planted: not additive
    assert not (other[:, 1, 1] - other[:, 0, 1] - other[:, 1, 0] + other[:, 0, 0]).any()
    assert (chicken[:, 1, 1] - chicken[:, 0, 1] - chicken[:, 1, 0] + chicken[:, 0, 0]).any()


def test_players_who_walk_to_the_nearest_coin_earn_nothing() -> None:
    from gametheory_bp.deep import StationaryPair, coins_picked, greedy_walker
    from gametheory_bp.deep.measures.stationary_play import stationary_play

    pair = StationaryPair(CG, greedy_walker(CG, 0), greedy_walker(CG, 1))
    assert all(0 in payoff and payoff.width < 1e-10 for payoff in stationary_play(pair, 40).payoffs)
    picked = coins_picked(pair, 40)
    assert all(abs(picked.own_share(i) - 0.5) < 1e-9 for i in (0, 1))


@pytest.mark.parametrize("kind", ["states", "batches"])
def test_a_run_that_was_stopped_ends_with_the_same_bits(tmp_path: Path, kind: str) -> None:
    tables = CG if kind == "batches" else POSITIONS
    settings = BRIEF.but(updates=3, horizon=3, normalised_by=kind, fading=True)
    whole = learn_with_networks(tables, settings, seed=5)
    for stop in (1, 2):
        part = learn_with_networks(tables, settings, seed=5, folder=tmp_path, updates=stop)
        assert len(part.metrics) == stop
    found = learn_with_networks(tables, settings, seed=5, folder=tmp_path, every=2)
    assert torch.equal(weights(whole), weights(found)) and torch.equal(whole.last, found.last)
    assert np.array_equal(whole.returns, found.returns)
    assert len((tmp_path / "metrics.jsonl").read_text("utf-8").splitlines()) == 3
    with pytest.raises(CheckpointError, match="settings"):
        learn_with_networks(tables, settings.but(step=0.3), seed=5, folder=tmp_path)
    with pytest.raises(CheckpointError, match="seed"):
        learn_with_networks(tables, settings, seed=6, folder=tmp_path)
    other = learn_with_networks(tables, settings, seed=[5, 1])
    assert not torch.equal(weights(whole), weights(other))  # planted


def test_a_run_whose_step_is_not_finite_stops_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def broken(*args: Any, **options: Any) -> LolaEstimate:
        found = network_estimate(*args, **options)
        calls.append(1)
        if len(calls) < 3:
            return found
        own = tuple(torch.full_like(x, torch.nan) for x in found.own[1])
        return found._replace(own=(found.own[0], own))

    run = BRIEF.but(updates=4)
    with monkeypatch.context() as patch:
        patch.setattr(network_trainer, "network_estimate", broken)
        with pytest.raises(DivergedError, match="round 3, update 1, learner 1: a step") as caught:
            learn_with_networks(POSITIONS, run, folder=tmp_path, every=1)
    assert (caught.value.round, caught.value.learner) == (3, 1)
    found = learn_with_networks(POSITIONS, run, folder=tmp_path)
    assert torch.equal(weights(found), weights(learn_with_networks(POSITIONS, run)))
