"""Planar sets of points whose coordinates vary with t: hull, part above a point, frontier.

A set is the list of its extreme points: counter-clockwise if there are three or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gametheory_bp.families.germ import Germ, GermPoint

__all__ = ["above", "between", "distinct", "edges", "frontier", "half_plane", "hull", "pareto"]


def distinct(points: Iterable[GermPoint]) -> list[GermPoint]:
    """The points in increasing order, each once."""
    found: list[GermPoint] = []
    for p in sorted(points):
        if not found or p != found[-1]:
            found.append(p)
    return found


def _turn(a: GermPoint, b: GermPoint, c: GermPoint) -> Germ:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def hull(points: Iterable[GermPoint]) -> list[GermPoint]:
    """Extreme points of the convex hull (monotone chains, Andrew 1979)."""
    order = distinct(points)
    if len(order) < 3:
        return order
    chains = []
    for line in (order, order[::-1]):
        chain: list[GermPoint] = []
        for p in line:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def edges(corners: Sequence[GermPoint]) -> list[tuple[GermPoint, GermPoint]]:
    """The sides of a polygon; of a segment one."""
    if len(corners) < 3:
        return [(corners[0], corners[1])] if len(corners) == 2 else []
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))


def between(a: GermPoint, b: GermPoint, share: Germ) -> GermPoint:
    """The point ``a + share (b - a)``."""
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def half_plane(corners: Sequence[GermPoint], slacks: Sequence[Germ]) -> list[GermPoint]:
    """Extreme points of the part where an affine function, given at the corners, is >= 0."""
    values = dict(zip(map(id, corners), slacks, strict=True))
    kept = [p for p, s in zip(corners, slacks, strict=True) if s >= 0]
    for a, b in edges(corners):
        s, r = values[id(a)], values[id(b)]
        if s.sign() * r.sign() < 0:
            kept.append(between(a, b, s / (s - r)))
    return hull(kept)


def above(corners: Sequence[GermPoint], point: GermPoint) -> list[GermPoint]:
    """Extreme points of the part that is at least as good as a point for both."""
    found = list(corners)
    for axis in (0, 1):
        found = half_plane(found, [p[axis] - point[axis] for p in found])
    return found


def pareto(points: Sequence[GermPoint]) -> list[GermPoint]:
    """The strongly Pareto-optimal points of a finite set, row payoffs increasing."""
    found: list[GermPoint] = []
    for p in reversed(distinct(points)):
        if not found or p[1] > found[-1][1]:
            found.append(p)
    return found[::-1]


def frontier(corners: Sequence[GermPoint]) -> list[GermPoint]:
    """Corners of the strong Pareto frontier of a convex set, row payoffs increasing.

    Counter-clockwise from the row player's best corner to the column player's.
    """
    if len(corners) < 3:
        return pareto(corners)
    right = max(range(len(corners)), key=lambda k: corners[k])
    top = max(range(len(corners)), key=lambda k: corners[k][::-1])
    steps = (top - right) % len(corners)
    return [corners[(right + k) % len(corners)] for k in range(steps, -1, -1)]
