"""Recurrent networks that shape each other: small runs that show the parts fit together."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from gametheory_bp.deep.environments import batched_game
from gametheory_bp.deep.lola import LolaSettings
from gametheory_bp.deep.lola.network_learning import (
    NetworkLola,
    learn_with_networks,
    play_networks,
)
from gametheory_bp.deep.lola.proximal import ProximalStep, divergence
from gametheory_bp.deep.lola.recurrent_policy import RecurrentPolicy
from gametheory_bp.errors import InputValueError

BRIEF = LolaSettings(updates=2, batch=6, horizon=3, step=0.05, look_ahead=1.0)


def weights(found: NetworkLola) -> torch.Tensor:
    return torch.cat([w.detach().flatten() for p in found.policies for w in p.parameters()])


def test_the_network_has_the_published_size() -> None:
    policy = RecurrentPolicy((3, 3, 4), 4, torch.Generator().manual_seed(0))
    sizes = {name: tuple(w.shape) for name, w in policy.named_parameters()}
    assert sizes["trunk.0.weight"] == (20, 4, 3, 3) and sizes["trunk.3.weight"] == (20, 20, 3, 3)
    assert sizes["memory.weight_ih"] == (4 * 32, 180) and sizes["memory.weight_hh"] == (4 * 32, 32)
    assert sizes["head.weight"] == (4, 32)


def test_games_seen_again_have_the_probabilities_they_were_drawn_with() -> None:
    generator = torch.Generator().manual_seed(0)
    games = batched_game("cg", 6, 4, generator=generator)
    policies = tuple(RecurrentPolicy((3, 3, 4), 4, generator) for _ in (0, 1))
    seen = play_networks(policies, games, generator)  # type: ignore[arg-type]
    logs, memory = policies[0].step(seen.observations[0][0], None)
    again = policies[0](seen.observations[0])
    assert torch.allclose(again[0], logs) and again.shape == (4, 6, 4)
    later, _ = policies[0].step(seen.observations[0][1], memory)
    assert torch.allclose(again[1], later)
    forgetful, _ = policies[0].step(seen.observations[0][1], None)
    assert not torch.allclose(again[1], forgetful)  # planted: no memory


def test_a_seed_decides_everything_and_settings_matter() -> None:
    first = weights(learn_with_networks("cg", BRIEF, seed=1))
    assert torch.isfinite(first).all()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(77)  # torch's own stream decides nothing
        assert torch.equal(first, weights(learn_with_networks("cg", BRIEF, seed=1)))
    for other in (
        replace(BRIEF, look_ahead=0.0),
        replace(BRIEF, estimator="dice"),
        replace(BRIEF, guess=False),
        replace(BRIEF, legacy_time_batch_scramble=True),
        replace(BRIEF, longest_own=1e-3),
    ):
        assert not torch.equal(first, weights(learn_with_networks("cg", other, seed=1)))


def test_plain_gradients_of_a_network_climb_where_one_action_dominates() -> None:
    from gametheory_bp import BimatrixGame

    game = BimatrixGame([[1, 1], [0, 0]], [[1, 0], [1, 0]])
    settings = LolaSettings(updates=25, batch=32, horizon=4, look_ahead=0.0, step=1.0)
    found = learn_with_networks(game, settings, discount=0.5)
    assert found.returns[0].max() < 0.8 and found.returns[-1].min() > 0.9


def test_a_dear_divergence_keeps_the_policy_near() -> None:
    seen = torch.rand(3, 5, 6, generator=torch.Generator().manual_seed(0))

    def moved(penalty: float) -> float:
        policy = RecurrentPolicy((6,), 2, torch.Generator().manual_seed(2))
        before = policy(seen).detach()
        parts = list(policy.parameters())
        gradient = torch.autograd.grad(policy(seen)[..., 0].mean(), parts)
        ProximalStep(penalty, 20, 0.2).take(parts, gradient, lambda: policy(seen))
        return float(divergence(before, policy(seen).detach()))

    near, far = moved(20.0), moved(0.1)
    assert 0 < near < far / 10
    shaped = learn_with_networks("cg", BRIEF, seed=1, proximal=ProximalStep())
    assert torch.isfinite(weights(shaped)).all()


def test_bad_arguments_are_refused_in_words() -> None:
    with pytest.raises(InputValueError, match="discount is 1"):
        learn_with_networks("cg", BRIEF, discount=1)
    with pytest.raises(InputValueError, match="penalty is 0"):
        ProximalStep(penalty=0)
    with pytest.raises(InputValueError, match="integer"):
        ProximalStep(steps=1.5)  # type: ignore[arg-type]
