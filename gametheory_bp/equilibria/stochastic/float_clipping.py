"""Cut the polygons of all states by lines at once, in floating point.

Polygons are rows of an array (S, V, 2), counter-clockwise, padded by repeating the last corner.
A cut keeps the corners on the right side of the line and adds the two points where edges cross it;
this is done for one line of every state at a time, the line that cuts most first.
"""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["TINY", "along", "clipped", "padded"]

Floats = Any
Pair = tuple[float, float]
TINY = 1e-10
"""Lengths below it are rounding errors."""

AT_ONCE = 12
"""Lines per state after which it is looked again which lines still cut anything."""


def clipped(corners: Floats, normals: Floats, height: Floats, alive: Floats) -> list[list[Pair]]:
    """The part of every polygon with ``normals[k] . x <= height[k, s]`` for all k.

    Parameters
    ----------
    corners : shape (S, V, 2)
    normals : shape (K, 2)
    height : shape (K, S)
    alive : bool, shape (S,)
        The others are left without corners.
    """
    sets: list[Any] = [None] * len(corners)
    states = np.flatnonzero(alive)
    left = corners[states]
    while len(states):
        over = along(normals, left).max(axis=2) - height[:, states]
        open_ = (over > TINY).any(axis=0)
        for row in np.flatnonzero(~open_):
            sets[states[row]] = left[row]
        over, states, left = over[:, open_], states[open_], left[open_]
        if not len(states):
            break
        order = np.argsort(-over, axis=0)[:AT_ONCE]
        for lines in order:
            left, count = _cut(left, normals[lines], height[lines, states])
            if not count.all():
                kept = count > 0
                order, states, left = order[:, kept], states[kept], left[kept]
                break  # a state without payoffs is left out of the lines that follow
    return [[] if c is None else _plain(c.tolist()) for c in sets]


def along(normals: Floats, points: Floats) -> Floats:
    """How far points (S, V, 2) reach along directions (K, 2): shape (K, S, V)."""
    return (normals @ points.reshape(-1, 2).T).reshape(len(normals), *points.shape[:2])


def _cut(corners: Floats, normals: Floats, height: Floats) -> tuple[Floats, Floats]:
    """Each polygon cut by its own line; how many corners it has then."""
    slack = height[:, None] - np.einsum("svx,sx->sv", corners, normals)
    keep = slack >= -TINY
    if keep.all():
        return corners, np.full(len(corners), corners.shape[1])
    after = np.roll(slack, -1, axis=1)
    crosses = ((slack > TINY) & (after < -TINY)) | ((slack < -TINY) & (after > TINY))
    share = np.where(crosses, slack / np.where(crosses, slack - after, 1.0), 0.0)
    found = corners + share[..., None] * (np.roll(corners, -1, axis=1) - corners)
    again = (np.abs(corners - np.roll(corners, 1, axis=1)) <= 0).all(axis=2)
    again[:, 0] = False
    states, places = keep.shape
    exists = np.stack([keep & ~again, crosses], axis=2).reshape(states, 2 * places)
    points = np.stack([corners, found], axis=2).reshape(states, 2 * places, 2)
    count = exists.sum(axis=1)
    first = np.argsort(~exists, axis=1, kind="stable")[:, : max(int(count.max()), 1)]
    places = np.minimum(np.arange(first.shape[1]), np.maximum(count - 1, 0)[:, None])
    rows = np.arange(states)[:, None]
    return points[rows, first[rows, places]], count


def padded(sets: list[list[Pair]]) -> Floats:
    """The polygons as one array; the origin for those without corners."""
    longest = max(map(len, sets))
    filled = [corners or [(0.0, 0.0)] for corners in sets]
    return np.array([[*c, *[c[-1]] * (longest - len(c))] for c in filled])


def _plain(corners: list[list[float]]) -> list[Pair]:
    """Without corners that are almost the one before, or almost on the line between neighbours."""
    kept: list[Pair] = []
    for x, y in corners:
        if not kept or max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) > TINY:
            kept.append((x, y))
    while len(kept) > 1 and max(abs(kept[0][i] - kept[-1][i]) for i in (0, 1)) <= TINY:
        kept.pop()
    if len(kept) < 4:
        return kept
    ends = zip([kept[-1], *kept[:-1]], kept, [*kept[1:], kept[0]], strict=True)
    return [v for u, v, w in ends if _height(u, v, w) > TINY]


def _height(u: Pair, v: Pair, w: Pair) -> float:
    """How far v lies from the line through u and w, to its right."""
    x, y = w[0] - u[0], w[1] - u[1]
    size = max(abs(x), abs(y))
    return ((v[0] - u[0]) * y - (v[1] - u[1]) * x) / size if size else 0.0
