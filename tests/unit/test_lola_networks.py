"""Recurrent networks that shape each other: derivatives, runs, and what they leave behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep.checkpoints import CheckpointError
from gametheory_bp.deep.environments import batched_game, game_tables
from gametheory_bp.deep.lola import (
    LolaEstimate,
    LolaNetworkSettings,
    NetworkLola,
    ProximalStep,
    RecurrentPolicy,
    Rollouts,
    cross_play_networks,
    learn_with_networks,
    loaded_dice,
    lola_estimate,
    lola_preset,
    network_trainer,
    play_match,
    stored_networks,
)
from gametheory_bp.deep.lola.coins_taken import CoinCounts
from gametheory_bp.deep.lola.memory_tables import memory_tables
from gametheory_bp.deep.lola.network_estimates import network_estimate, shared_credit
from gametheory_bp.deep.lola.network_play import play_networks
from gametheory_bp.deep.lola.proximal import divergence
from gametheory_bp.deep.lola.recurrence import Recurrence, tangent
from gametheory_bp.deep.lola.recurrent_policy import Sight, sight_of
from gametheory_bp.deep.q_learning.trainer import DivergedError
from gametheory_bp.dynamics import remembering_coin_game
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, UnknownNameError

CG = game_tables("cg")
POSITIONS = memory_tables(remembering_coin_game(memory=False))  # 20 states, shown as such
BRIEF = LolaNetworkSettings(updates=2, batch=8, horizon=5, channels=3, units=4)


def weights(found: NetworkLola) -> torch.Tensor:
    return torch.cat([w.detach().flatten() for p in found.policies for w in p.weights.values()])


def small_pair(generator: torch.Generator) -> tuple[RecurrentPolicy, RecurrentPolicy]:
    one, two = (RecurrentPolicy.drawn((3, 3, 4), 4, generator, channels=3, units=4) for _ in (0, 1))
    return one, two


def test_the_network_has_the_published_size() -> None:
    policy = RecurrentPolicy.drawn((3, 3, 4), 4, torch.Generator().manual_seed(0))
    sizes = {name: tuple(w.shape) for name, w in policy.weights.items()}
    assert sizes["first"] == (20, 4, 3, 3) and sizes["second"] == (20, 20, 3, 3)
    assert sizes["inward"] == (180, 4 * 32) and sizes["again"] == (32, 4 * 32)
    assert sizes["outward"] == (4, 32)


def plain_recurrence(inputs: torch.Tensor, again: torch.Tensor) -> torch.Tensor:
    cell = hidden = inputs.new_zeros(len(again), inputs.shape[2])
    found = []
    for now in inputs:
        i, f, o, g = (now + again.T @ hidden).split(len(again))
        cell = f.sigmoid() * cell + i.sigmoid() * g.tanh()
        hidden = o.sigmoid() * cell.tanh()
        found.append(hidden)
    return torch.stack(found)


def test_both_derivatives_of_the_recurrence_are_those_of_an_lstm() -> None:
    generator = torch.Generator().manual_seed(0)

    def drawn(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=generator, dtype=torch.float64)

    inputs, again = drawn(5, 12, 4).requires_grad_(), drawn(3, 12).requires_grad_()
    wanted, moves = drawn(5, 3, 4), (drawn(5, 12, 4), drawn(3, 12))
    mine, plain = Recurrence.apply(inputs, again), plain_recurrence(inputs, again)
    assert torch.allclose(mine, plain, rtol=1e-12, atol=1e-12)
    for one, two in zip(
        torch.autograd.grad(mine, (inputs, again), wanted, retain_graph=True),
        torch.autograd.grad(plain, (inputs, again), wanted, retain_graph=True),
        strict=True,
    ):
        assert torch.allclose(one, two, rtol=1e-12, atol=1e-12)
    dual = torch.zeros_like(plain, requires_grad=True)
    turned = torch.autograd.grad(plain, (inputs, again), dual, create_graph=True)
    (along,) = torch.autograd.grad(turned, dual, moves)
    assert torch.allclose(tangent(mine, *moves), along, rtol=1e-12, atol=1e-12)
    assert not torch.allclose(tangent(mine, moves[0], 0 * moves[1]), along)  # planted


def plain_logs(policy: RecurrentPolicy, sight: Sight, actions: torch.Tensor) -> torch.Tensor:
    """By torch's own convolution and normalisation, so that it has second derivatives."""
    w = policy.weights
    boards = sight.shown[sight.rows.flatten()].to(torch.float64).permute(0, 3, 1, 2)
    for name in ("first", "second"):
        boards = torch.nn.functional.conv2d(boards, w[name], padding=1)
        boards = torch.nn.functional.batch_norm(
            boards,
            None,
            None,
            torch.ones_like(w[f"{name}_shift"]),
            w[f"{name}_shift"],
            True,
            eps=1e-3,
        ).relu()
    inputs = (boards.flatten(1) @ w["inward"] + w["bias"]).view(*sight.rows.shape, -1)
    hidden = plain_recurrence(inputs.transpose(1, 2), w["again"])
    logs = torch.log_softmax(
        torch.einsum("ah,thb->tba", w["outward"], hidden) + w["outward_bias"], dim=-1
    )
    return logs.gather(2, actions.unsqueeze(2)).squeeze(2)


