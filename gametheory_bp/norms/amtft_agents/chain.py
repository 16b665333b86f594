"""The Markov chain that two agents form, as a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Found", "JointChain", "Links"]

Ints = NDArray[np.int64]
Found = tuple[tuple[int, ...], NDArray[Any]]
"""Values of debits, and the chances of each in every part of the chain."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Transitions of a chain: ``chance[k]`` from ``source[k]`` to ``target[k]``."""

    source: Ints
    target: Ints
    chance: NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class JointChain:
    """The chain that two agents form.

    Attributes
    ----------
    place, one, two : int arrays, shape (n,)
        Extended state and memories of every reachable triple.
    links : Links
        Transitions, repeated ones summed.
    gains : array, shape (n, 2)
        Expected rewards of the next step.
    debits : pair of (values, array of shape (n, number of values))
        For row and column, the debits (numerators) that a move can have, and the chances of
        finding each in the next step while judging.
    mismatched : array, shape (n, 2)
        Chance that row and column see a move which the rule in force does not explain.
    start : array, shape (n,)
        Law of the first triple.
    roundings : int
        Bound of the roundings behind one number of a float step of the chain.
    period : int
        Ticks of the common clock.
    exact : bool
        Whether the numbers are fractions.
    """

    place: Ints
    one: Ints
    two: Ints
    links: Links
    gains: NDArray[Any]
    debits: tuple[Found, Found]
    mismatched: NDArray[Any]
    start: NDArray[Any]
    roundings: int
    period: int
    exact: bool

    @property
    def size(self) -> int:
        """Number of reachable triples."""
        return len(self.place)

    @property
    def memory_pairs(self) -> int:
        """Number of different pairs of memories among them."""
        return len(np.unique(self.one * (int(self.two.max()) + 1) + self.two))
