"""Where the lines that bound the equilibrium payoffs bend, in floating point.

With W the polygon before and Q(a) its part above the incentive floors of an action pair a, the
payoffs are bounded in every direction n by

    c(n) = max_a m_a(n),   m_a(n) = min(n . g(a), (1 - d) n . g(a) + d max_{w in Q(a)} n . w).

Each ``m_a(n)`` is ``n . p`` for some point p: g(a) itself, or the value of a promise at a corner of
W or on an incentive floor (four per pair: Abreu and Sannikov 2014).  So c bends only in directions
in which two such points are equally far out, and the lines in these directions imply all others.
They are found by sampling, and by looking again where two neighbouring samples name different
points.  What is found is a proposal: bounds are proved in rationals, and a direction that is missed
only makes a set larger.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.equilibria.subgame_perfect.float_polygon import (
    Floats,
    ahead,
    depths,
    on_floors,
    outlying,
)

__all__ = ["NO_HINTS", "Envelope", "Samples", "crossings"]

DIRECTIONS, ROUNDS = 16, 20
WITHIN = (0.01, 0.5, 0.99)
NARROW, SAME = 1e-15, 1e-13
"""Sine of an angle, and difference of payoffs (which range from 0 to 1), to ignore."""

AXES = np.array(((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)))
ANGLES = 2 * np.pi * (np.arange(DIRECTIONS) + 0.5) / DIRECTIONS
NO_HINTS = np.empty((0, 2))


@dataclass(frozen=True, slots=True)
class Samples:
    """The bound in M directions.

    Attributes
    ----------
    normals : (M, 2) array
    bounds : (M,) array
        ``c(n)``.
    points : (M, 2) array
        A point with ``n . p = c(n)``.
    starts : (M,) integer array
        Place of its pair among the possible starts.
    own : (M,) array of bool
        Whether it is the payoff of the pair itself.
    """

    normals: Floats
    bounds: Floats
    points: Floats
    starts: NDArray[np.intp]
    own: NDArray[np.bool_]

    def __getitem__(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Samples:
        return Samples(
            self.normals[which],
            self.bounds[which],
            self.points[which],
            self.starts[which],
            self.own[which],
        )

    @staticmethod
    def joined(parts: list[Samples]) -> Samples:
        """All samples of several."""
        return Samples(
            np.concatenate([s.normals for s in parts]),
            np.concatenate([s.bounds for s in parts]),
            np.concatenate([s.points for s in parts]),
            np.concatenate([s.starts for s in parts]),
            np.concatenate([s.own for s in parts]),
        )


class Envelope:
    """The bound as a function of the direction.

    Parameters
    ----------
    payoffs, floors : (P, 2) arrays
        Of the action pairs, measured from 0 to 1.
    discount : float
    corners : (K, 2) array
        Of the polygon before, counter-clockwise; K >= 1.

    Attributes
    ----------
    starts : integer array
        Pairs that some promise sustains.
    """

    def __init__(self, payoffs: Floats, floors: Floats, discount: float, corners: Floats) -> None:
        above = (corners[:, 0] >= floors[:, :1]) & (corners[:, 1] >= floors[:, 1:])
        points, valid = on_floors(floors, corners)
        self.starts = np.flatnonzero(above.any(axis=1) | valid.any(axis=0))
        self.d, self.corners = discount, corners
        self.payoffs, self.above = payoffs[self.starts], above[self.starts].T
        points, valid = points[:, self.starts], valid[:, self.starts]
        known = points[valid.argmax(axis=0), np.arange(len(self.starts))]
        known = np.where(
            np.any(valid, axis=0, keepdims=True).T, known, corners[self.above.argmax(axis=0)]
        )
        # where a floor has no promise, another one of the pair stands in
        self.points = np.where(valid[:, :, None], points, known)
        self._live = self._not_within(floors[self.starts])
        self._live_payoffs, self._live_above = self.payoffs[self._live], self.above[:, self._live]
        self._live_points = self.points[:, self._live]

    def _not_within(self, floors: Floats) -> NDArray[np.intp]:
        """The pairs that may bound: payoffs among those played for ever bound nowhere.

        For a pair b that may be played for ever, ``m_b(n) = n . g(b)`` in all directions.
        """
        payoffs = self.payoffs
        steady = (payoffs >= floors).all(axis=1) & (depths(self.corners, payoffs) >= 0)
        return np.flatnonzero(outlying(payoffs, payoffs[steady]))

    def at(self, normals: Floats) -> Samples:
        """The bound in some directions."""
        d, rows = self.d, np.arange(len(normals))
        own = normals @ self._live_payoffs.T
        reach = normals @ self.corners.T
        far = reach.argmax(axis=1)
        free = self._live_above[far]
        promised = normals @ self._live_points[0].T
        for points in self._live_points[1:]:
            np.maximum(promised, normals @ points.T, out=promised)
        np.copyto(promised, reach[rows, far][:, None], where=free)
        value = (1 - d) * own
        promised *= d
        value += promised
        bound = np.minimum(own, value)
        live = bound.argmax(axis=1)
        itself = own[rows, live] <= value[rows, live]
        pair = self._live[live]
        reach = np.einsum("jmx,mx->jm", self.points[:, pair], normals)
        on_floor = self.points[reach.argmax(axis=0), pair]
        promise = np.where(free[rows, live, None], self.corners[far], on_floor)
        payoff = self.payoffs[pair]
        point = np.where(itself[:, None], payoff, (1 - d) * payoff + d * promise)
        return Samples(normals, bound[rows, live], point, pair, itself)

    def least(self, deviations: Floats) -> Floats:
        """Lower bounds of both players' worst payoffs, given the best deviations of all pairs."""
        own, pairs = deviations[self.starts], np.arange(len(self.payoffs))
        found = []
        for i in (0, 1):
            normals = np.zeros((len(pairs), 2))
            normals[:, i] = -1.0
            found.append(np.maximum(own[:, i], -self._bound_by(normals, pairs)).min())
        return np.array(found)

    def _meet(self, first: Samples, second: Samples) -> NDArray[np.bool_]:
        """Whether one of the directions is where both pairs bound equally, by their points."""
        found = np.zeros(len(first.normals), dtype=bool)
        for here, there in ((first, second), (second, first)):
            level = np.einsum("mx,mx->m", here.normals, there.points)
            bound = self._bound_by(here.normals, there.starts)
            found |= (np.abs(here.bounds - level) <= SAME) & (np.abs(here.bounds - bound) <= SAME)
        return found

    def _bound_by(self, normals: Floats, pairs: NDArray[np.intp]) -> Floats:
        """``m_a(n)`` of one pair a for each direction n."""
        far = (normals @ self.corners.T).argmax(axis=1)
        on_floor = np.einsum("jmx,mx->jm", self.points[:, pairs], normals)
        reach = np.einsum("mx,mx->m", self.corners[far], normals)
        promised = np.where(self.above[far, pairs], reach, on_floor.max(axis=0))
        own = np.einsum("mx,mx->m", self.payoffs[pairs], normals)
        bound: Floats = np.minimum(own, (1 - self.d) * own + self.d * promised)
        return bound

    def _dips(self, pairs: NDArray[np.intp]) -> Floats:
        """Directions in which the payoffs of a pair lie beyond all its promises.

        They lie between two normals of lines that touch the promises from those payoffs.
        """
        points = np.concatenate(
            (np.repeat(self.corners[:, None], len(pairs), axis=1), self.points[:, pairs])
        )
        valid = np.concatenate((self.above[:, pairs], np.ones((4, len(pairs)), dtype=bool)))
        towards = points - self.payoffs[pairs]
        length = np.hypot(towards[:, :, 0], towards[:, :, 1])
        outside = np.where(valid, length, np.inf).min(axis=0) > SAME
        towards = np.where(valid[:, :, None], towards / np.maximum(length, SAME)[:, :, None], 0.0)
        middle = towards.sum(axis=0)
        turn = np.arctan2(
            middle[:, 0] * towards[:, :, 1] - middle[:, 1] * towards[:, :, 0],
            middle[:, 0] * towards[:, :, 0] + middle[:, 1] * towards[:, :, 1],
        )
        most = np.where(valid, turn, -np.inf).max(axis=0)
        least = np.where(valid, turn, np.inf).min(axis=0)
        outside &= most - least < np.pi
        angle = np.arctan2(middle[:, 1], middle[:, 0])
        first, last = (angle + most + np.pi / 2)[outside], (angle + least + 3 * np.pi / 2)[outside]
        angles = np.concatenate([first + t * (last - first) for t in WITHIN])
        return np.stack((np.cos(angles), np.sin(angles)), axis=1)

    def bends(self, hints: Floats = NO_HINTS) -> tuple[Samples, Samples]:
        """Neighbouring samples between which the bound bends.

        The lines through the points of both bound the equilibrium payoffs.  Hints are directions
        to look at as well: those of the bends of a similar polygon save rounds.
        """
        samples = self.at(_directions(self.corners, hints))
        looked = np.zeros(len(self.payoffs), dtype=bool)
        for _ in range(ROUNDS):
            following = samples[ahead(len(samples.normals))]
            fresh = np.zeros_like(looked)
            fresh[samples.starts] = True
            fresh &= ~looked
            looked |= fresh
            bent = _differ(samples, following)
            first, second = samples[bent], following[bent]
            apart = ~self._meet(first, second)
            normals = np.concatenate(
                (
                    _between(first[apart], second[apart]),
                    self._dips(np.flatnonzero(fresh)),
                )
            )
            if not len(normals):
                break
            samples = Samples.joined([samples, self.at(normals)])
            angles = np.arctan2(samples.normals[:, 1], samples.normals[:, 0])
            samples = samples[np.unique(angles, return_index=True)[1]]
        following = samples[ahead(len(samples.normals))]
        bend = _differ(samples, following)
        return samples[bend], following[bend]

    def lines(self, hints: Floats = NO_HINTS) -> tuple[Samples, Floats]:
        """The bound in the directions in which it bends, and along the axes; hints for the next.

        The latter matter where one point bounds in more than half of all directions.
        """
        before, after = self.bends(hints)
        samples = self.at(np.concatenate((crossings(before, after), AXES)))
        return samples, np.concatenate((before.normals, after.normals))


