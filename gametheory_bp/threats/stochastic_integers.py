"""A zero-sum stochastic game in integers: what pairs are worth, what misses the inequalities."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np

from gametheory_bp.solvers.markov import policy_values
from gametheory_bp.threats.stochastic_float_values import FloatStages

__all__ = ["IntegerStages", "Weights"]

Weights = list[int]
"""Odds of a side's choices; the probability of a choice is its odds by the sum of its state's."""


class IntegerStages:
    """The game of one payer, seen by a maximiser; the same numbering as :class:`.FloatStages`.

    Attributes
    ----------
    games : dict
        For each state the pairs of its matrix game; the maximiser's actions are the rows.
    """

    def __init__(self, stages: FloatStages, payer: int, sign: int) -> None:
        self.arrays = stages.arrays
        self.rewards = [sign * int(r) for r in self.arrays.rewards[:, payer].tolist()]
        self.column = np.array(self.rewards, dtype=object)[:, None]
        self.own, self.other = stages.own.tolist(), stages.other.tolist()
        self.own_ends, self.other_ends = stages.own_first.tolist(), stages.other_first.tolist()
        self.games = {
            int(s): pairs.tolist()
            for states, group in stages.groups
            for s, pairs in zip(states, group, strict=True)
        }
        self.node, self.state = self.arrays.node.tolist(), self.arrays.state.tolist()
        laws = self.arrays.process.laws
        self.common = lcm(*(total for _, _, total in laws))

    def values(self, own: Weights, other: Weights) -> tuple[list[int], int]:
        """Values if both follow these strategies, over one denominator."""
        odds = [own[a] * other[b] for a, b in zip(self.own, self.other, strict=True)]
        process, scale = self.arrays.process, self.arrays.reward_denominator
        table = policy_values(process, odds, self.column, scale)
        return table.numerators[0], table.denominator

    def worths(self, held: Sequence[int], denominator: int) -> tuple[list[int], int]:
        """What the pairs are worth, over one denominator; its multiple that values must have."""
        d, process = self.arrays.discount, self.arrays.process
        p, q, rho = d.numerator, d.denominator, self.arrays.reward_denominator
        onward = [
            p * rho * (self.common // total) * sum(w * held[t] for t, w in zip(*law, strict=True))
            for *law, total in process.laws
        ]
        gain = (q - p) * denominator * self.common
        found = [r * gain + onward[n] for r, n in zip(self.rewards, self.node, strict=True)]
        return found, q * rho * self.common

    def missed(
        self, held: Sequence[int], denominator: int, own: Weights | None, other: Weights | None
    ) -> dict[int, Fraction]:
        """By how much values miss the inequalities of one side's strategy, in states that do.

        With ``own`` given: whether it secures the values; with ``other``: whether it holds to them.
        """
        worths, factor = self.worths(held, denominator)
        weights = own if own is not None else other
        assert weights is not None
        mixing, free, ends, sign = (
            (self.own, self.other, self.own_ends, 1)
            if own is not None
            else (self.other, self.own, self.other_ends, -1)
        )
        sums = [sum(weights[a:b]) for a, b in pairwise(ends)]
        total = [0] * (max(free) + 1)
        place = [0] * len(total)
        for k, worth in enumerate(worths):
            total[free[k]] += weights[mixing[k]] * worth
            place[free[k]] = self.state[k]
        found: dict[int, Fraction] = {}
        for worth, s in zip(total, place, strict=True):
            over = sign * (held[s] * factor * sums[s] - worth)
            if over > 0:
                miss = Fraction(over, sums[s] * factor * denominator)
                found[s] = max(miss, found.get(s, miss))
        return found
