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
    """Indices of the points not certainly inside the hull of the extremes in 16 directions."""
    kept = np.arange(len(u))
    for count in (4, 8, 16):
        angles = 2 * np.pi * (np.arange(count) + (0.0 if count < 16 else 0.5)) / count
        directions = np.stack([np.cos(angles), np.sin(angles)])
        a, b = u[kept], v[kept]
        corners = [int(np.argmax(c * a + s * b)) for c, s in directions.T]
        inside = np.ones(len(kept), dtype=bool)
        edges = 0
        for p, q in zip(corners, corners[1:] + corners[:1], strict=True):
            if p == q:
                continue
            along_u, along_v = a[q] - a[p], b[q] - b[p]
            inside &= along_u * (b - b[p]) - along_v * (a - a[p]) > MARGIN
            edges += 1
        if edges > 2:
            kept = kept[~inside]
    return kept


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