def _directions(corners: Floats, hints: Floats) -> Floats:
    """Unit vectors by increasing angle: evenly spread, hints, one that singles out each corner."""
    along = np.roll(corners, -1, axis=0) - corners
    length = np.hypot(along[:, 0], along[:, 1])
    angles = ANGLES
    if len(corners) > 1 and length.min() > 0:
        outward = np.stack((along[:, 1], -along[:, 0]), axis=1) / length[:, None]
        middle = outward + np.roll(outward, 1, axis=0)
        if len(corners) == 2:
            middle = along / length[:, None]
        angles = np.concatenate((angles, np.arctan2(middle[:, 1], middle[:, 0]) % (2 * np.pi)))
    if len(hints):
        angles = np.concatenate((angles, np.arctan2(hints[:, 1], hints[:, 0]) % (2 * np.pi)))
    angles = np.unique(angles)
    return np.stack((np.cos(angles), np.sin(angles)), axis=1)


def _differ(first: Samples, second: Samples) -> NDArray[np.bool_]:
    apart = np.abs(first.points - second.points).max(axis=1) > SAME
    differ: NDArray[np.bool_] = apart & (_cross(first.normals, second.normals) > NARROW)
    return differ


def crossings(first: Samples, second: Samples) -> Floats:
    """The direction in which both points are equally far."""
    along = second.points - first.points
    normal = np.stack((along[:, 1], -along[:, 0]), axis=1)
    normal /= np.hypot(along[:, 0], along[:, 1])[:, None]
    backwards = np.einsum("mx,mx->m", normal, first.normals + second.normals) < 0
    return np.where(backwards[:, None], -normal, normal)


def _between(first: Samples, second: Samples) -> Floats:
    """The same where it lies between the two samples; else the middle."""
    normal = crossings(first, second)
    middle = first.normals + second.normals
    middle /= np.hypot(middle[:, 0], middle[:, 1])[:, None]
    inside = (_cross(first.normals, normal) > 0) & (_cross(normal, second.normals) > 0)
    return np.where(inside[:, None], normal, middle)


def _cross(first: Floats, second: Floats) -> Floats:
    found: Floats = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
    return found
