"""What can be promised after a choice, and what the choice is then worth.

With a polygon ``W_t`` for every state, the expected promises after a choice a in state s are the
Minkowski combination ``sum_t P(t | s, a) W_t``.  With the worst payoffs ``u_t`` of the polygons the
choice is played for a promise w if no deviation a' pays:

    (1 - d) g_i(s, a) + d w_i >= (1 - d) g_i(s, a') + d sum_t P(t | s, a') u_t,i

The right side does not depend on w: what the choice is worth is bounded below by its best
deviation.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cmp_to_key
from typing import Any

from flint import fmpq

from gametheory_bp.equilibria.stochastic.arena import Arena, Choice, Family
from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point, above

__all__ = [
    "BY_ANGLE",
    "closed",
    "combination",
    "deterred",
    "edge_normals",
    "worst_payoffs",
    "worths",
]


def closed(arena: Arena, family: Family) -> Family:
    """The family without the states from which play may come to a state with no payoff at all."""
    lost = {s for s, corners in enumerate(family) if not corners}
    grown = bool(lost)
    while grown:
        more = {s for s, reached in enumerate(arena.following) if lost.intersection(reached)}
        grown = not more <= lost
        lost |= more
    return [[] if s in lost else corners for s, corners in enumerate(family)]


def worst_payoffs(family: Family) -> list[Point]:
    """The least payoff of either player in every state; zeros where there is none."""
    zero = fmpq(0), fmpq(0)
    return [
        (min(v[0] for v in corners), min(v[1] for v in corners)) if corners else zero
        for corners in family
    ]


def worths(arena: Arena, family: Family) -> list[Corners]:
    """What every choice is worth for promises that deter deviations; empty where nothing does."""
    known: dict[Any, Corners] = {}
    found: list[Corners] = []
    floors = deterred(arena, worst_payoffs(family))
    d = arena.discount
    for choice, floor in zip(arena.choices, floors, strict=True):
        if not family[choice.state]:
            found.append([])
            continue
        if choice.law not in known:
            known[choice.law] = combination((p, family[t]) for t, p in choice.law)
        x, y = ((1 - d) * choice.payoff[0], (1 - d) * choice.payoff[1])
        worth = [(x + d * w[0], y + d * w[1]) for w in known[choice.law]] if d else [(x, y)]
        found.append(above(worth, *floor))
    return found


def deterred(arena: Arena, threats: list[Point]) -> list[Point]:
    """The best deviation payoffs from every choice, given what follows a deviation."""
    own = [_worth(arena, choice, threats) for choice in arena.choices]
    return [
        (max(own[k][0] for k in c.rivals[0]), max(own[k][1] for k in c.rivals[1]))
        for c in arena.choices
    ]


def _worth(arena: Arena, choice: Choice, values: list[Point]) -> Point:
    d, g = arena.discount, choice.payoff
    x = sum((p * values[t][0] for t, p in choice.law), fmpq(0))
    y = sum((p * values[t][1] for t, p in choice.law), fmpq(0))
    return (1 - d) * g[0] + d * x, (1 - d) * g[1] + d * y


def combination(parts: Iterable[tuple[Any, Corners]]) -> Corners:
    """The Minkowski combination of non-empty polygons: their edges in order of direction."""
    start = [fmpq(0), fmpq(0)]
    edges: list[Point] = []
    for p, corners in parts:
        start[0] += p * corners[0][0]
        start[1] += p * corners[0][1]
        if len(corners) > 1:
            for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
                edges.append((p * (b[0] - a[0]), p * (b[1] - a[1])))
    corners = [(start[0], start[1])]
    x, y = start
    before: Point | None = None
    for edge in sorted(edges, key=BY_ANGLE):
        x, y = x + edge[0], y + edge[1]
        if before is not None and _compare(before, edge) == 0:
            corners[-1] = (x, y)
        else:
            corners.append((x, y))
        before = edge
    return corners[:-1] if len(corners) > 1 else corners


def _compare(one: Point, other: Point) -> int:
    """Order by angle from straight down (excluded) on: edges from the leftmost lowest corner."""
    sides = _half(one), _half(other)
    if sides[0] != sides[1]:
        return sides[0] - sides[1]
    turn = one[0] * other[1] - one[1] * other[0]
    return -1 if turn > 0 else int(turn < 0)


def _half(edge: Point) -> int:
    return 0 if edge[0] > 0 or (edge[0] == 0 and edge[1] > 0) else 1


BY_ANGLE = cmp_to_key(_compare)


def edge_normals(corners: Corners) -> list[Point]:
    """Outer normals of the edges of a polygon, both of a segment."""
    if len(corners) < 2:
        return []
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return [(b[1] - a[1], a[0] - b[0]) for a, b in pairs]
