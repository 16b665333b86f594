"""Games that two recurrent networks play against each other."""

from __future__ import annotations

import torch

from gametheory_bp.deep.environments import BatchedGame
from gametheory_bp.deep.lola.recurrent_policy import Memory, RecurrentPolicy, sight_of
from gametheory_bp.deep.lola.rollouts import Rollouts

__all__ = ["Pair", "play_networks"]

Pair = tuple[RecurrentPolicy, RecurrentPolicy]


@torch.no_grad()
def play_networks(
    policies: Pair,
    games: BatchedGame,
    generator: torch.Generator,
    *,
    stepwise: bool = False,
    weights: tuple[torch.Tensor | None, torch.Tensor | None] = (None, None),
) -> Rollouts:
    """A batch of whole games, actions drawn from the policies.

    Parameters
    ----------
    policies : pair of RecurrentPolicy
    games : BatchedGame
        Begun anew.
    generator : torch.Generator
        Draws the actions.
    stepwise : bool
        Whether boards are normalised by those that all games show in the same step.
    weights : pair of tensors, shape (states,), optional
        How much each state counts where a player's boards are normalised; by default all the same.

    Returns
    -------
    Rollouts
        With rewards in float32.
    """
    tables, states = games.tables, [games.reset()]
    luck = torch.rand(games.horizon, 2, games.batch, generator=generator, device=tables.device)
    memory: list[Memory | None] = [None, None]
    fixed: list[torch.Tensor | None] = [None, None]
    if not stepwise:
        everywhere = torch.arange(tables.states, device=tables.device)
        for i in (0, 1):
            fixed[i] = policies[i].gates(sight_of(tables, i, everywhere, weights[i]))
    actions, rewards = [], []
    for t in range(games.horizon):
        chosen = []
        for i in (0, 1):
            table, rows = fixed[i], games.states
            if table is None:
                shown = torch.bincount(games.states, minlength=tables.states).float()
                sight = sight_of(tables, i, games.states, shown)
                table, rows = policies[i].gates(sight), sight.rows
            inputs = table.index_select(0, rows).T.contiguous()
            logs, memory[i] = policies[i].step(inputs, memory[i])
            chosen.append((logs.exp().cumsum(0)[:-1] < luck[t, i]).sum(0))
        after = games.step(chosen[0], chosen[1])
        actions.append(torch.stack(chosen))
        rewards.append(after.rewards.T)
        states.append(after.states)
    row, column = torch.stack(actions, dim=1)
    return Rollouts(torch.stack(states[:-1]), row, column, torch.stack(rewards, dim=1))
