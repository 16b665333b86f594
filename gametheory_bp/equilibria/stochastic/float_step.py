"""One shrinking step for the payoff sets of all states, in floating point and all at once.

Every polygon is kept by its corners, padded to arrays.  The edges of all polygons in order of
direction form a *ring*: between two neighbouring directions each polygon has one corner that
reaches farthest, and so has every Minkowski combination, whose corners are then a matrix product.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.equilibria.stochastic.float_clipping import TINY, along
from gametheory_bp.equilibria.stochastic.policies import FloatArena

__all__ = ["SLACK", "FloatStep", "sorted_directions"]

Floats = Any
SLACK = 1e-9
"""By how much incentive constraints are loosened: many hold with equality."""

ROUNDS = 20
"""Guesses of what bounds the sets along a direction, at most."""

AXES = np.array([[-1.0, 0.0], [0.0, -1.0], [1.0, 0.0], [0.0, 1.0]])


class FloatStep:
    """What the choices are worth in a family of polygons, as far as any direction is asked for.

    Parameters
    ----------
    arena : FloatArena
    corners : shape (S, V, 2)
        Corners of every state's polygon, padded by repetition.
    alive : bool, shape (S,)
        Which states have payoffs.
    margin : float
        By how much a promise must beat what other actions give.
    """

    def __init__(
        self, arena: FloatArena, corners: Floats, alive: Floats, margin: float = -SLACK
    ) -> None:
        self.arena, self.corners, self.alive = arena, corners, alive
        d = arena.discount
        alone = (1 - d) * arena.payoffs + d * arena.law @ corners.min(axis=1)
        own = np.arange(len(alone))[:, None]
        self.floors = np.empty_like(alone)
        for i, rivals in enumerate(arena.rivals):
            extra = np.where(rivals == own, -SLACK, margin)
            self.floors[:, i] = (alone[rivals, i] + extra).max(axis=1)
        self.normals = self._ring()
        between = self.normals + np.roll(self.normals, -1, axis=0)
        self.ring = ring = self._farthest(between)[1]
        self.inside = (ring >= self.floors).all(axis=2)
        self.special, self.valid = self._special(ring)
        owners = np.zeros(len(arena.payoffs), int)
        owners[arena.ways] = np.arange(len(arena.ways))[:, None]
        self.feasible = (self.inside.any(axis=0) | self.valid.any(axis=1)) & alive[owners]

    def _ring(self) -> Floats:
        edges = np.roll(self.corners, -1, axis=1) - self.corners
        edges = edges[self.alive].reshape(-1, 2)
        sizes = np.hypot(edges[:, 0], edges[:, 1])
        edges = edges[sizes > TINY] / sizes[sizes > TINY, None]
        return sorted_directions(np.concatenate([AXES, edges[:, ::-1] * [1.0, -1.0]]))

    def _farthest(self, normals: Floats) -> tuple[Floats, Floats]:
        """Farthest corners of the polygons (K, S, 2) and, floors apart, of the worths (K, M, 2)."""
        best = along(normals, self.corners).argmax(axis=2)
        points = self.corners[np.arange(len(self.corners)), best]
        d = self.arena.discount
        combined = np.einsum("ms,ksx->kmx", self.arena.law, points, optimize=True)
        return points, (1 - d) * self.arena.payoffs + d * combined

    def places(self) -> Floats:
        """Which corner of every state reaches farthest beyond each direction: shape (K, S)."""
        between = self.normals + np.roll(self.normals, -1, axis=0)
        return along(between, self.corners).argmax(axis=2)

    def _special(self, ring: Floats) -> tuple[Floats, Floats]:
        """Ends of what the two floors leave: points (M, 4, 2), and which exist."""
        points, valid = [], []
        for i in (0, 1):
            slack = ring[:, :, i] - self.floors[:, i]
            other, after = ring[:, :, 1 - i], np.roll(slack, -1, axis=0)
            crosses = slack * after < 0
            share = np.where(crosses, slack / np.where(crosses, slack - after, 1.0), 0.0)
            along = other + share * (np.roll(other, -1, axis=0) - other)
            meets = crosses | (np.abs(slack) <= TINY)
            low = np.where(meets, along, np.inf).min(axis=0)
            high = np.where(meets, along, -np.inf).max(axis=0)
            exists = meets.any(axis=0) & (high >= self.floors[:, 1 - i])
            for end in (np.maximum(low, self.floors[:, 1 - i]), high):
                pair = [self.floors[:, i], np.where(exists, end, 0.0)]
                points.append(np.stack(pair if i == 0 else pair[::-1], axis=1))
                valid.append(exists)
        return np.stack(points, axis=1), np.stack(valid, axis=1)

    def bounds(self, normals: Floats) -> tuple[Floats, Floats]:
        """How far the choices reach (K, M), -inf where nothing deters, and where (K, M, 2)."""
        top = self._farthest(normals)[1]
        kept = (top >= self.floors).all(axis=2)
        reach = along(normals, self.special)
        reach = np.where(self.valid, reach, -np.inf)
        best = reach.argmax(axis=2)
        kept |= ~self.valid.any(axis=1)
        cut = self.special[np.arange(len(self.special)), best]
        points = np.where(kept[..., None], top, cut)
        values = np.einsum("kx,kmx->km", normals, points)
        return np.where(self.feasible, values, -np.inf), points

    def reaches(self, normals: Floats, start: Floats | None = None) -> tuple[Floats, Floats]:
        """Bounds of the sets along directions (K, S), and points that attain them (K, S, 2).

        ``start`` are bounds to begin the guesses with; by default those of the polygons.
        """
        caps, ends = self.bounds(normals)
        points = self._farthest(normals)[0]
        height = np.einsum("kx,ksx->ks", normals, points) if start is None else start.copy()
        plans = np.full(height.shape, -2)
        open_ = np.arange(len(normals))
        for _ in range(ROUNDS):
            best, plan = self._plan(normals[open_], caps[open_], height[open_])
            changed = (plan != plans[open_]).any(axis=1)
            open_, best, plan = open_[changed], best[changed], plan[changed]
            if not len(open_):
                return height, points
            plans[open_], before = plan, height[open_]
            points[open_] = self._solved(plan, ends[open_[:, None], best])
            height[open_] = np.einsum("kx,ksx->ks", normals[open_], points[open_])
            unsettled = np.abs(height[open_] - before).max(axis=1) >= TINY / 100
            open_, before = open_[unsettled], before[unsettled]
        if len(open_):
            height[open_] = np.maximum(height[open_], before)  # not settled: the larger of two
        return height, points

    def _plan(self, normals: Floats, caps: Floats, height: Floats) -> tuple[Floats, Floats]:
        """The best choices given bounds of the sets; whose equation holds, -1 for the cap."""
        arena, d = self.arena, self.arena.discount
        rows, states = np.arange(len(normals))[:, None], np.arange(len(arena.ways))
        onward = (1 - d) * normals @ arena.payoffs.T + d * height @ arena.law.T
        rival = np.broadcast_to(np.arange(onward.shape[1]), onward.shape).copy()
        for i in (0, 1):
            for k in np.flatnonzero((normals[:, 1 - i] == 0) & (normals[:, i] < 0)):
                least = onward[k][arena.rivals[i]].argmin(axis=1)
                rival[k] = arena.rivals[i][np.arange(len(least)), least]
                onward[k] = onward[k][rival[k]]
        best = arena.ways[states, np.minimum(onward, caps)[:, arena.ways].argmax(axis=2)]
        return best, np.where((caps <= onward)[rows, best], -1, rival[rows, best])

    def _solved(self, plan: Floats, ends: Floats) -> Floats:
        """The points that solve the equations of plans."""
        d, states, capped = self.arena.discount, plan.shape[1], plan < 0
        matrix = np.eye(states) - d * np.where(capped[..., None], 0, self.arena.law[plan])
        right = np.where(capped[..., None], ends, (1 - d) * self.arena.payoffs[plan])
        return np.linalg.solve(matrix, right)


def sorted_directions(normals: Floats) -> Floats:
    """Directions in order of angle, each once; the axes stay as they are."""
    angles = np.arctan2(normals[:, 1], normals[:, 0])
    _, first = np.unique(np.round(angles, 8), return_index=True)
    kept = normals[first]
    if len(first) > 1 and angles[first[0]] < -np.pi + 1e-9 < np.pi - 1e-9 < angles[first[-1]]:
        kept = kept[1:]
    return kept
