"""From a point of the comprehensive hull to the points of the set that it stands for.

Rules that are computed on the comprehensive hull above the disagreement point (free disposal)
may end at a point that is not in the set.  The answer is then what the set offers instead: all
its points that are at least as good for both players, flagged ``"dominating"``.  They form one
point or one segment of a convex set, whose ends are returned, and finitely many points of a
finite set.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import RuleAnswer
from gametheory_bp.certificates.kinds.nobody_gains import NobodyGains
from gametheory_bp.certificates.kinds.ray import Ray
from gametheory_bp.geometry.polygon import Polygon, trusted_polygon
from gametheory_bp.geometry.ray import last_crossing, last_crossing_below
from gametheory_bp.geometry.vectors import Point

__all__ = ["hull_above", "nobody_gains_answer", "points_at", "ray_answer"]


def nobody_gains_answer(problem: BargainingProblem) -> RuleAnswer:
    """The strongly Pareto-optimal points >= d, flagged: the weak case of rules that share gains."""
    return RuleAnswer(problem.frontier, NobodyGains, ("nobody_gains",))


def points_at(problem: BargainingProblem, crossing: Point) -> tuple[Point, ...]:
    """The crossing itself if it lies in the set, else the points that dominate it."""
    rational = problem.individually_rational
    if problem.set_kind == "finite":
        above = tuple(p for p in rational if p[0] >= crossing[0] and p[1] >= crossing[1])
    else:
        above = trusted_polygon(rational).above(crossing).vertices
    return (crossing,) if crossing in above else above


def hull_above(problem: BargainingProblem) -> Polygon:
    """The comprehensive hull above d of a convex problem in which both players can gain."""
    (low, bottom), chain = problem.disagreement, problem.frontier
    right, top = (chain[-1][0], bottom), (low, chain[0][1])
    boundary = (problem.disagreement, right, *reversed(chain), top)  # counter-clockwise from d
    return trusted_polygon(tuple(dict.fromkeys(boundary)))


def ray_answer(problem: BargainingProblem, origin: Point, direction: Point) -> RuleAnswer:
    """The answer of a rule that takes the last point of the comprehensive hull on a line.

    Parameters
    ----------
    origin, direction : pair of Fraction
        Both entries of the direction are positive.

    Notes
    -----
    Certificate: ``ray``, with the supporting normal at the crossing for a convex set.
    """
    if problem.set_kind == "finite":
        crossing = last_crossing_below(problem.individually_rational, origin, direction)
        evidence: Any = partial(
            Ray, origin=origin, direction=direction, crossing=crossing, normal=None
        )
        points = points_at(problem, crossing)
    else:
        found = last_crossing(problem.frontier, origin, direction)
        crossing = found.point
        evidence = partial(
            Ray, origin=origin, direction=direction, crossing=crossing, normal=found.normal
        )
        on_chain = min(found.normal) > 0  # an edge of the frontier: no search needed
        points = (crossing,) if on_chain else points_at(problem, crossing)
    return RuleAnswer(points, evidence, () if points == (crossing,) else ("dominating",))
