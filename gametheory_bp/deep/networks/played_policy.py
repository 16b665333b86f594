"""Networks as they play: the law of the next action, and a memory that the player carries along.

What an LSTM is fed in a state does not depend on the past, so it is computed once for all states;
a step of play is then a look-up, one product with the recurrent weights, and the two heads.

A memory is an array of shape (2, games, units): hidden and cell state of every game, zeros when an
episode begins.  Policies of the state alone have one of 0 units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.q_learning.q_learner import action_values
from gametheory_bp.errors import InputValueError

__all__ = ["NetworkPair", "PlayedPolicy", "RecurrentPolicy", "TablePolicy", "played_policy"]

Floats = NDArray[np.float64]
Reals = NDArray[np.float32]


class NetworkPair(Protocol):
    """Two trained players: :class:`.LearnedPair`, or a record of yours with these attributes."""

    @property
    def tables(self) -> GameTables:
        """The game."""

    @property
    def networks(self) -> tuple[DuelingNetwork, DuelingNetwork]:
        """Those of row and column."""


@dataclass(frozen=True, slots=True, eq=False)
class TablePolicy:
    """A policy of the state alone.

    Attributes
    ----------
    odds : array, shape (states, actions)
        Probabilities.
    """

    odds: Floats

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of states and of actions."""
        return self.odds.shape[0], self.odds.shape[1]

    def empty(self, games: int) -> Reals:
        """The memory at the beginning of episodes."""
        return np.zeros((2, games, 0), dtype=np.float32)

    def ask(self, states: NDArray[Any], memory: Reals) -> tuple[Floats, Reals]:
        """Laws of the next actions, shape (games, actions), and the memory after it."""
        found: Floats = self.odds[states]
        return found, memory


@dataclass(frozen=True, slots=True, eq=False)
class RecurrentPolicy:
    """The policy of a network with an LSTM; :func:`played_policy` makes one.

    Attributes
    ----------
    fed : float32 array, shape (states, 4 units)
        What the gates are fed in each state: input, forget, cell, output.
    recurrent : float32 array, shape (units, 4 units)
    heads : two tuples of float32 arrays
        Weights and biases of value and advantage, weights transposed.
    temperature : float or None
        Of softmax(Q / temperature); None: the best action, the first of several.
    """

    fed: Reals
    recurrent: Reals
    heads: tuple[tuple[Reals, ...], tuple[Reals, ...]]
    temperature: float | None

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of states and of actions."""
        return self.fed.shape[0], self.heads[1][2].shape[1]

    def empty(self, games: int) -> Reals:
        """The memory at the beginning of episodes."""
        return np.zeros((2, games, self.recurrent.shape[0]), dtype=np.float32)

    def ask(self, states: NDArray[Any], memory: Reals) -> tuple[Floats, Reals]:
        """Laws of the next actions, shape (games, actions), and the memory after it."""
        values, after = self.values(states, memory)
        return _law(values, self.temperature), after

    def values(self, states: NDArray[Any], memory: Reals) -> tuple[Floats, Reals]:
        """Values of the actions, shape (games, actions), and the memory after it."""
        gates = self.fed[states] + memory[0] @ self.recurrent
        units = self.recurrent.shape[0]
        take, keep, new, show = (gates[:, k * units : (k + 1) * units] for k in range(4))
        after = np.empty((2, len(gates), units), dtype=np.float32)
        after[1] = _sigmoid(keep) * memory[1] + _sigmoid(take) * np.tanh(new)
        after[0] = _sigmoid(show) * np.tanh(after[1])
        value, advantage = (_head(after[0], head) for head in self.heads)
        found = value + advantage - advantage.mean(axis=1, keepdims=True)
        return found.astype(np.float64), after


PlayedPolicy = TablePolicy | RecurrentPolicy


def played_policy(
    network: DuelingNetwork, tables: GameTables, player: int, temperature: float | None = None
) -> PlayedPolicy:
    """A network's policy, ready to play.

    Parameters
    ----------
    network : DuelingNetwork
    tables : GameTables
    player : {0, 1}
        Whose it is.
    temperature : float, optional
        Of softmax(Q / temperature); None: the best action, the first of several.

    Returns
    -------
    TablePolicy or RecurrentPolicy
        The second if the network has an LSTM.

    Raises
    ------
    InputValueError
        If the temperature is not above 0.

    Examples
    --------
    >>> from gametheory_bp.deep import NetworkShape, game_tables
    >>> generator = torch.Generator().manual_seed(0)
    >>> network = DuelingNetwork((5,), 2, NetworkShape(memory=16), generator)
    >>> policy = played_policy(network, game_tables("prisoners_dilemma"), 0, 0.1)
    >>> laws, memory = policy.ask(np.array([4, 4, 0]), policy.empty(3))
    >>> laws.shape, memory.shape
    ((3, 2), (2, 3, 16))
    """
    if temperature is not None and not temperature > 0:
        raise InputValueError(f"temperature is {temperature!r}; give a number above 0, or None")
    if network.memory is None:
        return TablePolicy(_law(action_values(network, tables, player).cpu().numpy(), temperature))
    lstm: Any = network.memory
    with torch.no_grad():
        states = torch.arange(tables.states, device=tables.device)
        seen = tables.observe(states, player).to(torch.float32)
        if network.shape.trunk == "board":
            seen = seen.permute(0, 3, 1, 2)
        drive = network.trunk(seen) @ lstm.weight_ih_l0.T + lstm.bias_ih_l0 + lstm.bias_hh_l0
    return RecurrentPolicy(
        _numbers(drive),
        _numbers(lstm.weight_hh_l0.T),
        (_layers(network.value), _layers(network.advantage)),
        temperature,
    )


def _law(values: Any, temperature: float | None) -> Floats:
    if temperature is None:
        best: Floats = np.eye(values.shape[1])[values.argmax(axis=1)]
        return best
    scaled = np.asarray(values, dtype=np.float64) / temperature
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found


def _sigmoid(x: Reals) -> Reals:
    found: Reals = 0.5 * np.tanh(0.5 * x) + np.float32(0.5)
    return found


def _head(features: Reals, layers: tuple[Reals, ...]) -> Reals:
    one, shift, two, last = layers
    found: Reals = np.maximum(features @ one + shift, 0) @ two + last
    return found


def _layers(head: Any) -> tuple[Reals, ...]:
    one, two = head[0], head[2]
    return tuple(_numbers(w) for w in (one.weight.T, one.bias, two.weight.T, two.bias))


def _numbers(tensor: torch.Tensor) -> Reals:
    return np.ascontiguousarray(tensor.detach().cpu().numpy())
