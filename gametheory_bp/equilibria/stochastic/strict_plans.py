"""Families inside, from plans that beat every deviation by a margin.

In floating point the sets are found for which each promise beats other actions by a margin.  Every
corner of them is worth ``(1 - d) g(a) + d sum_t P(t | a) w_t`` with promises w that are mixtures of
corners.  With the mixtures rounded to short fractions the corners are the states of a plan, and its
payoffs solve linear equations exactly, whatever the rounding errors were.  They are equilibrium
payoffs if no deviation pays, which is then decided exactly: the margin has room for the errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from gametheory_bp.equilibria.stochastic.approximation import float_sets
from gametheory_bp.equilibria.stochastic.arena import Arena, Family
from gametheory_bp.equilibria.stochastic.float_clipping import padded
from gametheory_bp.equilibria.stochastic.float_step import FloatStep
from gametheory_bp.equilibria.stochastic.generation import Generator
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.stochastic.promises import closed, deterred, worst_payoffs
from gametheory_bp.equilibria.subgame_perfect.planar import Point, hull
from gametheory_bp.equilibria.subgame_perfect.simple_fraction import simplest_between
from gametheory_bp.equilibria.subgame_perfect.stage import rational

__all__ = ["strict_plan"]

Floats = Any
Pair = tuple[float, float]
Mixed = dict[int, float]
"""Weights of corners."""

STEPS = 60


@dataclass(frozen=True, slots=True)
class _Corner:
    """A payoff pair, the choice played, and the mixture of places on the ring that is promised."""

    at: Pair
    choice: int
    mixed: Mixed


def strict_plan(
    arena: Arena, floats: FloatArena, margin: float
) -> tuple[Family, tuple[Generator, ...]] | None:
    """A family that generates itself, and what spans it; None if this margin leads to none."""
    sets, _, _ = float_sets(arena, floats, margin / 64, STEPS, margin)
    if not any(sets):
        return None
    alive = np.array([bool(corners) for corners in sets])
    step = FloatStep(floats, padded(sets), alive, margin / 2)
    places = step.places()
    nodes = [
        _extreme([c for k in way for c in _worth(step, places, k)], margin / 64) if sets[s] else []
        for s, way in enumerate(arena.ways)
    ]
    if any(bool(a) != bool(b) for a, b in zip(sets, nodes, strict=True)):
        return None
    return _solved(arena, _plan(arena, step, places, nodes, margin * (1 - floats.discount) / 16))


def _worth(step: FloatStep, places: Floats, k: int) -> list[_Corner]:
    """The corners of what a choice is worth, floors cut off, with the promises they rest on."""
    if not step.feasible[k]:
        return []
    found = [_Corner((x, y), k, {r: 1.0}) for r, (x, y) in enumerate(step.ring[:, k].tolist())]
    for i in (0, 1):
        found = _above(found, i, float(step.floors[k, i]))
    return found


def _above(corners: list[_Corner], i: int, floor: float) -> list[_Corner]:
    kept: list[_Corner] = []
    for one, other in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        low, high = one.at[i] - floor, other.at[i] - floor
        if low >= 0:
            kept.append(one)
        if (low < 0 < high) or (high < 0 < low):
            t = low / (low - high)
            x, y = (a + t * (b - a) for a, b in zip(one.at, other.at, strict=True))
            mixed = {r: (1 - t) * p for r, p in one.mixed.items()}
            for r, p in other.mixed.items():
                mixed[r] = mixed.get(r, 0.0) + t * p
            kept.append(_Corner((x, y), one.choice, mixed))
    return kept


def _extreme(corners: list[_Corner], apart: float) -> list[_Corner]:
    """Those that span all others, up to a small distance."""
    first = {c.at: c for c in reversed(corners)}
    around: list[Pair] = hull(first)
    k = 0
    while len(around) > 3 and k < len(around):
        (a, b), (x, y), (c, d) = around[k - 1], around[k], around[(k + 1) % len(around)]
        size = max(abs(c - a), abs(d - b))
        if abs((x - a) * (d - b) - (y - b) * (c - a)) <= apart * size:
            around.pop(k)
        else:
            k += 1
    return [first[v] for v in around]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Per node its choice and, for every state of the choice's law, exact weights of nodes."""

    states: list[int]
    choices: list[int]
    promises: list[list[dict[int, Any]]]


