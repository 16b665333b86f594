"""What training gives: two players with their networks, and what was measured on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.q_learning.collecting import play_round
from gametheory_bp.deep.q_learning.q_learner import action_values, softmax_policy
from gametheory_bp.deep.q_learning.trainer import Trainer
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError, NotDefinedError

__all__ = ["LearnedPair", "policy_table"]


@dataclass(frozen=True, slots=True, eq=False)
class LearnedPair(Displayed):
    """Two trained players; :func:`.train` makes one.

    Attributes
    ----------
    trainer : Trainer
    metrics : tuple of dict
        One for each round; as in ``metrics.jsonl``.
    """

    trainer: Trainer
    metrics: tuple[dict[str, Any], ...]

    @property
    def tables(self) -> GameTables:
        """The game."""
        return self.trainer.tables

    @property
    def networks(self) -> tuple[DuelingNetwork, DuelingNetwork]:
        """Those of row (red) and column (blue)."""
        return self.trainer.learners[0].network, self.trainer.learners[1].network

    def policy(self, player: int, temperature: float | None = None) -> NDArray[np.float64]:
        """The policy of a player without memory, shape (states, actions).

        Parameters
        ----------
        player : {0, 1}
        temperature : float, optional
            Of softmax(Q / temperature); None: the best action, the first of several.

        Raises
        ------
        NotDefinedError
            If the network has a memory: then there is no policy of the state alone.
        """
        return policy_table(self.networks[player], self.tables, player, temperature)

    def evaluate(
        self, episodes: int = 256, temperature: float = 1e-3, *, seed: int = 0
    ) -> tuple[float, float]:
        """Mean rewards per step over some episodes of play.

        Parameters
        ----------
        episodes : int
            Played side by side.
        temperature : float
            Of softmax(Q / temperature).
        seed : int
        """
        device, settings = self.tables.device, self.trainer.settings
        chance, actions = (torch.Generator(device=device).manual_seed(2 * seed + k) for k in (0, 1))
        games = BatchedGame(self.tables, episodes, settings.horizon, chance)
        played = play_round(
            games, self.networks, self.trainer.reward, temperature=temperature, guilt=0.0,
            length=settings.sequence, generator=actions,
        )  # fmt: skip
        return played.means

    def display(self) -> Table:
        """Some rounds, evenly spaced."""
        picked = np.unique(np.linspace(0, len(self.metrics) - 1, 12).round().astype(int))
        lines = [self.metrics[k] for k in picked] if self.metrics else []
        rows = tuple(
            (
                str(line["round"]),
                *(f"{x:.3f}" for x in (*line["rewards"], *line["paid"])),
                f"{line['temperature']:.3g}",
            )
            for line in lines
        )
        heads = ("round", "row gets", "column gets", "row is paid", "column is paid", "temperature")
        return Table(repr(self), heads, rows, "mean rewards per step while learning")

    def __repr__(self) -> str:
        t = self.trainer
        return (
            f"LearnedPair({t.tables.name!r}, {t.reward.kind}, {t.done} of {t.settings.rounds} "
            "rounds)"
        )


def policy_table(
    network: DuelingNetwork, tables: GameTables, player: int, temperature: float | None
) -> NDArray[np.float64]:
    """The policy of a network without memory, in every state."""
    if network.shape.memory:
        raise NotDefinedError(
            "this network has an LSTM, so its policy depends on the past; play episodes with "
            "evaluate() or as an agent with amtft_agent(), or train with memory=0"
        )
    values = action_values(network, tables, player).double()
    if temperature is None:
        best = values.argmax(dim=1)
        found = torch.nn.functional.one_hot(best, values.shape[1]).double()
    elif not temperature > 0:
        raise InputValueError(f"temperature is {temperature!r}; give a number above 0, or None")
    else:
        found = softmax_policy(values, temperature)
    policy: NDArray[np.float64] = found.cpu().numpy()
    return policy
