"""Convex polygons as arrays of floats: where they meet floors, what is inside them."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.geometry.hull import convex_hull

__all__ = ["Floats", "ahead", "depths", "on_floors", "outlying"]

Floats: TypeAlias = NDArray[np.float64]

SAME = 1e-13
"""Difference of payoffs (which range from 0 to 1) to ignore."""

ANGLES = 2 * np.pi * (np.arange(16) + 0.5) / 16
AROUND = np.stack((np.cos(ANGLES), np.sin(ANGLES)), axis=1)


def on_floors(floors: Floats, corners: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The two promises on each floor that reach furthest along it, (4, P, 2), if there are any."""
    points, valid = [], []
    for axis in (0, 1):
        at, other = floors[:, axis], floors[:, 1 - axis]
        low, high = _chains(corners, axis)
        least = np.maximum(np.interp(at, *low), other)
        most = np.interp(at, *high)
        meets = (low[0][0] <= at) & (at <= low[0][-1]) & (least <= most)
        for reach in (least, most):
            points.append(np.stack((at, reach) if axis == 0 else (reach, at), axis=1))
            valid.append(meets)
    return np.array(points), np.array(valid)


def _chains(corners: Floats, axis: int) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Lower and upper boundary as functions of one coordinate: its values and the other's."""
    x, y = corners[:, axis], corners[:, 1 - axis]
    if axis == 1:  # counter-clockwise again
        x, y = x[::-1], y[::-1]
    first, last = np.lexsort((y, x))[[0, -1]]
    count = len(x)
    lower = (first + np.arange((last - first) % count + 1)) % count
    upper = (last + np.arange((first - last) % count + 1)) % count
    if count > 1 and x[lower[-1]] == x[lower[-2]]:
        lower = lower[:-1]
    if count > 1 and x[upper[-1]] == x[upper[-2]]:
        upper = upper[:-1]
    upper = upper[::-1]
    return (x[lower], y[lower]), (x[upper], y[upper])


def outlying(points: Floats, others: Floats) -> NDArray[np.bool_]:
    """Which points are not well inside the polygon of those that reach furthest among others."""
    if not len(others):
        return np.ones(len(points), dtype=bool)
    furthest = others[np.unique((others @ AROUND.T).argmax(axis=0))]
    polygon = np.array(convex_hull(map(tuple, furthest.tolist())))
    outside: NDArray[np.bool_] = depths(polygon, points) <= SAME
    return outside


def depths(corners: Floats, points: Floats) -> Floats:
    """How far inside a polygon points are; negative outside, and where it has no inside."""
    if len(corners) < 3:
        return np.full(len(points), -np.inf)
    along = corners[ahead(len(corners))] - corners
    lengths = np.hypot(along[:, 0], along[:, 1])
    apart = lengths > 0  # corners that differ may round to the same floats
    if not apart.any():
        return np.full(len(points), -np.inf)
    corners, along = corners[apart], along[apart]
    inward = np.stack((-along[:, 1], along[:, 0]), axis=1) / lengths[apart, None]
    inside: Floats = (points @ inward.T - np.einsum("kx,kx->k", inward, corners)).min(axis=1)
    return inside


def ahead(count: int) -> NDArray[np.intp]:
    """The number after each, the first one after the last."""
    return np.arange(1, count + 1) % count
