"""A run of two shaping networks: play and steps, in a state that can be written and resumed."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import torch

from gametheory_bp.deep.checkpoints import (
    Checkpoint,
    as_stored,
    parts_that_fit,
    require_same,
)
from gametheory_bp.deep.environments import BatchedGame, GameTables
from gametheory_bp.deep.lola.coins_taken import CoinCounts
from gametheory_bp.deep.lola.guessed_returns import GuessedReturns
from gametheory_bp.deep.lola.network_estimates import network_estimate
from gametheory_bp.deep.lola.network_play import Pair, play_networks
from gametheory_bp.deep.lola.network_settings import LolaNetworkSettings
from gametheory_bp.deep.lola.recurrent_policy import RecurrentPolicy, Sight, sight_of
from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.deep.q_learning.trainer import DivergedError

__all__ = ["NetworkTrainer"]

STREAMS = ("parameters", "chance", "actions")
"""One generator each, so that they do not disturb each other."""
REMEMBERED = 1024
"""So many of the states met last stand for a batch where a learned policy plays alone."""


class _Step(NamedTuple):
    changes: list[torch.Tensor]
    own: float
    correction: float


class NetworkTrainer:
    """Two networks that shape each other in one game.

    Parameters
    ----------
    tables : GameTables
        On the device of the run.
    settings : LolaNetworkSettings
    seed : numpy.random.SeedSequence
        Of all streams of random numbers.

    Attributes
    ----------
    policies : pair of RecurrentPolicy
    done : int
        Finished updates.
    last : int32 tensor
        States that were met last; by them learned policies are normalised, with ``"batches"``.
    """

    def __init__(
        self, tables: GameTables, settings: LolaNetworkSettings, seed: np.random.SeedSequence
    ) -> None:
        self.tables, self.settings, self.seed = tables, settings, seed
        drawn = seed.generate_state(len(STREAMS), np.uint64)
        # the first 63 bits: seeds of torch are signed
        self.streams = {
            name: torch.Generator(device=tables.device).manual_seed(int(k >> np.uint64(1)))
            for name, k in zip(STREAMS, drawn, strict=True)
        }
        self.games = BatchedGame(tables, settings.batch, settings.horizon, self.streams["chance"])
        one, two = (
            RecurrentPolicy.drawn(
                tuple(self.games.observe(i).shape[1:]), tables.actions[i],
                self.streams["parameters"], channels=settings.channels, units=settings.units,
                forget=settings.forget,
            )
            for i in (0, 1)
        )  # fmt: skip
        self.policies: Pair = (one, two)
        self.guessed = GuessedReturns(tables.states, device=tables.device)
        self.counts = CoinCounts.of(tables)
        self.last = self.games.states[:0]
        self.done = 0

    @property
    def left(self) -> float:
        """How much of the step is left, where it fades."""
        return 1 - self.done / self.settings.updates if self.settings.fading else 1.0

    @property
    def published_norms(self) -> bool:
        """Whether boards are normalised by the batch."""
        return self.settings.normalised_by == "batches"

    def update(self) -> dict[str, Any]:
        """Play and one step of both; returns measurements.

        Raises
        ------
        DivergedError
            If a step is not finite; nothing was changed.
        """
        settings = self.settings
        played = play_networks(
            self.policies, self.games, self.streams["actions"], stepwise=self.published_norms
        )
        if self.published_norms:
            self.last = torch.cat([self.last, played.states.reshape(-1)])[-REMEMBERED:]
        measured = {
            "rewards": played.rewards.mean(dim=(1, 2)).tolist(),
            **({} if self.counts is None else self.counts.measure(played)),
        }
        if settings.legacy_time_batch_scramble:
            played = played.scrambled()
        weights = self._weights(played)
        sights = tuple(sight_of(self.tables, i, played.states, weights) for i in (0, 1))
        found = network_estimate(
            self.policies, (sights[0], sights[1]), played, self._gains(played), settings.discount,
            credit=settings.credit, shaping=settings.shaping, crossed=settings.crossed,
        )  # fmt: skip
        steps = [_cut(found.own[i], found.correction[i], settings) for i in (0, 1)]
        bonuses = [self._bonus(self.policies[i], sights[i]) for i in (0, 1)]
        moved = [self._moved(self.policies[i], sights[i], steps[i].changes) for i in (0, 1)]
        for i in (0, 1):
            if not all(bool(torch.isfinite(x).all()) for x in (*moved[i], *bonuses[i])):
                raise DivergedError(
                    "a step is not finite; give a lower step, longest_own or longest_correction",
                    self.done + 1, 1, i,
                )  # fmt: skip
        with torch.no_grad():
            for policy, changes, extra in zip(self.policies, moved, bonuses, strict=True):
                for weight, change in zip(policy.weights.values(), changes, strict=True):
                    weight += change
                for weight, change in zip(policy.trunk if extra else [], extra, strict=True):
                    weight.add_(change, alpha=self.left)
        self.done += 1
        return {
            "round": self.done,
            **measured,
            "own_norms": [one.own for one in steps],
            "correction_norms": [one.correction for one in steps],
        }

    def _weights(self, played: Rollouts) -> torch.Tensor | None:
        if not self.published_norms:
            return None
        states = played.states.reshape(-1)
        return torch.bincount(states, minlength=self.tables.states).to(torch.float32)

    def _gains(self, played: Rollouts) -> tuple[torch.Tensor, torch.Tensor]:
        """What returns exceed guesses by, for gradients and for corrections."""
        settings = self.settings
        returns = played.returns(settings.discount)
        if settings.guess == "state":
            above = returns - self.guessed.at(played).to(returns.dtype)
            self.guessed.learn(played, returns.to(torch.float64))
            return above, above
        if settings.guess == "mean_reward":
            mean = played.rewards.mean(dim=(1, 2), keepdim=True)
            centred = played._replace(rewards=played.rewards - mean)
            return returns, centred.returns(settings.discount)
        return returns, returns

    def _bonus(self, policy: RecurrentPolicy, sight: Sight) -> list[torch.Tensor]:
        """The direction of the second step, of the convolutions."""
        settings, trunk = self.settings, policy.trunk
        if not trunk or not (settings.entropy or settings.decay):
            return []
        logs = policy.along(sight)
        entropy = -(logs.exp() * logs).sum(dim=1).mean()
        norm = torch.stack([w.norm() for w in policy.weights.values()]).norm()
        return list(torch.autograd.grad(settings.entropy * entropy - settings.decay * norm, trunk))

    def _moved(
        self, policy: RecurrentPolicy, sight: Sight, changes: list[torch.Tensor]
    ) -> list[torch.Tensor]:
        """By how much the weights move."""
        proximal = self.settings.proximal
        if proximal is None:
            return [self.left * self.settings.step * change for change in changes]
        trial = [w.detach().clone().requires_grad_() for w in policy.weights.values()]
        other = policy.having(dict(zip(policy.weights, trial, strict=True)))
        proximal.take(trial, changes, lambda: other.along(sight).transpose(1, 2))
        return [
            x.detach() - w.detach() for x, w in zip(trial, policy.weights.values(), strict=True)
        ]

    def state(self) -> Checkpoint:
        """Everything that the rest of the run depends on."""
        tensors = {f"stream.{name}": one.get_state() for name, one in self.streams.items()}
        for i, policy in enumerate(self.policies):
            tensors |= {f"policy.{i}.{name}": w for name, w in policy.weights.items()}
        tensors |= {"guess.sums": self.guessed.sums, "guess.counts": self.guessed.counts}
        tensors["last"] = self.last
        return Checkpoint(tensors, {**self._identity(), "done": self.done})

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a state.

        Raises
        ------
        CheckpointError
            If it is that of another run, or parts are missing.
        """
        tensors, facts = checkpoint
        require_same(facts, self._identity())
        with parts_that_fit():
            for name, stream in self.streams.items():
                stream.set_state(tensors[f"stream.{name}"])
            with torch.no_grad():
                for i, policy in enumerate(self.policies):
                    for name, weight in policy.weights.items():
                        weight.copy_(tensors[f"policy.{i}.{name}"])
                self.guessed.sums.copy_(tensors["guess.sums"])
                self.guessed.counts.copy_(tensors["guess.counts"])
            self.last = tensors["last"].to(self.tables.device)
            self.done = facts["done"]

    def _identity(self) -> dict[str, Any]:
        """What must be the same where a run goes on, as it comes back from JSON."""
        return as_stored(
            {
                "game": self.tables.name,
                "states": self.tables.states,
                "settings": self.settings.to_json(),
                "seed": [self.seed.entropy, list(self.seed.spawn_key)],
                "device": self.tables.device.type,
            }
        )


def _cut(
    own: tuple[torch.Tensor, ...], turned: tuple[torch.Tensor, ...], settings: LolaNetworkSettings
) -> _Step:
    """Both parts, each no longer than allowed, and how long they were."""
    eta = settings.look_ahead
    lengths = [float(torch.stack([x.norm() for x in parts]).norm()) for parts in (own, turned)]
    lengths[1] *= eta
    one, two = (
        min(1.0, longest / length) if length > 0 else 1.0
        for longest, length in zip(
            (settings.longest_own, settings.longest_correction), lengths, strict=True
        )
    )
    changes = [one * x + eta * two * y for x, y in zip(own, turned, strict=True)]
    return _Step(changes, *lengths)
