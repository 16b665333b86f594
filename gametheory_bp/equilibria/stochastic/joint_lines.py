"""Lines in all states that bound the equilibrium payoffs because of one another.

Where a chain of links only creeps towards its limit, the limit itself is guessed in floating point.
For every line along an edge of it, and every choice of its state, the bound is at most

* what the choice can be worth, given the polygons before, or
* an affine function of the bounds of other lines (see
  :mod:`~gametheory_bp.equilibria.stochastic.leanings`), which it *leans* on.

The bounds are found as a fixed point.  The family is proved if there are weights ``r > 0`` such
that in every leaning the weights of the lines that it rests on, times its coefficients, are less
than that of its own line: if true bounds exceeded the stated ones, take the line where they do so
most in units of r; it would exceed its own by less.  Some multiple of r is also what is added to
the bounds, which leaves room for rounding; then everything is decided exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from flint import fmpq

from gametheory_bp.equilibria.stochastic.approximation import float_sets
from gametheory_bp.equilibria.stochastic.arena import Arena, Family
from gametheory_bp.equilibria.stochastic.leanings import Leanings, Way, multipliers
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point, support
from gametheory_bp.equilibria.subgame_perfect.rounding import coprime, rounded_up
from gametheory_bp.equilibria.subgame_perfect.stage import rational

__all__ = ["Joint", "JointLine", "StateLean", "joint_lines"]

Floats = Any
AXES = ((-1, 0), (0, -1), (1, 0), (0, 1))
APART, SHORTEST = 1e-7, 1e-8
"""Angle between neighbouring normals, and length of an edge, below which one is left out."""

SIMPLE, BITS, FINE = 1 << 12, 40, 1 << 52
"""Bounds of denominators: of a simple slope, of any other (in bits), of bounds and weights."""

CLOSE, STEPS, TOLERANCE = 1e-14, 1000, 1e-10
MOST = 1e7
"""Weights at which they are taken to grow without end."""

SLACKS = (1e-13, 1e-12, 1e-11, 1e-10, 1e-9)
"""Multiples of the weights by which bounds are loosened, one after the other."""


@dataclass(frozen=True, slots=True)
class JointLine:
    """``normal . x <= offset`` for the payoffs of a state."""

    state: int
    normal: Point
    offset: Any
    weight: Any


@dataclass(frozen=True, slots=True)
class StateLean:
    """Why a line holds where a choice starts: multipliers, rivals, two lines per next state."""

    line: int
    choice: int
    multipliers: Point
    rivals: tuple[int, int]
    rests_on: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """A proved family of lines."""

    lines: list[JointLine]
    leanings: list[StateLean]


def joint_lines(
    arena: Arena, floats: FloatArena, before: Family, worth: list[Corners]
) -> Joint | None:
    """Lines near the limit of the chain; None if no family is proved.

    ``worth`` is what the choices can be worth, given the polygons before.
    """
    ways = zip(before, arena.ways, strict=True)
    if any(corners and not any(worth[k] for k in way) for corners, way in ways):
        return None  # this state has no equilibrium, which a shrinking step says
    start = [[(float(x), float(y)) for x, y in corners] for corners in before]
    sets, _, _ = float_sets(arena, floats, TOLERANCE, STEPS, start=start)
    if any(bool(corners) != bool(near) for corners, near in zip(before, sets, strict=True)):
        return None
    if not any(sets):
        return None
    family = _Guess(arena, floats, sets, worth)
    weights = family.weights()
    if weights is None:
        return None
    for slack in SLACKS:
        found = family.proved(family.bounds + slack * weights, weights)
        if found is not None:
            return found
    return None


class _Guess:
    def __init__(
        self, arena: Arena, floats: FloatArena, sets: list[list[Any]], worth: list[Corners]
    ) -> None:
        self.arena, self.worth = arena, worth
        self.exact = [(s, n) for s, corners in enumerate(sets) for n in _normals(corners)]
        states = [s for s, _ in self.exact]
        self.sizes = [max(abs(n[0]), abs(n[1])) for _, n in self.exact]
        scaled = zip(self.exact, self.sizes, strict=True)
        normals = np.array([(float(n[0] / u), float(n[1] / u)) for (_, n), u in scaled])
        reach = zip(states, normals, strict=True)
        bounds = np.array([(np.array(sets[s]) @ n).max() for s, n in reach])
        points = [np.array([(float(x), float(y)) for x, y in corners]) for corners in worth]
        self.leanings = Leanings(arena, floats, states, normals, bounds, points)
        self.bounds = self._settled(bounds)

    def _settled(self, bounds: Floats) -> Floats:
        """The fixed point of the bounds, from above."""
        lean = self.leanings
        for _ in range(STEPS):
            rows = np.minimum(np.minimum.reduceat(lean.at(bounds), lean.rows), lean.caps)
            following = np.maximum.reduceat(rows, lean.lines)
            moved = np.abs(following - bounds).max()
            bounds = following
            if moved <= CLOSE:
                break
        return bounds

    def weights(self) -> Floats | None:
        """Weights that exceed those they rest on by one, or nearly; None if none are found."""
        lean = self.leanings
        line = np.array([k for k, _, _ in lean.ways])
        room = self.bounds[line] + 10 * CLOSE - lean.at(self.bounds)
        firm = lean.caps <= self.bounds[line[lean.rows]] + 10 * CLOSE
        weights = np.zeros(len(self.bounds))
        for _ in range(STEPS):
            rise = np.where(room >= 0, lean.rise(weights), np.inf)
            rows = np.where(firm, 0.0, np.minimum.reduceat(rise, lean.rows))
            following = np.maximum.reduceat(rows, lean.lines) + 1
            moved = (following - weights).max()
            weights = following
            if not weights.max() < MOST:
                return None
            if moved < 0.01:
                return weights
        return None

    def proved(self, bounds: Floats, weights: Floats) -> Joint | None:
        """The family with these bounds in short fractions, if it holds."""
        unit, lines = fmpq(1, FINE), []
        for (s, n), size, bound, weight in zip(
            self.exact, self.sizes, bounds.tolist(), weights.tolist(), strict=True
        ):
            offset = size * rounded_up(rational(Fraction(bound)), unit)
            lines.append(JointLine(s, n, offset, size * rational(Fraction(round(weight * 64), 64))))
        lean, leanings = self.leanings, []
        room = bounds[[k for k, _, _ in lean.ways]] - lean.at(bounds)
        rise = np.where(room >= 0, lean.rise(weights), np.inf)
        for first, last in zip(lean.rows, [*lean.rows[1:], len(lean.ways)], strict=True):
            k, a, _ = lean.ways[first]
            if support(self.worth[a], lines[k].normal) <= lines[k].offset:
                continue
            best = first + int(rise[first:last].argmin())
            found = self._lean(k, a, lean.ways[best][2], lines)
            if found is None:
                return None
            leanings.append(found)
        return Joint(lines, leanings)

    def _lean(self, k: int, a: int, way: Way, lines: list[JointLine]) -> StateLean | None:
        """The leaning, if it holds exactly."""
        d, choices, line = self.arena.discount, self.arena.choices, lines[k]
        mu = multipliers(line.normal, way, [other.normal for other in lines])
        if mu is None:
            return None
        aim = line.normal[0] + mu[0], line.normal[1] + mu[1]
        g = choices[a].payoff
        bound = (1 - d) * (aim[0] * g[0] + aim[1] * g[1])
        weight, rests_on = fmpq(0), []
        for t, p in choices[a].law:
            pair, shares = self._split(t, aim, lines)
            rests_on.append(pair)
            for j, share in zip(pair, shares, strict=True):
                bound += d * p * share * lines[j].offset
                weight += d * p * share * lines[j].weight
        rivals = [int(r) if m else a for r, m in zip(self.leanings.rivals[a], mu, strict=True)]
        for i in (0, 1):
            bound -= mu[i] * (1 - d) * choices[rivals[i]].payoff[i]
            for t, p in choices[rivals[i]].law:
                down = lines[self.leanings.down[i][t]]
                bound += mu[i] * d * p * down.offset
                weight += mu[i] * d * p * down.weight
        if bound > line.offset or weight >= line.weight:
            return None
        return StateLean(k, a, mu, (rivals[0], rivals[1]), tuple(rests_on))

    def _split(
        self, t: int, aim: Point, lines: list[JointLine]
    ) -> tuple[tuple[int, int], tuple[Any, Any]]:
        """Two neighbouring lines of a state, and the shares in which their normals sum to this."""
        around = self.leanings.around[t]
        for one, other in zip(around, [*around[1:], around[0]], strict=True):
            m, n = lines[one].normal, lines[other].normal
            area = m[0] * n[1] - m[1] * n[0]
            shares = (aim[0] * n[1] - aim[1] * n[0]) / area, (m[0] * aim[1] - m[1] * aim[0]) / area
            if min(shares) >= 0:
                return (one, other), shares
        raise AssertionError("the four axes are among the normals of every state")


def _normals(corners: list[Any]) -> list[Point]:
    """The axes, and the edges of a polygon in short integers."""
    if not corners:
        return []
    found = [(float(x), float(y)) for x, y in AXES]
    exact = [(fmpq(x), fmpq(y)) for x, y in AXES]
    for (x, y), (v, w) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if max(abs(v - x), abs(w - y)) < SHORTEST:
            continue
        n = _short((w - y, x - v))
        near = float(n[0]), float(n[1])
        size = max(map(abs, near))
        near = near[0] / size, near[1] / size
        if all(max(abs(near[0] - u), abs(near[1] - z)) > APART for u, z in found):
            found.append(near)
            exact.append(n)
    return exact


def _short(normal: tuple[float, float]) -> Point:
    x, y = normal
    size = max(abs(x), abs(y))
    small = Fraction(min(abs(x), abs(y)) / size)
    share = small.limit_denominator(SIMPLE)
    if abs(share - small) > CLOSE * 1e4:
        share = Fraction(round(small * (1 << BITS)), 1 << BITS)
    signs = (1 if x > 0 else -1, 1 if y > 0 else -1)
    one, other = fmpq(1), rational(share)
    pair = (one, other) if abs(x) >= abs(y) else (other, one)
    return coprime((signs[0] * pair[0], signs[1] * pair[1]))
