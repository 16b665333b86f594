"""A run of two learners: rounds of play and updates, in a state that can be written and resumed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from gametheory_bp.deep.checkpoints import (
    Checkpoint,
    as_stored,
    parts_that_fit,
    require_same,
)
from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.q_learning.collecting import play_round
from gametheory_bp.deep.q_learning.q_learner import NotFiniteError, QLearner
from gametheory_bp.deep.q_learning.replay import Replay
from gametheory_bp.deep.q_learning.reward_pairs import RewardPair
from gametheory_bp.deep.q_learning.schedules import value_at
from gametheory_bp.deep.q_learning.settings import QLearningSettings
from gametheory_bp.deep.q_learning.starting import fingerprint, take_parameters
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward
from gametheory_bp.errors import GameTheoryError

__all__ = ["DivergedError", "Trainer"]

STREAMS = ("parameters", "chance", "actions", "samples")
"""One generator each, so that they do not disturb each other."""


class DivergedError(GameTheoryError, ArithmeticError):
    """A loss was not finite and the run stopped; the networks are those before that update.

    Attributes
    ----------
    round, update, learner : int
        Where: counted from 1, 1 and 0.
    """

    def __init__(self, reason: str, round_: int, update: int, learner: int) -> None:
        super().__init__(
            f"the run stopped in round {round_}, update {update}, learner {learner}: {reason}. The "
            "networks are those before that update, and a checkpoint that was written stands. Give "
            "a lower learning_rate or clip, or look at the rewards"
        )
        self.reason = reason
        self.round, self.update, self.learner = round_, update, learner

    def __reduce__(self) -> tuple[type, tuple[str, int, int, int]]:
        return type(self), (self.reason, self.round, self.update, self.learner)


class Trainer:
    """Two independent learners in one game.

    Parameters
    ----------
    tables : GameTables
        On the device of the run.
    settings : QLearningSettings
    reward : WelfareReward or RewardPair
    seed : int, or sequence of them
        Of all streams of random numbers; [first, key, ...] is a seed spawned from the first.
    start : pair of DuelingNetwork, optional
        To begin with; they are copied.

    Attributes
    ----------
    learners : pair of QLearner
    replay : Replay
    done : int
        Finished rounds.
    """

    def __init__(
        self,
        tables: GameTables,
        settings: QLearningSettings,
        reward: WelfareReward | RewardPair,
        seed: int | Sequence[int],
        start: tuple[DuelingNetwork, DuelingNetwork] | None = None,
    ) -> None:
        self.tables, self.settings, self.reward = tables, settings, reward
        self.seed = seed if isinstance(seed, int) else tuple(seed)
        first, *key = (seed,) if isinstance(seed, int) else seed
        sequence = np.random.SeedSequence(first, spawn_key=tuple(key))
        drawn = sequence.generate_state(len(STREAMS), np.uint64)
        # the first 63 bits: seeds of torch are signed
        self.streams = {
            name: torch.Generator(device=tables.device).manual_seed(int(k >> np.uint64(1)))
            for name, k in zip(STREAMS, drawn, strict=True)
        }
        self.games = BatchedGame(
            tables, settings.parallel, settings.horizon, self.streams["chance"]
        )
        one, two = (QLearner(tables, i, settings, self.streams["parameters"]) for i in (0, 1))
        self.learners = one, two
        self.start = None if start is None else fingerprint(start)
        for learner, network in zip(self.learners, start or (), strict=False):
            take_parameters(learner.network, network)
            learner.copy_target()
        pieces = settings.horizon // settings.sequence
        self.replay = Replay(
            max(min(settings.capacity, settings.episodes * pieces), settings.parallel * pieces),
            settings.sequence,
            settings.network.memory,
            tables.device,
        )
        self.done = 0
        self._copied = 0

    @property
    def share(self) -> float:
        """How much of the training is done, from 0 to 1."""
        return self.done / self.settings.rounds

    def round(self) -> dict[str, Any]:
        """One round; returns its measurements.

        Raises
        ------
        DivergedError
            If a loss is not finite.
        """
        settings, share = self.settings, self.share
        temperature = value_at(settings.temperature, share)
        rate = value_at(settings.learning_rate, share)
        downward = value_at(settings.downward, share) if self.reward.shared else 1.0
        played = play_round(
            self.games,
            (self.learners[0].network, self.learners[1].network),
            self.reward,
            temperature=temperature,
            guilt=self.reward.guilt_at(share),
            length=settings.sequence,
            generator=self.streams["actions"],
        )
        self.replay.add(played.sequences)
        losses = np.zeros((settings.updates, 2))
        for k in range(settings.updates):
            for i, learner in enumerate(self.learners):
                batch = self.replay.sample(settings.batch, self.streams["samples"])
                try:
                    losses[k, i] = learner.update(batch, rate, downward)
                except NotFiniteError as error:
                    raise DivergedError(str(error), self.done + 1, k + 1, i) from None
        self.done += 1
        steps = self.done * settings.parallel * settings.horizon
        if steps - self._copied >= settings.target_every:
            self._copied = steps
            for learner in self.learners:
                learner.copy_target()
        return {
            "round": self.done,
            "episodes": self.done * settings.parallel,
            "steps": steps,
            "rewards": list(played.means),
            "paid": list(played.paid),
            "losses": losses.mean(axis=0).tolist() if settings.updates else [0.0, 0.0],
            "temperature": temperature,
            "learning_rate": rate,
        }

    def state(self) -> Checkpoint:
        """Everything that the rest of the run depends on."""
        tensors = {f"replay.{name}": held for name, held in self.replay.held().items()}
        for name, stream in self.streams.items():
            tensors[f"stream.{name}"] = stream.get_state()
        for i, learner in enumerate(self.learners):
            for part in ("network", "target"):
                for name, weights in getattr(learner, part).state_dict().items():
                    tensors[f"{part}.{i}.{name}"] = weights
            for place, values in learner.optimiser.state_dict()["state"].items():
                for name, value in values.items():
                    if value is not None:
                        tensors[f"optimiser.{i}.{place}.{name}"] = torch.as_tensor(value)
        facts = {"done": self.done, "copied": self._copied, "place": self.replay.place}
        return Checkpoint(tensors, {**self._identity(), **facts})

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
            for i, learner in enumerate(self.learners):
                for part in ("network", "target"):
                    getattr(learner, part).load_state_dict(_below(tensors, f"{part}.{i}."))
                state: dict[int, dict[str, torch.Tensor]] = {}
                for name, value in _below(tensors, f"optimiser.{i}.").items():
                    place, _, key = name.partition(".")
                    state.setdefault(int(place), {})[key] = value
                whole = learner.optimiser.state_dict()
                learner.optimiser.load_state_dict({**whole, "state": state})
            self.replay.restore(_below(tensors, "replay."), facts["place"])
            self.done, self._copied = facts["done"], facts["copied"]

    def _identity(self) -> dict[str, Any]:
        """What must be the same where a run goes on, as it comes back from JSON."""
        return as_stored(
            {
                "game": self.tables.name,
                "states": self.tables.states,
                "settings": self.settings.to_json(),
                "reward": self.reward.to_json(),
                "seed": self.seed,
                "device": self.tables.device.type,
                "start": self.start,
            }
        )


def _below(tensors: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {name[len(prefix) :]: t for name, t in tensors.items() if name.startswith(prefix)}
