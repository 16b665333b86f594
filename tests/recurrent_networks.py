"""Small networks with an LSTM for tests: some that remember, some that could but do not."""

from __future__ import annotations

import numpy as np
import torch

from gametheory_bp.deep import GameTables, NetworkShape
from gametheory_bp.deep.networks.dueling import DuelingNetwork

__all__ = ["Networks", "forgetful", "network_pair", "random_network", "state_policy"]

Networks = tuple[DuelingNetwork, DuelingNetwork]


def random_network(tables: GameTables, player: int, seed: int, memory: int = 4) -> DuelingNetwork:
    """Weights large enough that state and past matter."""
    seen = tuple(tables.observations.shape[2:])
    shape = NetworkShape(widths=(6,), memory=memory, head=5)
    generator = torch.Generator().manual_seed(seed)
    network = DuelingNetwork(seen, tables.actions[player], shape, generator)
    with torch.no_grad():
        for weights in network.parameters():
            weights.mul_(3)
        for layer in (network.advantage[0], network.advantage[2]):
            layer.bias.zero_()  # no action is the best one everywhere
    return network


def forgetful(network: DuelingNetwork) -> DuelingNetwork:
    """Cut what the past can do: no recurrent weights, and forget gates that are shut."""
    lstm = network.memory
    assert lstm is not None
    units = lstm.hidden_size
    with torch.no_grad():
        lstm.weight_hh_l0.zero_()
        lstm.weight_ih_l0[units : 2 * units] = 0
        lstm.bias_ih_l0[units : 2 * units] = -1e4
    return network


def network_pair(tables: GameTables, seed: int, *, remembers: bool = True) -> Networks:
    """One of each player."""
    one, two = (random_network(tables, i, 2 * seed + i) for i in (0, 1))
    return (one, two) if remembers else (forgetful(one), forgetful(two))


def state_policy(
    network: DuelingNetwork, tables: GameTables, player: int, temperature: float | None
) -> np.ndarray:
    """The policy in the first step of an episode, if it began in each of the states."""
    with torch.no_grad():
        values = network(tables.observe(torch.arange(tables.states), player)[None])[0][0].double()
    if temperature is None:
        return np.eye(values.shape[1])[values.numpy().argmax(axis=1)]
    return torch.softmax(values / temperature, dim=1).numpy()
