"""Checker of ``ray``: the last point of the set in a given direction."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.ray import Ray
from gametheory_bp.certificates.rule_parameters import parameter_check
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.geometry.centroid import centroid
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, dominates, dot, subtract


def check(c: Ray) -> Iterator[Check]:
    """The line is the rule's; nobody can do better than its crossing; the points follow."""
    yield Check("the problem is in canonical form", c.problem.is_canonical)
    yield parameter_check(c)
    rational, d = c.problem.individually_rational, c.problem.disagreement
    if not rational:
        yield Check("some point is at least the disagreement point", False)
        return
    yield Check("both players can gain", c.problem.both_gain)
    expected = _line(c)
    yield Check(f"origin and direction are those of {c.rule}", expected == (c.origin, c.direction))
    yield Check("the direction is better for both players", min(c.direction) > 0)
    on_line = cross(subtract(c.crossing, c.origin), c.direction) == 0
    yield Check("the crossing lies on the line", on_line)
    if c.problem.finite:
        beyond = any(dominates(p, c.crossing, strictly=True) for p in rational)
        yield Check("no point is better than the crossing for both", not beyond and not c.normal)
    elif c.normal is not None:
        n = c.normal
        holds = min(n) >= 0 < max(n) and max(dot(n, v) for v in rational) <= dot(n, c.crossing)
        yield Check("the normal supports the set at the crossing", holds)
    else:
        yield Check("a convex set has a supporting normal", False)
    if c.problem.finite:
        above = tuple(p for p in rational if p[0] >= c.crossing[0] and p[1] >= c.crossing[1])
    else:  # in the plane a point or a segment, given by its ends
        above = Polygon.hull(rational).above(c.crossing).vertices
    returned = (c.crossing,) if c.crossing in above else above
    reached = bool(returned) and c.crossing[0] >= d[0] and c.crossing[1] >= d[1]
    yield Check("the crossing lies in the comprehensive hull", reached)
    yield Check("the points are those that the crossing stands for", returned == c.points)
    flags = () if returned == (c.crossing,) else ("dominating",)
    yield Check("flags say whether the crossing is the answer", c.flags == flags)


def _line(c: Ray) -> tuple[Point, Point] | None:
    """Origin and direction that the rule defines."""
    d, rational = c.problem.disagreement, c.problem.individually_rational
    parameters = dict(c.parameters)
    ideal = max(x for x, _ in rational), max(y for _, y in rational)
    if c.rule == "proportional" and isinstance(weight := parameters.get("weight"), Fraction):
        return d, (weight, 1 - weight)
    if c.rule == "equal_loss":
        return ideal, (Fraction(1), Fraction(1))
    if c.rule == "average_payoff" and not c.problem.finite:
        return d, subtract(centroid(Polygon.hull(rational).comprehensive_hull(d)), d)
    if c.rule == "kalai_smorodinsky" and not c.problem.finite:
        if parameters.get("ideal") == "whole_set":
            whole = c.problem.payoff_set
            ideal = max(x for x, _ in whole), max(y for _, y in whole)
        return d, subtract(ideal, d)
    return None
