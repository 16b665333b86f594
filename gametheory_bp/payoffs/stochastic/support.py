"""How far joint plans get in a direction: the exact support function, with policy and proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.games.criterion import Average, Criterion, Horizon
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.markov.average import mean_gain, solve_average
from gametheory_bp.solvers.markov.chain import ValueTable
from gametheory_bp.solvers.markov.horizon import best_plan, plan_total
from gametheory_bp.solvers.markov.optimal import combined, solve

__all__ = ["Face", "Support", "support_function"]

Direction = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """What is attained in a direction.

    Attributes
    ----------
    point : payoff pair of the policy from the initial law
    policy : tuple of tuples of int
        A pair (its number in the arrays) for every state, per step; one step if stationary.
    values : rows of payoff pairs per state, as the certificate wants them
    bound : rows of numbers per state that bound all plans
    """

    point: Point
    policy: tuple[tuple[int, ...], ...]
    values: tuple[tuple[Point, ...], ...]
    bound: tuple[tuple[Fraction, ...], ...]


Support = Callable[[Direction, "Face | None"], Face]
"""From a direction, and a face to start from, to the face in this direction."""


def support_function(arrays: StochasticArrays, criterion: Criterion) -> Support:
    """The support function of a game under a criterion."""
    if isinstance(criterion, Horizon):
        return _horizon(arrays, criterion.steps)
    return _average(arrays) if isinstance(criterion, Average) else _discounted(arrays)


def _discounted(arrays: StochasticArrays) -> Support:
    odds = arrays.initial_weights.tolist()
    known: dict[bytes, ValueTable] = {}
    kept: dict[int, tuple[Point, tuple[tuple[Point, ...], ...]]] = {}

    def support(normal: Direction, start: Face | None) -> Face:
        first = None if start is None else np.array(start.policy[0])
        best = solve(
            arrays.process, arrays.rewards, arrays.reward_denominator, normal, first, known
        )
        if id(best.values) not in kept:  # the same table comes back with the same policy
            rows = (tuple(map(_pair, map(best.values.at, range(arrays.size)))),)
            kept[id(best.values)] = _pair(best.values.mean(odds)), rows
        point, values = kept[id(best.values)]
        bound = best.values.combined(normal)
        top = tuple(Fraction(x, bound.denominator) for x in bound.numerators[0])
        return Face(point, (tuple(best.choice.tolist()),), values, (top,))

    return support


def _average(arrays: StochasticArrays) -> Support:
    odds = arrays.initial_weights.tolist()

    def support(normal: Direction, start: Face | None) -> Face:
        first = None if start is None else np.array(start.policy[0])
        best = solve_average(
            arrays.process, arrays.rewards, arrays.reward_denominator, normal, first
        )
        rows = tuple(tuple(zip(*table, strict=True)) for table in (best.gains, best.biases))
        bound = tuple(map(tuple, best.bound))
        point = _pair(mean_gain(best.gains, odds))
        return Face(point, (tuple(best.choice.tolist()),), rows, bound)

    return support


def _horizon(arrays: StochasticArrays, steps: int) -> Support:
    odds = arrays.initial_weights.tolist()
    rewards, denominator = arrays.rewards.tolist(), arrays.reward_denominator

    def support(normal: Direction, start: Face | None) -> Face:
        wanted = combined(arrays.rewards, normal)
        _, plan = best_plan(arrays.process, wanted, denominator, steps)
        total = plan_total(arrays.process, plan, rewards, denominator).mean(odds)
        return Face(_pair([x / steps for x in total]), tuple(map(tuple, plan)), (), ())

    return support


def _pair(numbers: Any) -> Point:
    one, two = numbers
    return one, two
