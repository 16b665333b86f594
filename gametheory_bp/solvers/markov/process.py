"""A decision process in arrays: states, choices, and the lotteries that follow the choices.

Choices of state s have the numbers ``offsets[s]`` to ``offsets[s + 1] - 1``.  After choice c the
next state is drawn by the lottery ``node[c]``.  Lotteries are shared: many choices may lead to the
same one, and a Bellman step is one product per lottery, a gather and a maximum per state.

Rewards are no part of the process; functions take them beside it, as integer numerators over one
denominator, or as floats.  All values are per step: ``(1 - d) sum_t d^t r_t``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Choice", "DecisionProcess", "Floats", "Ints"]

Ints = npt.NDArray[Any]
"""Integers: int64 where they fit, else Python integers."""

Floats = npt.NDArray[np.float64]

Choice = npt.NDArray[np.int64]
"""A pure stationary policy: the number of a choice for every state."""


@dataclass(frozen=True, slots=True, eq=False)
class DecisionProcess:
    """States, choices and lotteries of a decision process.

    Attributes
    ----------
    offsets : int array, shape (states + 1,)
        Where the choices of each state begin; every state has at least one.
    node : int array, shape (choices,)
        The lottery that follows each choice.
    node_offsets : int array, shape (lotteries + 1,)
    node_states, node_weights : int arrays, shape (entries,)
        Lottery n leads to ``node_states[k]`` with odds ``node_weights[k]`` for k from
        ``node_offsets[n]`` up to ``node_offsets[n + 1]``.
    discount : Fraction
        In [0, 1).

    Examples
    --------
    Stay for 1, or go on to a state that pays 2 for ever.

    >>> process = DecisionProcess(
    ...     np.array([0, 2, 3]), np.array([0, 1, 1]),
    ...     np.array([0, 1, 2]), np.array([0, 1]), np.array([1, 1]), Fraction(1, 2))
    >>> process.size, process.choices, process.state.tolist()
    (2, 3, [0, 0, 1])
    """

    offsets: Ints
    node: Ints
    node_offsets: Ints
    node_states: Ints
    node_weights: Ints
    discount: Fraction
    _kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def size(self) -> int:
        """Number of states."""
        return len(self.offsets) - 1

    @property
    def choices(self) -> int:
        """Number of choices, all states together."""
        return len(self.node)

    @property
    def lotteries(self) -> int:
        """Number of lotteries."""
        return len(self.node_offsets) - 1

    @property
    def state(self) -> Ints:
        """The state of each choice, shape (choices,)."""
        if "state" not in self._kept:
            self._kept["state"] = np.repeat(np.arange(self.size), np.diff(self.offsets))
        found: Ints = self._kept["state"]
        return found

    @property
    def laws(self) -> list[tuple[list[int], list[int], int]]:
        """Every lottery as (states, odds, sum of the odds), Python integers."""
        if "laws" not in self._kept:
            ends = self.node_offsets.tolist()
            states, odds = self.node_states.tolist(), self.node_weights.tolist()
            self._kept["laws"] = [
                (states[a:b], odds[a:b], sum(odds[a:b]))
                for a, b in zip(ends, ends[1:], strict=False)
            ]
        found: list[tuple[list[int], list[int], int]] = self._kept["laws"]
        return found

    @property
    def float_nodes(self) -> Any:
        """The lotteries as a sparse row-stochastic matrix, shape (lotteries, states)."""
        if "nodes" not in self._kept:
            from scipy.sparse import csr_array

            weights = self.node_weights.astype(np.float64)
            totals = np.add.reduceat(weights, self.node_offsets[:-1])
            data = weights / np.repeat(totals, np.diff(self.node_offsets))
            shape = (self.lotteries, self.size)
            parts = (data, self.node_states.astype(np.int64), self.node_offsets.astype(np.int64))
            self._kept["nodes"] = csr_array(parts, shape=shape)
        return self._kept["nodes"]
