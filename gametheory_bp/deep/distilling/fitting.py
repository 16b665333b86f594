"""Fit a network to an exact plan: to its actions (cross-entropy) or their values (regression)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn

from gametheory_bp.deep.distilling.exact_plan import ExactPlan, Floats
from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork

__all__ = ["Lesson", "drawn_states", "fit", "loss_of", "played_states"]

Lesson = Callable[[], tuple[torch.Tensor, torch.Tensor]]
"""Draws states, and the times at which they are met, both of shape (steps, batch)."""


def drawn_states(weights: Floats, batch: int, generator: torch.Generator) -> Lesson:
    """Lessons for networks without memory: single states, drawn with these weights."""
    ends = torch.from_numpy(np.cumsum(weights)).to(generator.device)

    def lesson() -> tuple[torch.Tensor, torch.Tensor]:
        luck = torch.rand(batch, generator=generator, dtype=ends.dtype, device=ends.device)
        states = torch.searchsorted(ends, luck * ends[-1], right=True).clamp(max=len(ends) - 1)
        return states[None], torch.zeros_like(states)[None]

    return lesson


def played_states(
    games: BatchedGame, plan: ExactPlan, stray: float, generator: torch.Generator
) -> Lesson:
    """Lessons for networks with a memory: whole episodes, some moves replaced by random ones."""
    tables, device = games.tables, games.tables.device
    tables_of = [torch.from_numpy(actions).to(device) for actions in plan.actions]

    def lesson() -> tuple[torch.Tensor, torch.Tensor]:
        met = torch.zeros(games.horizon, games.batch, dtype=torch.int64, device=device)
        luck = torch.rand(games.horizon, 2, games.batch, generator=generator, device=device)
        games.reset()
        for t in range(games.horizon):
            met[t] = games.states
            moves = []
            for i, count in enumerate(tables.actions):
                # luck below stray is spread over the actions anew
                other = (luck[t, i] * count / stray).to(torch.int64) if stray else met[t]
                moves.append(
                    torch.where(luck[t, i] < stray, other, tables_of[i][t % plan.period][met[t]])
                )
            games.step(moves[0], moves[1])
        clock = torch.arange(games.horizon, device=device) % plan.period
        return met, clock[:, None].expand_as(met)

    return lesson


def loss_of(
    network: DuelingNetwork, tables: GameTables, player: int, aim: torch.Tensor, lesson: Any
) -> torch.Tensor:
    """Cross-entropy to actions, or mean squared error of values.

    ``aim`` has actions in integers, (period, states), or values in floats, (states, actions).
    """
    states, clock = lesson
    values, _ = network(tables.observe(states, player))
    if aim.is_floating_point():
        return nn.functional.mse_loss(values, aim[states])
    return nn.functional.cross_entropy(values.flatten(0, 1), aim[clock, states].flatten())


def fit(
    network: DuelingNetwork,
    tables: GameTables,
    player: int,
    aim: torch.Tensor,
    lesson: Lesson,
    *,
    updates: int,
    learning_rate: float,
) -> list[float]:
    """Fit by Adam, values from their mean on; the rate falls to 0.  Returns the losses.

    Parameters
    ----------
    network : DuelingNetwork
        Is changed.
    tables : GameTables
    player : {0, 1}
    aim : tensor
        Actions (period, states) or values (states, actions); see :func:`loss_of`.
    lesson : Lesson
    updates : int
    learning_rate : float
        Of the first update.
    """
    if aim.is_floating_point():  # values are large and alike: begin at their mean
        with torch.no_grad():
            last: Any = network.value[-1]
            last.bias += aim.mean()
    optimiser = torch.optim.Adam(network.parameters(), lr=learning_rate)
    losses = []
    for k in range(updates):
        loss = loss_of(network, tables, player, aim, lesson())
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        for group in optimiser.param_groups:
            group["lr"] = learning_rate * (1 - k / updates)
        optimiser.step()
        losses.append(float(loss.detach()))
    return losses
