"""Recurrent networks that shape each other: derivatives, runs, and what they leave behind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep.environments import batched_game, game_tables
from gametheory_bp.deep.lola import (
    LolaNetworkSettings,
    NetworkLola,
    ProximalStep,
    RecurrentPolicy,
    Rollouts,
    learn_with_networks,
    loaded_dice,
    lola_estimate,
    lola_preset,
)
from gametheory_bp.deep.lola.memory_tables import memory_tables
from gametheory_bp.deep.lola.network_estimates import network_estimate, shared_credit
from gametheory_bp.deep.lola.network_play import play_networks
from gametheory_bp.deep.lola.proximal import divergence
from gametheory_bp.deep.lola.recurrence import Recurrence, tangent
from gametheory_bp.deep.lola.recurrent_policy import Sight, sight_of
from gametheory_bp.dynamics import remembering_coin_game
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError

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
