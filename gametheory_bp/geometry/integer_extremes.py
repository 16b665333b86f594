"""Convex hull and Pareto frontier of very many integer points, exactly.

A float filter throws away points that are certainly inside the hull (or certainly dominated);
what is left goes through the exact algorithm in Python integers.  The filter works on
coordinates scaled to ``[0, 1]``, where one orientation test has a rounding error below
``2^-48``; a point is dropped only when it is inside by more than ``2^-40``.  So no size of the
integers, not even beyond 64 bits, can make the answer wrong; ties only cost time.

This module needs numpy; import it only for large sets.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.hull import convex_hull

__all__ = ["hull_indices", "pareto_indices"]

MARGIN = 2.0**-40
"""How far inside, in units of the bounding box, a point must be to be dropped unseen."""

SAMPLE = 20_000
BLOCK = 16_384

Integers = npt.NDArray[Any]


def hull_indices(x: Integers, y: Integers) -> list[int]:
    """Indices of the extreme points, counter-clockwise from the lexicographically smallest.

    Parameters
    ----------
    x, y : (N,) integer arrays, int64 or Python integers (dtype object)
        Coordinates.  Of several equal points the first stands for all.

    Examples
    --------
    >>> hull_indices(np.array([1, 0, 2, 0, 2]), np.array([1, 0, 0, 2, 2]))
    [1, 2, 4, 3]
    """
    kept = _outside_inner_polygon(_unit(x), _unit(y))
    first = _first_index(x, y, kept)
    return [first[p] for p in convex_hull(first)]  # type: ignore[arg-type, index]


def pareto_indices(x: Integers, y: Integers, *, strong: bool = True) -> list[int]:
    """Indices of the Pareto-optimal points of the finite set, row payoffs increasing.

    Examples
    --------
    >>> pareto_indices(np.array([0, 1, 2, 0]), np.array([2, 2, 0, 0]))
    [1, 2]
    """
    kept = np.arange(len(x))
    u, v = _unit(x), _unit(y)
    for weight in (0.5, 0.1, 0.9, 0.01, 0.99):  # points that dominate many others
        best = int(np.argmax(weight * u[kept] + (1 - weight) * v[kept]))
        a, b = u[kept[best]], v[kept[best]]
        kept = kept[(u[kept] >= a - MARGIN) | (v[kept] >= b - MARGIN)]
    if len(kept) > 1000:
        kept = _near_staircase(u, v, kept)
    first = _first_index(x, y, kept)
    optimal = pareto_points(first, strong=strong)  # type: ignore[arg-type]
    return [first[p] for p in optimal]  # type: ignore[index]


def _unit(values: Integers) -> npt.NDArray[np.float64]:
    """The coordinates moved and scaled to [0, 1]; a constant coordinate becomes 0."""
    low, high = int(values.min()), int(values.max())
    width = high - low
    if values.dtype == object or width >= 2**63:  # exact quotients: no overflow, no cancellation
        return np.array([float(Fraction(int(v) - low, width or 1)) for v in values])
    scaled: npt.NDArray[np.float64] = (values - values.dtype.type(low)) / float(width or 1)
    return scaled


def _outside_inner_polygon(
    u: npt.NDArray[np.float64], v: npt.NDArray[np.float64]
) -> npt.NDArray[np.intp]:
    """Indices of the points not certainly inside a polygon spanned by some of the points.

    The corners are extremes in 16 directions, first among a sample, then among what is left.
    """
    kept = np.arange(len(u))
    if len(kept) > 4 * SAMPLE:
        some = kept[:: len(kept) // SAMPLE]
        kept = kept[_not_inside(_extremes(u[some], v[some]), u, v)]
    a, b = u[kept], v[kept]
    return kept[_not_inside(_extremes(a, b), a, b)]


def _extremes(u: npt.NDArray[np.float64], v: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    """Extreme points in 16 directions, counter-clockwise, without repetition."""
    angles = 2 * np.pi * np.arange(16) / 16
    found: list[tuple[float, float]] = []
    for c, s in zip(np.cos(angles), np.sin(angles), strict=True):
        k = int(np.argmax(c * u + s * v))
        corner = (float(u[k]), float(v[k]))
        if corner not in found:
            found.append(corner)
    return found


def _not_inside(
    corners: list[tuple[float, float]],
    u: npt.NDArray[np.float64],
    v: npt.NDArray[np.float64],
) -> npt.NDArray[np.intp]:
    """Positions not left of every edge by more than the margin.

    To be left of all edges of a closed walk means to be surrounded by it, so a point that is
    dropped is inside the hull whatever rounding did to the corners' order.
    """
    if len(corners) < 3:
        return np.arange(len(u))
    found = []
    for start in range(0, len(u), BLOCK):  # blocks stay in the processor's cache
        a, b = u[start : start + BLOCK], v[start : start + BLOCK]
        inside = np.ones(len(a), dtype=bool)
        for (pu, pv), (qu, qv) in zip(corners, corners[1:] + corners[:1], strict=True):
            along_u, along_v = qu - pu, qv - pv
            inside &= along_u * b - along_v * a > along_u * pv - along_v * pu + MARGIN
        found.append(np.flatnonzero(~inside) + start)
    return np.concatenate(found)


def _near_staircase(
    u: npt.NDArray[np.float64], v: npt.NDArray[np.float64], kept: npt.NDArray[np.intp]
) -> npt.NDArray[np.intp]:
    """Drop points that some point further right beats by more than the margin."""
    order = kept[np.argsort(-u[kept], kind="stable")]
    a, b = u[order], v[order]
    ceiling = np.maximum.accumulate(b)
    right = np.searchsorted(-a, -(a + MARGIN), side="left")  # points with u > own u + margin
    beaten = (right > 0) & (b < ceiling[np.maximum(right - 1, 0)] - MARGIN)
    survivors: npt.NDArray[np.intp] = order[~beaten]
    return survivors


def _first_index(
    x: Integers, y: Integers, kept: npt.NDArray[np.intp]
) -> dict[tuple[int, int], int]:
    """The kept points as Python integers, each with the smallest index that has it."""
    first: dict[tuple[int, int], int] = {}
    chosen = np.sort(kept)
    for a, b, k in zip(x[chosen].tolist(), y[chosen].tolist(), chosen.tolist(), strict=True):
        first.setdefault((a, b), k)
    return first
