"""One learner: double Q-learning (van Hasselt et al. 2016) on sequences."""

from __future__ import annotations

import torch
from torch import nn

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork, Memory
from gametheory_bp.deep.q_learning.replay import Sequences
from gametheory_bp.deep.q_learning.settings import QLearningSettings

__all__ = ["NotFiniteError", "QLearner", "action_values", "softmax_policy"]


class NotFiniteError(ArithmeticError):
    """A loss or gradient is not finite; the network was left as it was before."""


class QLearner:
    """Network, target network and optimiser of one player.

    Parameters
    ----------
    tables : GameTables
    player : {0, 1}
    settings : QLearningSettings
    generator : torch.Generator
        Draws the initial parameters.
    """

    def __init__(
        self,
        tables: GameTables,
        player: int,
        settings: QLearningSettings,
        generator: torch.Generator,
    ) -> None:
        self.tables, self.player, self.settings = tables, player, settings
        seen = tuple(tables.observations.shape[2:])
        actions = tables.actions[player]
        self.network = DuelingNetwork(seen, actions, settings.network, generator).to(tables.device)
        self.target = DuelingNetwork(seen, actions, settings.network, generator).to(tables.device)
        self.copy_target()
        self.optimiser: torch.optim.Optimizer
        if settings.optimiser == "adam":
            self.optimiser = torch.optim.Adam(self.network.parameters(), lr=0.0)
        else:
            self.optimiser = torch.optim.SGD(
                self.network.parameters(), lr=0.0, momentum=settings.momentum
            )

    def copy_target(self) -> None:
        """Make the target network equal to the network."""
        self.target.load_state_dict(self.network.state_dict())

    def loss(self, batch: Sequences, downward: float = 1.0) -> torch.Tensor:
        """Mean Huber loss of the one-step double-Q errors.

            r + d Q'(s', argmax Q(s', .)) - Q(s, a),

        with Q' the target network; errors below 0 count ``downward`` times.  The last step of a
        sequence has no successor in it and is masked.
        """
        seen = self.tables.observe(batch.states.t().contiguous(), self.player)
        memory = self._memory(batch)
        values, _ = self.network(seen, memory)
        with torch.no_grad():
            targets, _ = self.target(seen, memory)
            best = values[1:].argmax(dim=2, keepdim=True)
            later = targets[1:].gather(2, best).squeeze(2)
            aim = batch.paid[:, :-1, self.player].t() + self.settings.discount * later
        actions = batch.actions[:, :-1, self.player].t().to(torch.int64)
        held = values[:-1].gather(2, actions[..., None]).squeeze(2)
        losses = nn.functional.smooth_l1_loss(held, aim, reduction="none")
        return torch.where(aim < held, downward * losses, losses).mean()

    def update(self, batch: Sequences, rate: float, downward: float = 1.0) -> float:
        """One step of the optimiser; returns the loss.

        Raises
        ------
        NotFiniteError
            If the loss or the norm of its gradient is not finite.  Nothing has changed then.
        """
        loss = self.loss(batch, downward)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(self.network.parameters(), self.settings.clip)
        found, size = float(loss.detach()), float(norm)
        if not (found - found == 0 and size - size == 0):  # neither infinite nor NaN
            raise NotFiniteError(f"loss {found}, norm of the gradient {size}")
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        return found

    def _memory(self, batch: Sequences) -> Memory:
        if not self.settings.network.memory:
            return None
        kept = batch.memory[:, self.player]
        return kept[:, 0][None].contiguous(), kept[:, 1][None].contiguous()


def action_values(network: DuelingNetwork, tables: GameTables, player: int) -> torch.Tensor:
    """Values of all actions in all states by a network without memory, shape (states, actions)."""
    with torch.no_grad():
        states = torch.arange(tables.states, device=tables.device)
        values: torch.Tensor = network(tables.observe(states, player)[None])[0]
    return values[0]


def softmax_policy(values: torch.Tensor, temperature: float) -> torch.Tensor:
    """softmax(Q / temperature) over the last axis.

    Examples
    --------
    >>> softmax_policy(torch.tensor([0.0, 1.0]), 1e-6).tolist()
    [0.0, 1.0]
    """
    return torch.softmax(values / temperature, dim=-1)
