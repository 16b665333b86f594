"""Numbers that change in the course of training: linear pieces between given points."""

from __future__ import annotations

from bisect import bisect_right
from math import isfinite
from typing import Any

from gametheory_bp.errors import InputValueError

__all__ = ["Schedule", "read_schedule", "value_at"]

Schedule = tuple[tuple[float, float], ...]
"""Points (share of training, value), shares ascending from 0 to at most 1."""


def read_schedule(given: Any, where: str) -> Schedule:
    """A schedule from a number or from points.

    Raises
    ------
    InputValueError
        If shares do not ascend from 0, or a value is negative or not finite.

    Examples
    --------
    >>> read_schedule(0.1, "rate")
    ((0.0, 0.1),)
    """
    points = ((0.0, given),) if isinstance(given, (int, float)) else tuple(given)
    found = tuple((float(x), float(y)) for x, y in points)
    shares = [x for x, _ in found]
    if not found or shares[0] != 0 or sorted(set(shares)) != shares or shares[-1] > 1:
        raise InputValueError(
            f"{where} has points at {shares}; give shares of training that ascend from 0, at most 1"
        )
    if not all(isfinite(y) and y >= 0 for _, y in found):
        raise InputValueError(f"{where} is {given!r}; give finite values of at least 0")
    return found


def value_at(schedule: Schedule, share: float) -> float:
    """The value after a share of training; constant after the last point.

    Examples
    --------
    >>> value_at(((0.0, 2.0), (0.5, 1.0)), 0.25), value_at(((0.0, 2.0), (0.5, 1.0)), 0.9)
    (1.5, 1.0)
    """
    k = bisect_right([x for x, _ in schedule], share)
    if k == len(schedule):
        return schedule[-1][1]
    (x0, y0), (x1, y1) = schedule[k - 1], schedule[k]
    return y0 + (y1 - y0) * (share - x0) / (x1 - x0)
