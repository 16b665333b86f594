"""How bounds of payoffs in one state rest on those in the next ones, in floating point.

A line of state s is a normal n and a bound of ``n . v`` over the equilibrium payoffs v of s.  Let v
start with the choice a and promises ``w_t``, and let r be a rival of a for player i: a deviation
that leads to r does not pay.  With a multiplier ``mu_i >= 0`` for each player

    n . v <= (1 - d) n' . g(a) + d sum_t P(t | a) n' . w_t
             - sum_i mu_i ((1 - d) g_i(r_i) + d sum_t P(t | r_i) u_t,i)   where n' = n + mu

and u are worst payoffs.  In every next state n' is a non-negative sum of two normals of its lines,
and u is bounded by the line straight to the left or down: the bound is *affine* in the bounds of
other lines, with coefficients that are not negative.

The least such bound is the value of a small linear program.  Its multipliers need only be looked
for where n' is a normal of some next state, or zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.equilibria.stochastic.arena import Arena
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.subgame_perfect.planar import Point

__all__ = ["Leanings", "Way", "multipliers"]

Floats = Any
TIMES = (0.5, 2.0, 8.0, 32.0, 128.0)
"""Multiples of a normal that excludes a choice, tried as multipliers."""

CUT = 1e-9
"""How far what a choice is worth must lie below its floors to be excluded."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where multipliers come from.

    ``player`` 0 or 1: this one's makes n' a multiple of the normal of ``line``, or zero if that is
    negative; 2: both make n' zero; 3: they are ``times`` the normal of ``line``; 4: they are zero.
    """

    player: int = 4
    line: int = -1
    times: float = 0.0


def multipliers(normal: Any, way: Way, normals: Sequence[Any]) -> tuple[Any, Any] | None:
    """The multipliers of a way, in the numbers of the normals; None if there are none."""
    zero = normal[0] - normal[0]
    if way.player == 4:
        return zero, zero
    if way.player == 3:
        m, share = normals[way.line], zero + int(2 * way.times)
        return share * m[0] / 2, share * m[1] / 2
    if way.player == 2:
        return (-normal[0], -normal[1]) if max(normal) < 0 else None
    i, o = way.player, 1 - way.player
    if way.line < 0:
        more = -normal[i] if normal[o] == 0 else zero
    elif normals[way.line][o] * normal[o] > 0:
        m = normals[way.line]
        more = normal[o] / m[o] * m[i] - normal[i]
    else:
        return None
    if more <= 0:
        return None
    return (more, zero) if i == 0 else (zero, more)


class Leanings:
    """All candidates for affine bounds of all lines by all choices, as arrays.

    Candidates are ordered by line, then by choice: ``rows`` and ``lines`` are where these begin.

    Parameters
    ----------
    arena, floats : Arena, FloatArena
    states : state of every line, in order of states
    normals : shape (L, 2)
        Directions with largest entry one; each state has the four axes among them.
    offsets : shape (L,)
        Roughly the bounds.
    caps : shape (M,) lists
        Points that a choice can be worth; none where nothing deters deviations.
    """

    def __init__(
        self,
        arena: Arena,
        floats: FloatArena,
        states: list[int],
        normals: Floats,
        offsets: Floats,
        caps: list[Floats],
    ) -> None:
        self.arena, self.floats = arena, floats
        self.states, self.normals, self.offsets = states, normals, offsets
        self.around: list[list[int]] = [[] for _ in arena.ways]
        for k in np.argsort(np.arctan2(normals[:, 1], normals[:, 0]), kind="stable").tolist():
            self.around[states[k]].append(k)
        self.down = [[self._axis(s, i) for s in range(len(arena.ways))] for i in (0, 1)]
        self.rivals = self._strongest()
        self.ways: list[tuple[int, int, Way]] = []
        self.rows: list[int] = []
        self.lines: list[int] = []
        kept, constants, cap = [], [], []
        for k, s in enumerate(states):
            self.lines.append(len(self.rows))
            for a in arena.ways[s]:
                if not len(caps[a]):
                    continue
                cap.append(float((caps[a] @ normals[k]).max()))
                self.rows.append(len(self.ways))
                found = self._candidates(k, a)
                self.ways += [(k, a, way) for way, _ in found]
                mu = np.array([m for _, m in found])
                constants.append(self._constants(k, a, mu))
                kept.append(self._weights(k, a, mu))
        longest = max(places.shape[1] for places, _ in kept)
        self.places = np.concatenate([_wide(p, longest) for p, _ in kept])
        self.weights = np.concatenate([_wide(w, longest) for _, w in kept])
        self.constants, self.caps = np.concatenate(constants), np.array(cap)

    def _axis(self, s: int, i: int) -> int:
        for k in self.around[s]:
            if self.normals[k, i] < 0 and self.normals[k, 1 - i] == 0:
                return k
        return -1

    def _strongest(self) -> Floats:
        """For every choice and player the rival whose worth is the highest floor."""
        d, arena = self.floats.discount, self.floats
        self.floors = np.empty_like(arena.payoffs)
        found = np.empty(arena.payoffs.shape, int)
        for i, rivals in enumerate(arena.rivals):
            worst = [-self.offsets[k] if k >= 0 else 0.0 for k in self.down[i]]
            alone = (1 - d) * arena.payoffs[:, i] + d * arena.law @ np.array(worst)
            best = alone[rivals].argmax(axis=1)
            found[:, i] = rivals[np.arange(len(rivals)), best]
            self.floors[:, i] = alone[found[:, i]]
        return found

    def _candidates(self, k: int, a: int) -> list[tuple[Way, tuple[float, float]]]:
        known = [j for t, _ in self.arena.choices[a].law for j in self.around[t]]
        ways = [Way(), Way(2), Way(0), Way(1), *(Way(i, j) for j in known for i in (0, 1))]
        ways += self._excluding(a, known)
        found = [(way, multipliers(self.normals[k], way, self.normals)) for way in ways]
        return [(way, mu) for way, mu in found if mu is not None]

    def _excluding(self, a: int, known: list[int]) -> Iterator[Way]:
        """Ways for a choice whose floors leave nothing of what it is worth."""
        ups = [j for j in known if self.normals[j].min() >= 0]
        mu = self.normals[ups]
        places, weights = self._onward(a, mu)
        d, g = self.floats.discount, self.floats.payoffs[a]
        reach = (1 - d) * mu @ g + (weights * self.offsets[places]).sum(axis=1)
        for j, over in zip(ups, reach - mu @ self.floors[a], strict=True):
            if over < -CUT:
                yield from (Way(3, j, times) for times in TIMES)

    def _constants(self, k: int, a: int, mu: Floats) -> Floats:
        d, g = self.floats.discount, self.floats.payoffs
        surplus = [g[a, i] - g[self.rivals[a, i], i] for i in (0, 1)]
        return (1 - d) * (self.normals[k] @ g[a] + mu @ np.array(surplus))

    def _weights(self, k: int, a: int, mu: Floats) -> tuple[Floats, Floats]:
        """Lines that the candidates rest on, and coefficients."""
        places, weights = self._onward(a, self.normals[k] + mu)
        columns, shares = [places], [weights]
        for i in (0, 1):
            law = self.arena.choices[self.rivals[a, i]].law
            columns.append(np.tile([self.down[i][t] for t, _ in law], (len(mu), 1)))
            chances = self.floats.discount * np.array([float(p) for _, p in law])
            shares.append(mu[:, i : i + 1] * chances)
        return np.concatenate(columns, axis=1), np.concatenate(shares, axis=1)

    def _onward(self, a: int, aims: Floats) -> tuple[Floats, Floats]:
        """Directions as sums of two normals of each next state, discounted."""
        columns, shares = [], []
        angles = np.arctan2(aims[:, 1], aims[:, 0])
        for t, p in self.arena.choices[a].law:
            around = np.array(self.around[t])
            own = self.normals[around]
            place = np.searchsorted(np.arctan2(own[:, 1], own[:, 0]), angles, "right") - 1
            one, other = around[place], around[(place + 1) % len(around)]
            m, n = self.normals[one], self.normals[other]
            area = _cross(m, n)
            for j, share in ((one, _cross(aims, n) / area), (other, _cross(m, aims) / area)):
                columns.append(j)
                shares.append(self.floats.discount * float(p) * np.maximum(share, 0.0))
        return np.stack(columns, axis=1), np.stack(shares, axis=1)

    def at(self, bounds: Floats) -> Floats:
        """What the candidates say at these bounds."""
        return self.constants + self.rise(bounds)

    def rise(self, amounts: Floats) -> Floats:
        """By how much the candidates grow if the bounds grow by the amounts."""
        return (self.weights * amounts[self.places]).sum(axis=1)


def _wide(array: Floats, columns: int) -> Floats:
    return np.pad(array, ((0, 0), (0, columns - array.shape[1])))


def _cross(one: Point, other: Point) -> Any:
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]  # type: ignore[call-overload]
