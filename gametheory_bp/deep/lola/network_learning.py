"""Opponent shaping from sampled play, with recurrent networks."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch

from gametheory_bp.deep.environments import BatchedGame, batched_game
from gametheory_bp.deep.lola.estimates import lola_estimate
from gametheory_bp.deep.lola.magic_box import dice, loaded_dice
from gametheory_bp.deep.lola.proximal import ProximalStep
from gametheory_bp.deep.lola.recurrent_policy import RecurrentPolicy
from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.deep.lola.settings import LolaSettings
from gametheory_bp.dynamics.seeds import Seed, read_seeds, seed_of
from gametheory_bp.errors import InputValueError

__all__ = ["NetworkLola", "Seen", "learn_with_networks", "play_networks"]

Pair = tuple[RecurrentPolicy, RecurrentPolicy]


class Seen(NamedTuple):
    """Games as networks played them: what both saw, shape (time, batch, ...), and the rest."""

    observations: tuple[torch.Tensor, torch.Tensor]
    games: Rollouts


@dataclass(frozen=True, slots=True, eq=False)
class NetworkLola:
    """What two networks learned.

    Attributes
    ----------
    policies : pair of RecurrentPolicy
    settings : LolaSettings
    seed : (entropy, spawn key)
    returns : array, shape (updates, 2)
        Mean rewards per step of the games of each update.
    cpu_seconds : float
    """

    policies: Pair
    settings: LolaSettings
    seed: Seed
    returns: npt.NDArray[np.float64]
    cpu_seconds: float


def learn_with_networks(
    game: Any,
    settings: LolaSettings,
    *,
    discount: float = 0.9,
    seed: Any = 0,
    proximal: ProximalStep | None = None,
) -> NetworkLola:
    """Let two recurrent networks shape each other from games that they play.

    Parameters
    ----------
    game : what :func:`~gametheory_bp.deep.environments.batched_game` takes
    settings : LolaSettings
        With ``guess`` a return is compared with the mean of the other half of the batch at the same
        time; ``spread`` and ``parameterisation`` are for tables only.
    discount : float
        In [0, 1).
    seed : int or SeedSequence
    proximal : ProximalStep, optional
        In place of the plain step of length ``settings.step``.

    Returns
    -------
    NetworkLola

    Raises
    ------
    InputTypeError, InputValueError
        If an argument is of the wrong kind or out of its range.

    Notes
    -----
    *Exactness*: float, from sampled play.  Batch normalisation couples the games of a batch, so
    estimates have a bias that falls with the batch.

    Examples
    --------
    >>> found = learn_with_networks("cg", LolaSettings(updates=1, batch=4, horizon=3))
    >>> found.returns.shape
    (1, 2)
    """
    if not 0 <= discount < 1:
        raise InputValueError(f"discount is {discount}; give a number in [0, 1)")
    began = time.process_time()
    (sequence,) = read_seeds([seed])
    generator = torch.Generator().manual_seed(
        int(sequence.generate_state(1, np.uint64)[0] >> np.uint64(1))
    )
    games = batched_game(game, settings.batch, settings.horizon, generator=generator)
    policies: Pair = tuple(  # type: ignore[assignment]
        RecurrentPolicy(tuple(games.observe(i).shape[1:]), games.tables.actions[i], generator)
        for i in (0, 1)
    )
    returns = []
    for _ in range(settings.updates):
        seen = play_networks(policies, games, generator)
        returns.append(seen.games.rewards.mean(dim=(1, 2)).numpy())
        if settings.legacy_time_batch_scramble:
            seen = _scrambled(seen)
        steps = _ascent(policies, seen, discount, settings)
        for policy, shown, changes in zip(policies, seen.observations, steps, strict=True):
            _move(policy, shown, changes, settings.step, proximal)
    history = np.array(returns, dtype=np.float64).reshape(-1, 2)
    return NetworkLola(policies, settings, seed_of(sequence), history, time.process_time() - began)


@torch.no_grad()
def play_networks(policies: Pair, games: BatchedGame, generator: torch.Generator) -> Seen:
    """A batch of whole games, actions drawn from the policies."""
    states, actions, rewards = [games.reset()], [], []
    shown: tuple[list[torch.Tensor], list[torch.Tensor]] = ([], [])
    memory: list[Any] = [None, None]
    for _ in range(games.horizon):
        chosen = []
        for i in (0, 1):
            shown[i].append(games.observe(i))
            logs, memory[i] = policies[i].step(shown[i][-1], memory[i])
            chosen.append(torch.multinomial(logs.exp(), 1, generator=generator)[:, 0])
        after = games.step(chosen[0], chosen[1])
        actions.append(torch.stack(chosen))
        rewards.append(after.rewards.T)
        states.append(after.states)
    row, column = torch.stack(actions, dim=1)
    played = Rollouts(torch.stack(states[:-1]), row, column, torch.stack(rewards, dim=1))
    return Seen((torch.stack(shown[0]), torch.stack(shown[1])), played)


def _ascent(
    policies: Pair, seen: Seen, discount: float, settings: LolaSettings
) -> list[list[torch.Tensor]]:
    """What both players' parameters climb along."""
    batch = seen.games.states.shape[1]
    joint = torch.zeros(seen.games.states.shape)
    for policy, shown, actions in zip(
        policies, seen.observations, (seen.games.row, seen.games.column), strict=True
    ):
        joint = joint + policy(shown).gather(2, actions.unsqueeze(2)).squeeze(2)
    sums = seen.games.returns(discount)
    middle = batch // 2
    halves = (slice(None, middle), slice(middle, None))
    split = halves if settings.crossed and settings.shaping else (slice(None),)
    guesses = torch.zeros_like(sums)
    if settings.guess:
        for here, there in (halves, halves[::-1]):
            guesses[..., here] = sums[..., there].mean(dim=2, keepdim=True)
    objectives = []
    for part in split:
        pair = [
            dice(joint[:, part], seen.games.rewards[i][:, part], discount, guesses[i][:, part])
            if settings.estimator == "dice"
            else loaded_dice(
                joint[:, part], sums[i][:, part], discount, guesses[i][:, part], settings.credit
            )
            for i in (0, 1)
        ]
        objectives.append((pair[0], pair[1]))
    weights = [list(policy.parameters()) for policy in policies]
    found = lola_estimate((weights[0], weights[1]), objectives, shaping=settings.shaping)
    return [
        [
            x + y
            for x, y in zip(
                _cut(own, 1.0, settings.longest_own),
                _cut(turned, settings.look_ahead, settings.longest_correction),
                strict=True,
            )
        ]
        for own, turned in zip(found.own, found.correction, strict=True)
    ]


def _move(
    policy: RecurrentPolicy,
    shown: torch.Tensor,
    changes: list[torch.Tensor],
    step: float,
    proximal: ProximalStep | None,
) -> None:
    weights = list(policy.parameters())
    if proximal is not None:
        proximal.take(weights, changes, lambda: policy(shown))
        return
    with torch.no_grad():
        for weight, change in zip(weights, changes, strict=True):
            weight.add_(change, alpha=step)


def _cut(parts: tuple[torch.Tensor, ...], scale: float, longest: float) -> list[torch.Tensor]:
    """Scaled, and then no longer than that, all parts together."""
    norm = scale * torch.stack([x.norm() for x in parts]).norm()
    factor = scale * torch.clamp(longest / norm.clamp(min=1e-30), max=1.0)
    return [factor * x for x in parts]


def _scrambled(seen: Seen) -> Seen:
    time, batch = seen.games.states.shape
    one, two = (x.reshape(batch, time, *x.shape[2:]).transpose(0, 1) for x in seen.observations)
    return Seen((one, two), seen.games.scrambled())
