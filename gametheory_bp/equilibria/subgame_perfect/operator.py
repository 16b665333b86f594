"""One step of the set operator whose largest fixed point is the set of equilibrium payoffs.

Let W hold all equilibrium payoffs, and let u be at most what any equilibrium gives the players.
An equilibrium starts with some action pair a and promises payoffs w of W above the incentive
floors; it is worth ``(1 - d) g(a) + d w``.  So it lies in the hull of these points over all pairs
(Abreu, Pearce and Stacchetti 1990).  Two facts make the step far larger:

* Where ``g(a)`` itself is in W and above the floors, a may be replaced by the point ``g(a)``.
* The best point of the set in a direction n never lies beyond ``n . g(a)`` of the pair that starts
  it: from there on play is worth at most as much, so the average was no less (compare Abreu and
  Sannikov 2014).  So the points of a may be replaced by ``g(a)`` in any hull, and all such hulls
  hold the set at once; without this the vertices near an incentive floor creep towards their
  limit by a factor d per step.

With many pairs floating point proposes the lines instead of the hulls
(:mod:`~gametheory_bp.equilibria.subgame_perfect.envelope`); what they bound is exact.

The same fact in direction -i says that nobody's worst equilibrium payoff is below the best
deviation from the pair that starts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from flint import fmpq

from gametheory_bp.equilibria.subgame_perfect.envelope import Envelope, crossings
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    Point,
    above,
    clip,
    contains,
    hull,
    intersect,
    support,
)
from gametheory_bp.equilibria.subgame_perfect.stage import ActionPair, Stage

__all__ = [
    "Start",
    "bound_of",
    "enclosures",
    "next_floor",
    "next_polygon",
    "possible_starts",
    "tight_lines",
]

MOST = 2
"""Pairs that are replaced together; a third has not been seen to help."""


FEW = 16
"""Starts up to which enclosures are made; there are too many of them for more."""

THIN, MARGIN = 1e-9, 1e-13
"""Lines that miss a polygon by more are not looked at; by how much rounding may lift a floor."""


class Start:
    """An action pair that may start an equilibrium.

    Attributes
    ----------
    pair : ActionPair
    floor : point
        Incentive floors of both players.
    """

    __slots__ = ("_corners", "_discount", "_forever", "_promises", "floor", "pair")

    def __init__(self, pair: ActionPair, floor: Point, corners: Corners, discount: Any) -> None:
        self.pair, self.floor = pair, floor
        self._corners, self._discount = corners, discount
        self._promises: Corners | None = None
        self._forever: bool | None = None

    @property
    def possible(self) -> bool:
        """Whether there is a promise."""
        x, y = self.floor
        return any(v[0] >= x and v[1] >= y for v in self._corners) or bool(self.promises)

    @property
    def promises(self) -> Corners:
        """The payoffs of W above the incentive floors."""
        if self._promises is None:
            self._promises = above(self._corners, *self.floor)
        return self._promises

    @property
    def forever(self) -> bool:
        """Whether the pair's own payoffs are a promise."""
        if self._forever is None:
            x, y = self.pair.payoff
            high = x >= self.floor[0] and y >= self.floor[1]
            self._forever = high and contains(self._corners, self.pair.payoff)
        return self._forever

    @property
    def values(self) -> Corners:
        """What starting with the pair is worth; its own payoffs where these are a promise."""
        if self.forever or not self._discount:
            return [self.pair.payoff]
        return [self.value(w) for w in self.promises]

    def value(self, promise: Point) -> Point:
        """What the pair now and a promise afterwards are worth."""
        d, (x, y) = self._discount, self.pair.payoff
        return (1 - d) * x + d * promise[0], (1 - d) * y + d * promise[1]

    def nearest(self, point: Any, own: bool) -> Point:
        """The value nearest to a point in floating point, or the pair's own payoffs."""
        if own:
            return self.pair.payoff
        x, y = float(point[0]), float(point[1])
        return min(self.values, key=lambda v: max(abs(float(v[0]) - x), abs(float(v[1]) - y)))


def possible_starts(
    stage: Stage, pairs: tuple[ActionPair, ...], within: Corners, threats: Point
) -> list[Start]:
    """The pairs that some promise of the set sustains."""
    found = []
    for pair in pairs:
        if pair.surcharge is None:
            continue
        floor = threats[0] + pair.surcharge[0], threats[1] + pair.surcharge[1]
        start = Start(pair, floor, within, stage.discount)
        if start.possible:
            found.append(start)
    return found


