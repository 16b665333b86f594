"""Checker of ``lexicographic``: best for the worse-off player, then for the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.lexicographic import Lexicographic
from gametheory_bp.certificates.rule_parameters import parameter_check
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot, subtract


def check(c: Lexicographic) -> Iterator[Check]:
    """Compare all points of a finite set; bound the smaller gain on a convex one."""
    yield Check("the problem is in canonical form", c.problem.is_canonical)
    yield parameter_check(c)
    yield Check("there is no special case", c.flags == ())
    rational = c.problem.individually_rational
    yield Check("some point is at least the disagreement point", bool(rational))
    if not rational:
        return
    if c.problem.finite:
        candidates, key = _order(c, rational)
        best = max((key(p) for p in candidates), default=None)
        expected = tuple(p for p in candidates if key(p) == best)
        yield Check("the points are all the best ones", bool(expected) and c.points == expected)
        yield Check("no weights are given for a finite set", c.weights is None)
        return
    known = c.rule in ("leximin", "egalitarian_pareto")
    yield Check(f"{c.rule} compares the smaller gains", known)
    w, d = c.weights, c.problem.disagreement
    if w is None or len(c.points) != 1 or not all(isinstance(n, Fraction) for n in c.points[0]):
        yield Check("one rational point and weights are given", False)
        return
    x: Point = c.points[0]  # type: ignore[assignment]
    smaller = min(subtract(x, d))
    yield Check("the weights are at least 0 and add up to 1", min(w) >= 0 and sum(w) == 1)
    bound = max(dot(w, subtract(v, d)) for v in rational)
    yield Check("no smaller gain exceeds that of the point", bound <= smaller)
    alone = Polygon.hull(rational).above(x).vertices == (x,)
    yield Check("the point lies in the set, and nothing dominates it", alone)


def _order(
    c: Lexicographic, rational: tuple[Point, ...]
) -> tuple[tuple[Point, ...], Callable[[Point], Any]]:
    """The points that the rule compares, and its key (larger is better)."""
    d, optimal = c.problem.disagreement, pareto_points(rational)
    if c.rule == "leximin":
        return rational, lambda p: sorted(subtract(p, d))
    if c.rule == "egalitarian_pareto":
        return optimal, lambda p: min(subtract(p, d))
    parameters = dict(c.parameters)
    measure = c.problem.payoff_set if parameters.get("ideal") == "whole_set" else rational
    spread = subtract((max(x for x, _ in measure), max(y for _, y in measure)), d)
    if c.rule != "kalai_smorodinsky" or not c.problem.both_gain:
        return (), min
    if parameters.get("form") == "ratio":
        ratio = spread[0] / spread[1]
        gaining = tuple(p for p in optimal if p[1] > d[1])
        return gaining, lambda p: -abs((p[0] - d[0]) / (p[1] - d[1]) - ratio)
    return rational, lambda p: sorted(((p[0] - d[0]) / spread[0], (p[1] - d[1]) / spread[1]))
