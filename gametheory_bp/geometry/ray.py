"""Where a ray leaves a payoff set with free disposal.

Many bargaining rules say "the last point of the set in this direction": from the disagreement
point towards the ideal point (Kalai-Smorodinsky), with gains in fixed proportion, towards the
centre of mass, or from far below along the line of equal losses.  The set here is everything
that some point of a Pareto chain, or of a finite set, is at least as good as for both.  The
edge where the ray leaves a convex set is a supporting line, hence a proof that no point of the
set is better for both players.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["Crossing", "last_crossing", "last_crossing_below"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The last point on a line, and a supporting normal of the set at it.

    ``normal . y <= normal . point`` for every y of the set; both entries are at least 0.
    """

    point: Point
    normal: Point


def last_crossing(chain: tuple[Point, ...], origin: Point, direction: Point) -> Crossing:
    """The last point ``origin + t direction`` below the strong Pareto chain of a convex set.

    Parameters
    ----------
    chain : tuple of points, at least one
        As :func:`gametheory_bp.geometry.frontier.pareto_chain` gives it.
    origin, direction : pair of Fraction
        The directed line; both entries of ``direction`` are positive, t is any real number.

    Returns
    -------
    Crossing

    Examples
    --------
    >>> zero, one, two = Fraction(0), Fraction(1), Fraction(2)
    >>> crossing = last_crossing(((zero, one), (two, zero)), (zero, zero), (one, one))
    >>> [str(v) for v in crossing.point], [str(v) for v in crossing.normal]
    (['2/3', '2/3'], ['1', '2'])
    """
    top, right = chain[0][1], chain[-1][0]
    normal = (Fraction(0), Fraction(1))
    best = (top - origin[1]) / direction[1]
    upright = (right - origin[0]) / direction[0]
    if upright < best:
        best, normal = upright, (Fraction(1), Fraction(0))
    for a, b in pairwise(chain):
        outward = (a[1] - b[1], b[0] - a[0])
        room = outward[0] * (a[0] - origin[0]) + outward[1] * (a[1] - origin[1])
        t = room / dot(outward, direction)
        if t <= best:  # at a vertex prefer an edge of the chain to the sides of the shadow
            best, normal = t, outward
    return Crossing((origin[0] + best * direction[0], origin[1] + best * direction[1]), normal)


def last_crossing_below(points: Iterable[Point], origin: Point, direction: Point) -> Point:
    """The last point ``origin + t direction`` that some point of a finite set dominates weakly.

    Examples
    --------
    >>> one, three, four, zero = Fraction(1), Fraction(3), Fraction(4), Fraction(0)
    >>> last_crossing_below([(one, three), (four, one)], (zero, zero), (one, one))
    (Fraction(1, 1), Fraction(1, 1))
    """
    t = max(min((x - origin[0]) / direction[0], (y - origin[1]) / direction[1]) for x, y in points)
    return origin[0] + t * direction[0], origin[1] + t * direction[1]