def next_floor(stage: Stage, starts: list[Start], threats: Point) -> Point:
    """Lower bounds of both players' worst equilibrium payoffs."""
    d = stage.discount
    floor = []
    for i in (0, 1):
        least = None
        for s in starts:
            own, deviation = (1 - d) * s.pair.payoff[i], s.pair.deviation[i]
            if least is None or max(deviation, own + d * s.floor[i]) < least:
                value = max(deviation, own + d * min(w[i] for w in s.promises))
                least = value if least is None else min(least, value)
        floor.append(max(threats[i], least))
    return floor[0], floor[1]


def enclosures(starts: list[Start], most: int = MOST) -> Iterator[Corners]:
    """Polygons each of which holds all equilibrium payoffs."""
    whole = hull(p for s in starts for p in s.values)
    yield whole
    corners: set[Any] = set(whole)
    touching = [k for k, s in enumerate(starts) if not s.forever and corners & set(s.values)]
    bound = [k for k, s in enumerate(starts) if not s.forever]
    for chosen in _replaced(bound, touching, most):
        yield hull(
            p for k, s in enumerate(starts) for p in ([s.pair.payoff] if k in chosen else s.values)
        )


def _replaced(bound: list[int], touching: list[int], most: int) -> Iterator[set[int]]:
    """Which pairs have their values replaced by their own payoffs."""
    if bound:
        yield set(bound)
    if len(bound) > 1:
        for size in range(1, min(len(touching), most) + 1):
            yield from map(set, combinations(touching, size))


def tight_lines(
    stage: Stage, starts: list[Start], corners: Corners, own: bool, every: bool = False
) -> Iterator[tuple[Point, Any]]:
    """Lines that imply all others, as far as floating point finds them; their bounds are exact.

    Those that cut almost nothing are left out where others cut more, unless every one is wanted.
    """
    floats = np.array([[float(x) for x in v] for v in corners])
    payoffs = np.array([[float(x) for x in s.pair.payoff] for s in starts])
    floors = np.array([[float(x) for x in s.floor] for s in starts])
    envelope = Envelope(payoffs, floors - MARGIN, float(stage.discount), floats)
    for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        axis = fmpq(a), fmpq(b)
        yield axis, bound_of(stage, starts, axis, own)
    if not len(envelope.starts):
        return
    before, after = envelope.bends()
    normals = crossings(before, after)
    cuts = (floats @ normals.T).max(axis=0) - np.einsum("mx,mx->m", normals, before.points)
    thick = not every and cuts.max(initial=0.0) > THIN
    for k in np.flatnonzero(cuts > (THIN if thick else -THIN)):
        sides = [starts[envelope.starts[side.starts[k]]] for side in (before, after)]
        p, q = (
            start.nearest(side.points[k], bool(side.own[k]))
            for start, side in zip(sides, (before, after), strict=True)
        )
        normal = q[1] - p[1], p[0] - q[0]
        if float(normal[0]) * normals[k, 0] + float(normal[1]) * normals[k, 1] < 0:
            normal = -normal[0], -normal[1]
        if normal[0] or normal[1]:
            # the pairs that bound most come first: the others are then soon seen to bound less
            yield normal, bound_of(stage, sides + starts, normal, own)


def next_polygon(stage: Stage, corners: Corners, punishments: Point | None) -> Corners:
    """What the lines leave of the polygon, above the floors."""
    low = min(v[0] for v in corners), min(v[1] for v in corners)
    threats = punishments or low
    starts = possible_starts(stage, stage.pairs, corners, threats)
    if not starts:
        return []
    if len(starts) <= FEW:
        return _intersected(stage, starts, threats, punishments is None)
    result = corners
    for line in tight_lines(stage, starts, corners, punishments is None, every=True):
        result = clip(result, line)
    if punishments is None:
        result = above(result, *next_floor(stage, starts, threats))
    return hull(result)


def _intersected(stage: Stage, starts: list[Start], threats: Point, own: bool) -> Corners:
    result: Corners | None = None
    for polygon in enclosures(starts, 1):
        result = polygon if result is None else intersect(result, polygon)
    assert result is not None
    return hull(above(result, *next_floor(stage, starts, threats))) if own else result


def bound_of(stage: Stage, starts: list[Start], normal: Point, own: bool) -> Any:
    """What ``normal . x`` is at most, over all equilibrium payoffs x.

    With ``own`` punishments the worst payoff of a player is at least the best deviation.
    """
    d, (a, b) = stage.discount, normal
    worst = [i for i in (0, 1) if own and normal[1 - i] == 0 and normal[i] < 0]
    best = None
    for s in starts:
        value = g = a * s.pair.payoff[0] + b * s.pair.payoff[1]
        for i in worst:
            value = min(value, normal[i] * s.pair.deviation[i])
        if best is None or value > best:
            value = min(value, (1 - d) * g + d * support(s.promises, normal))
            best = value if best is None else max(best, value)
    return best
