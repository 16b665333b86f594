"""What punishments cost, estimated by rollouts, where policies remember the past.

The same luck serves all lengths: they share every step up to the one in which they part.  Each
estimate by itself is a mean over independent rollouts; their differences vary less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.played_policy import PlayedPolicy, Reals

__all__ = ["Branch", "Stepper", "sampled_costs"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Stepper:
    """Steps of a game by look-up, with luck given from outside.

    Parameters
    ----------
    tables : GameTables
    """

    def __init__(self, tables: GameTables) -> None:
        self.actions, self.draws = tables.actions, tables.draws
        self._first = tables.first.cpu().numpy().astype(np.int64)
        self._width = tables.width.cpu().numpy().astype(np.int64)
        self._targets = tables.targets.cpu().numpy().astype(np.int64)
        self.rewards: Floats = tables.rewards.cpu().numpy().astype(np.float64)

    def step(self, states: Ints, row: Ints, column: Ints, luck: Ints) -> tuple[Ints, Floats]:
        """States after a step and both rewards, shape (games, 2); luck is below ``draws``."""
        m, n = self.actions
        cells = (states * m + row) * n + column
        places = self._first[cells] + luck * self._width[cells] // self.draws
        return self._targets[places], self.rewards[cells]


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """Policies of agent and opponent in one kind of step, with the memories they begin it with.

    Attributes
    ----------
    policies : pair of PlayedPolicy
        The agent's, the opponent's.
    memories : pair of array, each of shape (2, games, units)
    """

    policies: tuple[PlayedPolicy, PlayedPolicy]
    memories: tuple[Reals, Reals]


def sampled_costs(
    stepper: Stepper,
    player: int,
    states: Ints,
    cooperating: Branch,
    punishing: Branch,
    steps: int,
    replicas: int,
    rng: np.random.Generator,
    *,
    resumes: bool = False,
) -> Floats:
    """Costs of k = 1, 2, ..., ``steps`` steps of punishment to the opponent.

    Parameters
    ----------
    stepper : Stepper
    player : {0, 1}
        Who punishes.
    states : int array, shape (games,)
        Where punishment begins.
    cooperating : Branch
        If there were no punishment.
    punishing : Branch
    steps : int
        At least 1; rewards are counted over so many.
    replicas : int
        Rollouts of each length in each game.
    rng : numpy.random.Generator
    resumes : bool
        Whether the opponent goes on with its memory after a punishment, which it has if it is taken
        to cooperate all the time; otherwise both begin to cooperate with empty ones.

    Returns
    -------
    float array, shape (games, steps)
        Estimates of the opponent's loss.
    """
    games, n = len(states), len(states) * replicas
    agent, other = cooperating.policies
    # arm 0 never punishes, arm k does for k steps; what all the longer ones share is the trunk
    at = np.empty((steps + 1, n), dtype=np.int64)
    total = np.zeros((steps + 1, n))
    kept = [
        np.zeros((2, steps + 1, n, memory.shape[2]), np.float32) for memory in cooperating.memories
    ]
    at[0] = trunk = np.repeat(states, replicas)
    for memory, first in zip(kept, cooperating.memories, strict=True):
        memory[:, 0] = np.repeat(first, replicas, axis=1)
    held = [np.repeat(memory, replicas, axis=1) for memory in punishing.memories]
    lost = np.zeros(n)
    for t in range(steps):
        if t:
            at[t], total[t] = trunk, lost
            if resumes:
                kept[1][:, t] = held[1]
        moves, chance = rng.random((2, n)), rng.integers(stepper.draws, size=n)
        arms = t + 1
        here = at[:arms].ravel()
        pair = []
        for policy, memory, luck in zip((agent, other), kept, moves, strict=True):
            units = memory.shape[3]
            laws, after = policy.ask(here, memory[:, :arms].reshape(2, arms * n, units))
            memory[:, :arms] = after.reshape(2, arms, n, units)
            pair.append(_moves(laws, np.tile(luck, arms)))
        there, paid = stepper.step(here, pair[player], pair[1 - player], np.tile(chance, arms))
        at[:arms] = there.reshape(arms, n)
        total[:arms] += paid[:, 1 - player].reshape(arms, n)
        for i, luck in enumerate(moves):
            laws, held[i] = punishing.policies[i].ask(trunk, held[i])
            pair[i] = _moves(laws, luck)
        trunk, paid = stepper.step(trunk, pair[player], pair[1 - player], chance)
        lost = lost + paid[:, 1 - player]
    total[steps] = lost
    means = total.reshape(steps + 1, games, replicas).mean(axis=2)
    costs: Floats = (means[0] - means[1:]).T
    return costs


def _moves(laws: Floats, luck: Floats) -> Ints:
    """Actions by laws (games, actions) and uniform numbers (games,)."""
    found: Ints = (luck[:, None] >= laws.cumsum(axis=1)[:, :-1]).sum(axis=1)
    return found
