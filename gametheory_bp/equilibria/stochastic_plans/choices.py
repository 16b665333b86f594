"""The decision process of one player in the form that the solver takes, and its exact answers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from gametheory_bp.games.play_process import DecisionProcess
from gametheory_bp.games.profile import Vector
from gametheory_bp.solvers import markov

__all__ = ["Choices"]


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """One player's actions in all joint states as choices of a decision process.

    Attributes
    ----------
    process : solvers.markov.DecisionProcess
    gains : int array, shape (choices, 1)
        Numerators over ``denominator``.
    odds : list of int, shape (choices,)
        With which odds the player's strategy takes them.
    """

    process: markov.DecisionProcess
    gains: np.ndarray
    denominator: int
    odds: list[int]

    @classmethod
    def of(cls, player: DecisionProcess) -> Choices:
        """The same process, lotteries shared.

        Examples
        --------
        >>> one, stay = Fraction(1), ((0, Fraction(1)),)
        >>> mix = ((one / 3, 2 * one / 3),)
        >>> two = DecisionProcess(one / 2, ((one, 2 * one),), ((stay, stay),), mix)
        >>> choices = Choices.of(two)
        >>> choices.odds, choices.values(), choices.best()
        ([1, 2], (Fraction(5, 3),), ((Fraction(2, 1),), (1,)))
        """
        seen: dict[tuple[tuple[int, Fraction], ...], int] = {}
        node = [seen.setdefault(law, len(seen)) for laws in player.chances for law in laws]
        ends, states, weights = [0], [], []
        for law in seen:
            common = lcm(*(p.denominator for _, p in law))
            states += [t for t, _ in law]
            weights += [int(p * common) for _, p in law]
            ends.append(len(states))
        gains = [g for line in player.gains for g in line]
        denominator = lcm(*(g.denominator for g in gains))
        odds = []
        for mixture in player.mixtures:
            common = lcm(*(p.denominator for p in mixture))
            odds += [int(p * common) for p in mixture]
        process = markov.DecisionProcess(
            np.concatenate([[0], np.cumsum([len(line) for line in player.gains])]),
            np.array(node),
            np.array(ends),
            np.array(states),
            _integers(weights),
            player.discount,
        )
        numerators = _integers([int(g * denominator) for g in gains])[:, None]
        return cls(process, numerators, denominator, odds)

    def values(self) -> Vector:
        """What the strategy is worth from every joint state on."""
        table = markov.policy_values(self.process, self.odds, self.gains, self.denominator)
        return tuple(Fraction(v, table.denominator) for v in table.numerators[0])

    def best(self) -> tuple[Vector, tuple[int, ...]]:
        """The best values, and an action per joint state that attains them."""
        found = markov.solve(self.process, self.gains, self.denominator)
        values = tuple(Fraction(v, found.values.denominator) for v in found.values.numerators[0])
        actions = found.choice - self.process.offsets[:-1]
        return values, tuple(int(a) for a in actions)


def _integers(numbers: list[int]) -> np.ndarray:
    try:
        return np.array(numbers, dtype=np.int64)
    except OverflowError:
        return np.array(numbers, dtype=object)
