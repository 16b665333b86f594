"""Lines that bound the payoff sets of all states at once, exact.

A normal n and one offset ``h_s`` per state bound the equilibrium payoffs if, for every state s and
every choice a in it that some promise of the family before sustains,

    (1 - d) n . g(a) + d sum_t P(t | a) h_t <= h_s     or     c_a <= h_s,

where ``c_a`` is the greatest ``n . v`` over what the choice is worth in the family before; in the
direction in which a player does worst, the first for one of the rivals of a.  For then the true
reach, which obeys the same inequalities the other way round, exceeds h nowhere: where the excess is
largest, it would be at most d times itself.

With one state these are the two facts by which the operator of repeated games makes large steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from gametheory_bp.equilibria.stochastic.arena import Arena
from gametheory_bp.equilibria.stochastic.policies import FloatArena, policies
from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point, support
from gametheory_bp.equilibria.subgame_perfect.rounding import rounded_up

__all__ = ["Reach", "Reaches"]


@dataclass(frozen=True, slots=True)
class Reach:
    """A normal, the offset of every state (None where there is no payoff), points that attain."""

    normal: Point
    offsets: list[Any]
    points: list[Point | None]


class Reaches:
    """Bounds in any direction, from what the choices are worth in a family of polygons."""

    def __init__(
        self, arena: Arena, floats: FloatArena, worths: list[Corners], bits: int | None = None
    ) -> None:
        self.arena, self.floats, self.worths, self.bits = arena, floats, worths, bits
        self.alive = [any(worths[k] for k in way) for way in arena.ways]
        longest = max(map(len, worths))
        self._corners = np.full((len(worths), max(longest, 1), 2), np.nan)
        for k, corners in enumerate(worths):
            for c, v in enumerate(corners):
                self._corners[k, c] = float(v[0]), float(v[1])

    def along(self, normals: Iterable[Point]) -> list[Reach]:
        """The bounds in the given directions."""
        exact = list(normals)
        if not exact:
            return []
        scaled = np.array([_unit(n) for n in exact])
        values = np.einsum("kx,mcx->kmc", scaled, self._corners)
        bounds = np.where(np.isnan(values), -np.inf, values).max(axis=2)
        dead = [k for s, way in enumerate(self.arena.ways) if not self.alive[s] for k in way]
        bounds[:, dead] = -1e3  # any number: nothing leads there
        found = policies(self.floats, scaled, bounds)
        return [
            self._proved(n, found.choice[k].tolist(), found.rival[k].tolist())
            for k, n in enumerate(exact)
        ]

    def _proved(self, normal: Point, choice: list[int], rival: list[int]) -> Reach:
        points = self._points(normal, choice, rival)
        offsets = [None if v is None else _dot(normal, v) for v in points]
        while not self._holds(normal, offsets):  # the guess was not the fixed point: iterate
            offsets = self._iterated(normal, offsets)
        return Reach(normal, self._short(normal, offsets), points)

    def _short(self, normal: Point, offsets: list[Any]) -> list[Any]:
        """Larger offsets with short denominators; some units more keep the inequalities."""
        if self.bits is None:
            return offsets
        d = self.arena.discount
        unit = fmpq(max(abs(int(normal[0])), abs(int(normal[1]))), 1 << self.bits)
        more = (d / (1 - d)).ceil() * unit  # m units with m >= d (m + 1)
        return [None if h is None else rounded_up(h, unit) + more for h in offsets]

    def _points(self, normal: Point, choice: list[int], rival: list[int]) -> list[Point | None]:
        """Payoffs that solve the equations of the guess."""
        d = self.arena.discount
        order = [s for s, alive in enumerate(self.alive) if alive]
        place = {s: k for k, s in enumerate(order)}
        size = len(order)
        matrix = [[fmpq(int(a == b)) for b in range(size)] for a in range(size)]
        right = []
        for s in order:
            if rival[s] < 0:
                corners = self.worths[choice[s]]
                right.append(max(corners, key=lambda v: _dot(normal, v)))
                continue
            c = self.arena.choices[rival[s]]
            for t, p in c.law:
                matrix[place[s]][place[t]] -= d * p
            right.append(((1 - d) * c.payoff[0], (1 - d) * c.payoff[1]))
        solved: Any = fmpq_mat(matrix).solve(fmpq_mat([list(v) for v in right])) if size else None
        points: list[Point | None] = [None] * len(self.alive)
        for s, k in place.items():
            points[s] = solved[k, 0], solved[k, 1]
        return points

    def _bound(self, k: int, normal: Point, offsets: list[Any]) -> Any:
        """How far the choice reaches by its equation."""
        d, choices = self.arena.discount, self.arena.choices
        rivals: tuple[int, ...] = (k,)
        for i in (0, 1):
            if normal[1 - i] == 0 and normal[i] < 0:
                rivals = choices[k].rivals[i]
        return min(
            (1 - d) * _dot(normal, choices[r].payoff)
            + d * sum((p * offsets[t] for t, p in choices[r].law), fmpq(0))
            for r in rivals
        )

    def _holds(self, normal: Point, offsets: list[Any]) -> bool:
        for k, corners in enumerate(self.worths):
            h = offsets[self.arena.choices[k].state]
            if corners and self._bound(k, normal, offsets) > h and support(corners, normal) > h:
                return False
        return True

    def _iterated(self, normal: Point, offsets: list[Any]) -> list[Any]:
        """Offsets from above: the bounds of the choices, then two steps of the contraction."""
        for first in (True, False, False):
            following: list[Any] = []
            for s, way in enumerate(self.arena.ways):
                reach = [
                    support(self.worths[k], normal)
                    if first
                    else min(support(self.worths[k], normal), self._bound(k, normal, offsets))
                    for k in way
                    if self.worths[k]
                ]
                following.append(max(reach) if self.alive[s] else None)
            offsets = following
        return offsets


def _dot(normal: Point, point: Point) -> Any:
    return normal[0] * point[0] + normal[1] * point[1]


def _unit(normal: Point) -> tuple[float, float]:
    size = max(abs(normal[0]), abs(normal[1]))
    return float(normal[0] / size), float(normal[1] / size)
