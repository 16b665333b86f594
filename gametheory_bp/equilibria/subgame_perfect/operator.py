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

The same fact in direction -i says that nobody's worst equilibrium payoff is below the best
deviation from the pair that starts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    Point,
    above,
    contains,
    hull,
    intersect,
    support,
)
from gametheory_bp.equilibria.subgame_perfect.stage import ActionPair, Stage

__all__ = ["Start", "bound_of", "enclosures", "next_floor", "next_polygon", "possible_starts"]

MOST = 2
"""Pairs that are replaced together; a third has not been seen to help."""


@dataclass(frozen=True, slots=True)
class Start:
    """An action pair that may start an equilibrium.

    Attributes
    ----------
    pair : ActionPair
    promises : corners
        The payoffs of W above the incentive floors.
    values : corners
        What starting with the pair is worth; the pair's own payoffs where these are a promise.
    forever : bool
        Whether the pair's own payoffs are a promise.
    """

    pair: ActionPair
    promises: Corners
    values: Corners
    forever: bool


def possible_starts(
    stage: Stage, pairs: tuple[ActionPair, ...], within: Corners, threats: Point
) -> list[Start]:
    """The pairs that some promise of the set sustains."""
    d = stage.discount
    found = []
    for pair in pairs:
        if pair.surcharge is None:
            continue
        floor = threats[0] + pair.surcharge[0], threats[1] + pair.surcharge[1]
        promises = above(within, *floor)
        if not promises:
            continue
        x, y = pair.payoff
        forever = x >= floor[0] and y >= floor[1] and contains(within, pair.payoff)
        if forever or not d:
            values = [pair.payoff]
        else:
            values = [((1 - d) * x + d * w[0], (1 - d) * y + d * w[1]) for w in promises]
        found.append(Start(pair, promises, values, forever))
    return found


def next_floor(stage: Stage, starts: list[Start], threats: Point) -> Point:
    """Lower bounds of both players' worst equilibrium payoffs."""
    d = stage.discount
    floor = []
    for i in (0, 1):
        least = min(
            max(
                s.pair.deviation[i],
                (1 - d) * s.pair.payoff[i] + d * min(w[i] for w in s.promises),
            )
            for s in starts
        )
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


def next_polygon(stage: Stage, corners: Corners, punishments: Point | None) -> Corners:
    """The intersection of the enclosures, above the floors."""
    low = min(v[0] for v in corners), min(v[1] for v in corners)
    threats = punishments or low
    starts = possible_starts(stage, stage.pairs, corners, threats)
    if not starts:
        return []
    result: Corners | None = None
    for polygon in enclosures(starts, 1):
        result = polygon if result is None else intersect(result, polygon)
    assert result is not None
    if punishments is None:
        result = hull(above(result, *next_floor(stage, starts, threats)))
    return result


def bound_of(stage: Stage, starts: list[Start], normal: Point, own: bool) -> Any:
    """What ``normal . x`` is at most, over all equilibrium payoffs x.

    With ``own`` punishments the worst payoff of a player is at least the best deviation.
    """
    d = stage.discount
    best = None
    for s in starts:
        g = normal[0] * s.pair.payoff[0] + normal[1] * s.pair.payoff[1]
        value = min(g, (1 - d) * g + d * support(s.promises, normal))
        for i in (0, 1):
            if own and normal[1 - i] == 0 and normal[i] < 0:
                value = min(value, normal[i] * s.pair.deviation[i])
        best = value if best is None or value > best else best
    return best
