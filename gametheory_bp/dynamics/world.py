"""What is played: a stage game met again with memory one, or a stochastic game.

A world knows how many states and actions there are, and makes a
:class:`~gametheory_bp.dynamics.play.Play` of two policies.  Learners never look behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array, parameterisation
from gametheory_bp.dynamics.play import DiscountedPlay, Play
from gametheory_bp.dynamics.two_action_policies import two_action_policies
from gametheory_bp.dynamics.two_actions import TwoActionPlay

__all__ = ["MemoryOneWorld", "World"]


class World(Protocol):
    """States, actions, discount, and play."""

    @property
    def states(self) -> int:
        """Rows of a policy table."""

    @property
    def actions(self) -> tuple[int, int]:
        """Numbers of row and column actions."""

    @property
    def discount(self) -> float:
        """In [0, 1)."""

    @property
    def cells(self) -> Array:
        """Stage payoffs, shape (2, cells)."""

    def meeting(self, row: Array, column: Array, rule: str) -> tuple[tuple[Any, Any], Play]:
        """Policies and play of two tables of parameters, (parameters, states, seeds)."""

    def play(self, row: Array, column: Array) -> Play:
        """Play of two tables of mixtures, (actions, states, seeds)."""


@dataclass(frozen=True, slots=True, eq=False)
class MemoryOneWorld:
    """A stage game met again and again by players who remember the last joint action.

    Parameters
    ----------
    payoffs : array, shape (2, m, n) or (2, m, n, seeds)
        The last axis: a game of its own for every seed.
    discount : float in [0, 1)

    Examples
    --------
    >>> MemoryOneWorld(np.zeros((2, 2, 3)), 0.9).states
    7
    """

    payoffs: Array
    discount: float

    @property
    def actions(self) -> tuple[int, int]:
        """Numbers of row and column actions."""
        return self.payoffs.shape[1], self.payoffs.shape[2]

    @property
    def states(self) -> int:
        """The joint actions, and the first step."""
        m, n = self.actions
        return m * n + 1

    @property
    def cells(self) -> Array:
        """Stage payoffs, shape (2, cells)."""
        return self.payoffs.reshape(2, -1)

    def meeting(self, row: Array, column: Array, rule: str) -> tuple[tuple[Any, Any], Play]:
        """Policies and play of two tables of parameters, (parameters, states, seeds)."""
        complex_step = np.iscomplexobj(row) or np.iscomplexobj(column)
        small = self.actions == (2, 2) and self.discount > 0
        if small and rule != "probabilities" and not complex_step:
            one, two = two_action_policies(row, column, rule)
            flat = self.payoffs.reshape(2, 4, *self.payoffs.shape[3:])
            return (one, two), TwoActionPlay(flat, self.discount, one, two)
        kind = parameterisation(rule)
        first, second = kind.policy(row), kind.policy(column)
        return (first, second), self.play(first.mixtures, second.mixtures)

    def play(self, row: Array, column: Array) -> Play:
        """Play of two tables of mixtures, (actions, states, seeds)."""
        return DiscountedPlay(self.payoffs, self.discount, row, column)
