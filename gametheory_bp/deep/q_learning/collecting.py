"""Play of one round: an episode in each of the parallel games, cut into sequences."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch

from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.networks.dueling import DuelingNetwork, Memory
from gametheory_bp.deep.q_learning.q_learner import action_values, softmax_policy
from gametheory_bp.deep.q_learning.replay import Sequences
from gametheory_bp.deep.q_learning.reward_pairs import RewardPair
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward

__all__ = ["Round", "draw_actions", "play_round"]


class Round(NamedTuple):
    """What a round of play gave.

    Attributes
    ----------
    sequences : Sequences
    means : pair of float
        The players' own mean rewards per step.
    paid : pair of float
        What the learners were paid per step.
    """

    sequences: Sequences
    means: tuple[float, float]
    paid: tuple[float, float]


def play_round(
    games: BatchedGame,
    networks: tuple[DuelingNetwork, DuelingNetwork],
    reward: WelfareReward | RewardPair,
    *,
    temperature: float,
    guilt: Any,
    length: int,
    generator: torch.Generator,
) -> Round:
    """One episode in every game, actions drawn from softmax(Q / temperature).

    Networks without memory are asked once for all states, and play is look-up.

    Parameters
    ----------
    games : BatchedGame
    networks : pair of DuelingNetwork
    reward : WelfareReward or RewardPair
    temperature : float
    guilt : float
        As the reward takes it.
    length : int
        Steps of a sequence.
    generator : torch.Generator
        Draws actions.
    """
    batch, horizon, device = games.batch, games.horizon, games.tables.device
    units = networks[0].shape.memory
    ends = None
    if not units:
        ends = [
            _ends(action_values(net, games.tables, i), temperature)
            for i, net in enumerate(networks)
        ]
    memories: list[Memory] = [None, None]
    states = torch.zeros(horizon, batch, dtype=torch.int32, device=device)
    actions = torch.zeros(horizon, batch, 2, dtype=torch.int64, device=device)
    rewards = torch.zeros(horizon, batch, 2, device=device)
    paid = torch.zeros(horizon, batch, 2, device=device)
    kept = torch.zeros(horizon // length, batch, 2, 2, units, device=device)
    traces = reward.begin(batch, device)
    luck = torch.rand(horizon, 2, batch, generator=generator, device=device)
    games.reset()
    for t in range(horizon):
        states[t] = games.states
        for i, network in enumerate(networks):
            if ends is not None:
                now = ends[i].index_select(0, games.states)
            else:
                if t % length == 0:
                    _keep(kept[t // length, :, i], memories[i])
                with torch.no_grad():
                    values, memories[i] = network(games.observe(i)[None], memories[i])
                now = _ends(values[0], temperature)
            actions[t, :, i] = draw_actions(now, luck[t, i])
        rewards[t] = games.step(actions[t, :, 0], actions[t, :, 1]).rewards
        paid[t], traces = reward.pay(rewards[t], traces, guilt, horizon)
    sequences = Sequences(
        _cut(states, length), _cut(actions, length), _cut(paid, length), kept.flatten(0, 1)
    )
    return Round(sequences, _means(rewards), _means(paid))


def draw_actions(ends: torch.Tensor, luck: torch.Tensor) -> torch.Tensor:
    """Actions from cumulated probabilities (batch, actions) and uniform numbers (batch,).

    Examples
    --------
    >>> draw_actions(torch.tensor([[0.5, 1.0], [0.5, 1.0]]), torch.tensor([0.2, 0.7])).tolist()
    [0, 1]
    """
    return (luck[:, None] >= ends[:, :-1]).sum(dim=1)


def _ends(values: torch.Tensor, temperature: float) -> torch.Tensor:
    return softmax_policy(values, temperature).cumsum(dim=-1)


def _keep(place: torch.Tensor, memory: Memory) -> None:
    if memory is not None:
        place[:, 0], place[:, 1] = memory[0][0], memory[1][0]


def _cut(values: torch.Tensor, length: int) -> torch.Tensor:
    """From (horizon, batch, ...) to (sequences, length, ...): stretch by stretch, game by game."""
    pieces = values.view(-1, length, *values.shape[1:]).transpose(1, 2)
    return pieces.reshape(-1, length, *values.shape[2:])


def _means(rewards: torch.Tensor) -> tuple[float, float]:
    one, two = rewards.double().mean(dim=(0, 1)).tolist()
    return one, two
