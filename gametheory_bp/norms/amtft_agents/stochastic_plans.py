"""Optima of rules in stochastic games, as lotteries over joint policies with chosen ties.

The attainable payoffs are a polygon; an optimum on its boundary is a corner or a mean of two.  A
corner is attained by every joint policy that is optimal for a direction to which the corner, and
no other point, is best; in each state one of the optimal joint actions is taken, by the order of
the settings.
"""

from __future__ import annotations

from fractions import Fraction
from math import hypot
from typing import Any

import numpy as np

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point, direction
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings
from gametheory_bp.payoffs.stochastic import attainable_payoffs
from gametheory_bp.solvers.markov import DecisionProcess, optimal_choices
from gametheory_bp.solvers.markov import solve as best_policy

__all__ = ["inner_direction", "optimal_lottery", "optimal_pairs", "stochastic_lottery"]

Policy = tuple[tuple[int, int], ...]


def stochastic_lottery(
    arrays: StochasticArrays,
    rule: str,
    settings: AmtftSettings,
    disagreement: Point,
    parameters: dict[str, Any],
) -> tuple[Point, list[tuple[Policy, Fraction]]]:
    """The rule's optimum and the lottery over joint policies that attains it."""
    point, shares = optimal_lottery(
        arrays, rule, disagreement, parameters, last=settings.ties == "last"
    )
    return point, [(_picked(arrays, choices, settings), weight) for choices, weight in shares]


def optimal_lottery(
    arrays: StochasticArrays,
    rule: str,
    disagreement: Any,
    parameters: dict[str, Any],
    *,
    last: bool = False,
) -> tuple[Point, list[tuple[list[list[int]], Fraction]]]:
    """The optimum, and weights of corners; for each corner the optimal pairs of every state.

    Parameters
    ----------
    last : bool
        Which end is taken where the optima form a segment.
    """
    if "polygon" not in arrays._kept:
        arrays._kept["polygon"] = attainable_payoffs(arrays)
    found = arrays._kept["polygon"]
    problem = BargainingProblem.from_payoffs(found.polygon, disagreement)
    points = solve(problem, rule, **parameters).points
    one, two = points[-1 if last else 0]
    if not (isinstance(one, Fraction) and isinstance(two, Fraction)):
        raise NotDefinedError(
            f"the {rule} optimum is irrational; a plan takes turns with rational weights"
        )
    lottery = found.witness((one, two))
    corners = [found.vertices[found.policies.index(policy)] for policy in lottery.policies]
    edge = _edge_normal(found.vertices, corners)
    shares = []
    for k, weight in enumerate(lottery.weights):
        if edge is not None:
            # Optimal along the whole edge, and among those as far as possible to this corner: so
            # wherever play has got to, a change of policy stays on the edge.
            here, there = corners[k], corners[1 - k]
            onward = _coprime((here[0] - there[0], here[1] - there[1]))
            choices = _first_then(arrays, edge, onward)
        elif rule == "utilitarian":
            choices = optimal_pairs(arrays, (1, 1))
        else:
            choices = optimal_pairs(arrays, inner_direction(found.vertices, corners[k]))
        shares.append((choices, weight))
    return (one, two), shares


def _edge_normal(vertices: tuple[Point, ...], corners: list[Point]) -> tuple[int, int] | None:
    """The outward normal of the edge between two corners; None if there is no such edge."""
    if len(corners) != 2 or len(vertices) < 3:
        return None
    a, b = sorted(map(vertices.index, corners))
    if (a, b) == (0, len(vertices) - 1):
        a, b = b, a
    (ax, ay), (bx, by) = vertices[a], vertices[b]
    return _coprime((by - ay, ax - bx)) if (a + 1) % len(vertices) == b else None


def _coprime(vector: Point) -> tuple[int, int]:
    x, y = direction(vector)
    return int(x), int(y)


def _first_then(
    arrays: StochasticArrays, first: tuple[int, int], second: tuple[int, int]
) -> list[list[int]]:
    """Per state the pairs that are optimal for a first goal and, among these, for a second."""
    choices = optimal_pairs(arrays, first)
    kept = np.array([pair for pairs in choices for pair in pairs])
    ends = np.cumsum([0, *(len(pairs) for pairs in choices)])
    process = DecisionProcess(
        ends,
        arrays.node[kept],
        arrays.node_offsets,
        arrays.node_states,
        arrays.node_weights,
        arrays.discount,
    )
    best = best_policy(process, arrays.rewards[kept], arrays.reward_denominator, second)
    sums = [second[0] * x + second[1] * y for x, y in arrays.rewards[kept].tolist()]
    found = optimal_choices(process, best.values.combined(second), sums, arrays.reward_denominator)
    return [[int(kept[c]) for c in some] for some in found]


def optimal_pairs(arrays: StochasticArrays, normal: tuple[int, int]) -> list[list[int]]:
    """Per state the pairs that are optimal for a weighted sum of payoffs; exact, ties included."""
    key = f"pairs {normal}"
    if key not in arrays._kept:
        best = best_policy(arrays.process, arrays.rewards, arrays.reward_denominator, normal)
        one, two = normal
        sums = [one * x + two * y for x, y in arrays.rewards.tolist()]
        arrays._kept[key] = optimal_choices(
            arrays.process, best.values.combined(normal), sums, arrays.reward_denominator
        )
    found: list[list[int]] = arrays._kept[key]
    return found


def inner_direction(vertices: tuple[Point, ...], corner: Point) -> tuple[int, int]:
    """A short integer direction in which the corner is the only best point.

    Examples
    --------
    >>> one = Fraction(1)
    >>> square = ((0 * one, 0 * one), (one, 0 * one), (one, one), (0 * one, one))
    >>> inner_direction(square, (one, one))
    (1, 1)
    """
    if len(vertices) == 1:
        return 1, 1
    k = vertices.index(corner)
    sides = [
        (corner[0] - other[0], corner[1] - other[1])
        for other in (vertices[k - 1], vertices[(k + 1) % len(vertices)])
    ]
    lengths = [hypot(float(x), float(y)) for x, y in sides]
    # Outward normals of the two edges: the first is turned clockwise, the second the other way.
    (ax, ay), (bx, by) = (
        (float(x) / n, float(y) / n) for (x, y), n in zip(sides, lengths, strict=True)
    )
    middle = (ay - by, bx - ax)
    if len(vertices) == 2 or hypot(*middle) < 1e-12:
        middle = (ax, ay) if len(vertices) == 2 else (ax + bx, ay + by)
    size = max(map(abs, middle))
    for bits in range(200):
        normal = round(middle[0] / size * 2**bits), round(middle[1] / size * 2**bits)
        if all(normal[0] * x + normal[1] * y > 0 for x, y in sides):
            return normal
    raise NotDefinedError(f"no short direction singles out the corner {corner}")


def _picked(arrays: StochasticArrays, choices: list[list[int]], settings: AmtftSettings) -> Policy:
    row, column, first = arrays.row.tolist(), arrays.column.tolist(), arrays.offsets.tolist()
    picked = []
    for s, pairs in enumerate(choices):
        if settings.ties == "first":
            pair = pairs[0]
        elif settings.ties == "last":
            pair = pairs[-1]
        else:
            order = {place: k for k, place in enumerate(settings.ties)}
            pair = min(pairs, key=lambda p: (order.get(p - first[s], len(order)), p))
        picked.append((row[pair], column[pair]))
    return tuple(picked)