@pytest.mark.parametrize(("credit", "crossed"), [(1.0, True), (0.7, True), (0.7, False)])
def test_estimates_are_the_derivatives_of_the_objective(credit: float, crossed: bool) -> None:
    generator = torch.Generator().manual_seed(0)
    games = batched_game(CG, 6, 5, generator=generator)
    drawn = small_pair(generator)
    played = play_networks(drawn, games, generator)
    one, two = (
        p.having({k: w.detach().double().requires_grad_() for k, w in p.weights.items()})
        for p in drawn
    )
    met = torch.bincount(played.states.flatten(), minlength=CG.states).double()
    sights = sight_of(CG, 0, played.states, met), sight_of(CG, 1, played.states, met)
    joint = plain_logs(one, sights[0], played.row) + plain_logs(two, sights[1], played.column)
    returns = played._replace(rewards=played.rewards.double()).returns(0.9)
    guess = torch.randn(returns.shape, generator=generator, dtype=torch.float64)
    parts = [slice(None, 3), slice(3, None)] if crossed else [slice(None)]

    def objective(i: int, part: slice) -> torch.Tensor:
        return loaded_dice(joint[:, part], returns[i][:, part], 0.9, guess[i][:, part], credit)

    wanted = lola_estimate(
        (list(one.weights.values()), list(two.weights.values())),
        [(objective(0, part), objective(1, part)) for part in parts],
    )
    gains = returns - guess
    found = network_estimate(
        (one, two), sights, played, (gains, gains), 0.9, credit=credit, crossed=crossed
    )
    for kind in ("own", "correction"):
        for i in (0, 1):
            for x, y in zip(getattr(found, kind)[i], getattr(wanted, kind)[i], strict=True):
                assert torch.allclose(x, y, rtol=1e-8, atol=1e-10 + 1e-8 * float(y.norm())), kind
    other = network_estimate((one, two), sights, played, (gains, returns), 0.9, crossed=crossed)
    assert not torch.allclose(other.correction[0][0], found.correction[0][0])  # planted


def test_games_seen_again_have_the_probabilities_they_were_drawn_with() -> None:
    generator = torch.Generator().manual_seed(0)
    games = batched_game(CG, 400, 3, generator=generator)
    policies = small_pair(generator)
    played = play_networks(policies, games, generator)
    with torch.no_grad():
        logs = policies[0].along(sight_of(CG, 0, played.states))
        table = policies[0].gates(sight_of(CG, 0, torch.arange(CG.states)))
        memory = None
        for t in range(3):
            now, memory = policies[0].step(table[played.states[t].long()].T.clone(), memory)
            assert torch.allclose(now, logs[t], atol=1e-6)
        forgetful, _ = policies[0].step(table[played.states[2].long()].T.clone(), None)
        assert not torch.allclose(forgetful, logs[2], atol=1e-6)  # planted: no memory
    for action in range(4):
        share = (played.row == action).float().mean()
        assert abs(share - logs.exp()[:, action].mean()) < 0.06  # 4 standard errors


def test_a_seed_decides_everything_and_settings_matter() -> None:
    first = weights(learn_with_networks(POSITIONS, BRIEF, seed=1))
    assert torch.isfinite(first).all()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(77)  # torch's own stream decides nothing
        assert torch.equal(first, weights(learn_with_networks(POSITIONS, BRIEF, seed=1)))
    assert torch.equal(
        weights(learn_with_networks(POSITIONS, BRIEF, seed=[1, 2])),
        weights(learn_with_networks(POSITIONS, BRIEF, seed=np.random.SeedSequence([1, 2]))),
    )
    changes: list[dict[str, Any]] = [
        {"look_ahead": 0.0}, {"guess": "mean_reward"}, {"guess": "nothing"}, {"crossed": False},
        {"legacy_time_batch_scramble": True}, {"longest_own": 1e-3}, {"longest_correction": 1e-3},
        {"fading": True},
        {"credit": 0.5}, {"forget": 1.0}, {"discount": 0.5}, {"proximal": ProximalStep()},
    ]  # fmt: skip
    for change in changes:
        other = weights(learn_with_networks(POSITIONS, BRIEF.but(**change), seed=1))
        assert not torch.equal(first, other), change
    once = BRIEF.but(updates=1)
    first = weights(learn_with_networks(CG, once))
    for change in ({"normalised_by": "batches"}, {"entropy": 0.1}, {"decay": 0.1}):
        assert not torch.equal(first, weights(learn_with_networks(CG, once.but(**change)))), change


