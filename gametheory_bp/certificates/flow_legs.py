"""Checking a chain of legs that bounds the continuous Raiffa path from one side.

The true path solves ``x' = row(y) - x, y' = column(x) - y`` with the concave, non-increasing
functions of :class:`~gametheory_bp.geometry.reach.Reach`.  Say that q lies *southeast* of p if
``q_x >= p_x`` and ``q_y <= p_y``.  Since row(y) falls in y and column(x) falls in x, paths keep
this order, and so does any flow whose x' is no smaller and whose y' is no larger (comparison
theorem of Kamke and Mueller).  On a leg from p to q such a flow is linear: a supporting line of
the set lies above row(y) everywhere, and the chord of column between p_x and q_x lies below it.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.kinds.concession_path import Leg
from gametheory_bp.exact.exponential import flow_series
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.reach import Reach
from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["arrival", "legs_bound"]


def legs_bound(reach: Reach, start: Point, legs: tuple[Leg, ...]) -> Point | None:
    """A point southeast of where the path from ``start`` ends; None if a leg is no bound."""
    right, top = reach.chain[-1][0], reach.chain[0][1]
    here = start
    for time, normal, end in legs:
        there = arrival(reach, here, end[0], normal, time) if here[0] < end[0] <= right else None
        if there is None or there[0].high > end[0] or end[1] > there[1].low or there[1].high > top:
            return None
        here = end
    row, column = reach.ideal(here)
    if row < here[0] or column < here[1]:
        return None
    middle = (row + here[0]) / 2, (column + here[1]) / 2
    # Both dictatorial points on one edge: the path runs straight to the point half-way.
    # Otherwise row gets at most ``row``, and the path ends on the strong frontier.
    return middle if reach.ideal(middle) == middle else (row, reach.column(row))


def arrival(
    reach: Reach, here: Point, until: Fraction, normal: Point, time: Fraction
) -> tuple[Interval, Interval] | None:
    """Where the linear bounding flow is after ``time``; None unless it rises all the way.

    The flow has a fixed point f; with ``u = f_x - x, w = f_y - y`` it is
    ``u' = -(u + r w), w' = -(w + s u)``.  Speeds that are positive at the end were so before.
    """
    if not (0 < time <= 1 and normal[0] > 0 <= normal[1]):
        return None
    r = normal[1] / normal[0]
    most = max(dot(normal, v) for v in reach.chain) / normal[0]  # row(y) <= most - r y
    level = reach.column(here[0])
    s = (level - reach.column(until)) / (until - here[0])  # the chord of column
    if not r * s < 1:
        return None
    level += s * here[0]  # column(x) >= level - s x
    fixed_x = (most - r * level) / (1 - r * s)
    fixed_y = level - s * fixed_x
    u, w = fixed_x - here[0], fixed_y - here[1]
    e, even, odd = flow_series(r * s, time)
    u_end, w_end = (even * u - odd * (r * w)) / e, (even * w - odd * (s * u)) / e
    if (u_end + w_end * r).low <= 0 or (w_end + u_end * s).low <= 0:
        return None
    return fixed_x - u_end, fixed_y - w_end