def _plan(
    arena: Arena, step: FloatStep, places: Floats, nodes: list[list[_Corner]], apart: float
) -> _Plan:
    first = np.cumsum([0, *map(len, nodes)]).tolist()
    plan = _Plan([], [], [])
    for s, corners in enumerate(nodes):
        for corner in corners:
            promises = []
            for t, _ in arena.choices[corner.choice].law:
                mixed: Mixed = {}
                for r, share in corner.mixed.items():
                    point = step.corners[t, places[r, t]]
                    for n, p in _between(point, nodes[t]).items():
                        mixed[first[t] + n] = mixed.get(first[t] + n, 0.0) + share * p
                promises.append(_short(mixed, apart))
            plan.states.append(s)
            plan.choices.append(corner.choice)
            plan.promises.append(promises)
    return plan


def _between(point: Floats, nodes: list[_Corner]) -> Mixed:
    """The nearest point on the border that the nodes span."""
    at = np.array([c.at for c in nodes])
    along = np.roll(at, -1, axis=0) - at
    size = (along**2).sum(axis=1)
    share = ((point - at) * along).sum(axis=1) / np.where(size > 0, size, 1.0)
    share = np.clip(share, 0.0, 1.0)
    n = int(np.abs(at + share[:, None] * along - point).max(axis=1).argmin())
    t = float(share[n])
    return {n: 1 - t, (n + 1) % len(nodes): t} if 0 < t < 1 else {(n + int(t)) % len(nodes): 1.0}


def _short(mixed: Mixed, apart: float) -> dict[int, Any]:
    """Short fractions near the weights, with sum one."""
    ordered = sorted(mixed, key=lambda n: -mixed[n])
    found: dict[int, Any] = {}
    for n in ordered[1:]:
        low, high = mixed[n] - apart, mixed[n] + apart
        if low > 0:
            found[n] = rational(simplest_between(Fraction(low), Fraction(high)))
    found[ordered[0]] = 1 - sum(found.values(), fmpq(0))
    return found


def _solved(arena: Arena, plan: _Plan) -> tuple[Family, tuple[Generator, ...]] | None:
    """The payoffs of the plan, if no deviation from it pays."""
    d, size = arena.discount, len(plan.states)
    matrix, right = fmpq_mat(size, size), fmpq_mat(size, 2)
    for n, k in enumerate(plan.choices):
        choice = arena.choices[k]
        matrix[n, n] = fmpq(1)
        for i in (0, 1):
            right[n, i] = (1 - d) * choice.payoff[i]
        for (_, p), mixed in zip(choice.law, plan.promises[n], strict=True):
            for j, share in mixed.items():
                matrix[n, j] = matrix[n, j] - d * p * share
    solved: Any = matrix.solve(right)
    values: list[Point] = [(solved[n, 0], solved[n, 1]) for n in range(size)]
    family: Family = [
        hull(v for v, own in zip(values, plan.states, strict=True) if own == s)
        for s in range(len(arena.ways))
    ]
    if closed(arena, family) != family:
        return None
    floors = deterred(arena, worst_payoffs(family))
    for v, k in zip(values, plan.choices, strict=True):
        if v[0] < floors[k][0] or v[1] < floors[k][1]:
            return None
    found: dict[tuple[int, Point], Generator] = {}
    for n, (s, k) in enumerate(zip(plan.states, plan.choices, strict=True)):
        if values[n] in family[s]:
            promises = tuple(_mixture(mixed, values) for mixed in plan.promises[n])
            found[s, values[n]] = Generator(k, promises)
    return family, tuple(found[s, v] for s, corners in enumerate(family) for v in corners)


def _mixture(mixed: dict[int, Any], values: list[Point]) -> Point:
    x, y = (sum((p * values[n][i] for n, p in mixed.items()), fmpq(0)) for i in (0, 1))
    return x, y