def test_the_second_step_moves_the_convolutions_alone() -> None:
    before, after = (
        learn_with_networks(CG, BRIEF.but(updates=1, entropy=x)).policies[0].weights
        for x in (0.0, 0.5)
    )
    moved = {name for name in before if not torch.equal(before[name], after[name])}
    assert moved == {"first", "first_shift", "second", "second_shift"}


def test_the_published_numbers_are_those_of_the_released_programs() -> None:
    one, two = (lola_preset(game, "published") for game in ("cg", "abcg"))
    assert (one.updates, one.batch, one.horizon, one.discount) == (2000, 1024, 40, 0.9)
    assert (one.entropy, one.decay, one.channels, one.units) == (0.02, 0.001875, 20, 32)
    # log-probabilities / 4: what the textbook's gradients and corrections were multiplied by
    gradient, correction = 2 / 4, 8 * (2 / 4) * (2 / 4 / 4)
    assert gradient == correction / one.look_ahead
    assert (one.step, two.step) == (gradient * 0.05, gradient * 0.10)
    assert gradient * one.longest_own == 10 and gradient * one.longest_correction == 3
    assert one.fading and one.normalised_by == "batches" and one.guess == "mean_reward"
    assert not one.crossed and not one.legacy_time_batch_scramble
    assert two == one.but(step=0.05)


def test_fixed_gains_are_averages_over_four_actions() -> None:
    """Planted: the published estimators, written as they were, on made-up numbers."""
    generator = torch.Generator().manual_seed(3)
    first, second, rewards = (
        torch.randn(4, 6, generator=generator, dtype=torch.float64) for _ in range(3)
    )
    first.requires_grad_(), second.requires_grad_()
    fades = 0.9 ** torch.arange(4, dtype=torch.float64).unsqueeze(1)
    centred = fades * (rewards - rewards.mean())
    surrogate = 2 / 6 * (centred * (first / 4).cumsum(0) * (second / 4).cumsum(0)).sum()
    direction = torch.randn(4, 6, generator=generator, dtype=torch.float64)
    (slope,) = torch.autograd.grad(surrogate, second, create_graph=True)
    (wanted,) = torch.autograd.grad((slope * direction).sum(), first)
    games = Rollouts(*(torch.zeros(4, 6, dtype=torch.int64),) * 3, torch.stack([rewards] * 2))
    later = games._replace(rewards=games.rewards - rewards.mean()).returns(0.9)[0]
    assert torch.allclose(shared_credit(fades * later / 6, direction) / 8, wanted)


def test_plain_gradients_of_a_network_climb_where_one_action_dominates() -> None:
    from gametheory_bp import BimatrixGame

    game = BimatrixGame([[1, 1], [0, 0]], [[1, 0], [1, 0]])
    settings = LolaNetworkSettings(
        updates=25, batch=32, horizon=4, look_ahead=0.0, step=2.0, discount=0.5
    )
    found = learn_with_networks(game, settings)
    assert found.returns[0].max() < 0.8 and found.returns[-1].min() > 0.9
    assert "picks" not in found.metrics[0]


def test_a_dear_divergence_keeps_the_policy_near() -> None:
    seen = Sight(torch.eye(6), torch.full((6,), 1 / 6), torch.arange(15).view(3, 5) % 6)

    def moved(penalty: float) -> float:
        policy = RecurrentPolicy.drawn((6,), 2, torch.Generator().manual_seed(2))
        before = policy.along(seen).transpose(1, 2).detach()
        parts = list(policy.weights.values())
        gradient = torch.autograd.grad(policy.along(seen)[:, 0].mean(), parts)
        ProximalStep(penalty, 20, 0.2).take(
            parts, gradient, lambda: policy.along(seen).transpose(1, 2)
        )
        return float(divergence(before, policy.along(seen).transpose(1, 2).detach()))

    near, far = moved(20.0), moved(0.1)
    assert 0 < near < far / 10


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


def test_bad_arguments_are_refused_in_words() -> None:
    for change, error, words in (
        ({"discount": 1}, InputValueError, "discount is 1"),
        ({"batch": 1}, InputValueError, "batch is 1"),
        ({"horizon": 2.0}, InputTypeError, "horizon is 2.0"),
        ({"decay": -1}, InputValueError, "decay is -1"),
        ({"guess": "stat"}, UnknownNameError, "state"),
        ({"proximal": 3}, InputTypeError, "ProximalStep"),
    ):
        with pytest.raises(error, match=words):
            LolaNetworkSettings(**change)  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="published"):
        learn_with_networks(CG, "publish")
    with pytest.raises(UnknownNameError, match="abcg"):
        lola_preset("abc", "quick")
    with pytest.raises(InputTypeError, match="LolaNetworkSettings"):
        learn_with_networks(CG, {"batch": 3})  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="steps"):
        LolaNetworkSettings.from_json({"steps": 1})
    with pytest.raises(InputValueError, match="penalty is 0"):
        ProximalStep(penalty=0)
    with pytest.raises(InputValueError, match="integer"):
        ProximalStep(steps=1.5)  # type: ignore[arg-type]


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
