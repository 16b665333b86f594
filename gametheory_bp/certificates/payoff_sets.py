"""Comparing and changing payoff sets: inclusion, cuts, sums, bent utilities, distance.

A set is given by a :class:`ProblemStatement` or by its vertices (its points, if it is finite).
What follows from a statement alone is remembered, since one problem takes part in many
comparisons.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = [
    "bent",
    "cut",
    "ideal",
    "near",
    "payoff_set",
    "rational_part",
    "region",
    "sum_set",
    "within",
]

Points = tuple[Point, ...]


@lru_cache(maxsize=4096)
def payoff_set(problem: ProblemStatement) -> Points:
    """Vertices of S, or its points if it is finite."""
    return problem.payoff_set


@lru_cache(maxsize=4096)
def rational_part(problem: ProblemStatement) -> Points:
    """Vertices, or points, of ``{x in S : x >= d}``."""
    return problem.individually_rational


@lru_cache(maxsize=4096)
def region(problem: ProblemStatement) -> Polygon:
    """S as a polygon, if it is convex."""
    return Polygon.hull(payoff_set(problem))


def ideal(problem: ProblemStatement) -> Point:
    """Each player's best payoff over the points that are at least d."""
    part = rational_part(problem)
    return max(x for x, _ in part), max(y for _, y in part)


def within(inner: Points, outer: ProblemStatement) -> bool:
    """Whether all points (and, if convex, their hull) lie in a payoff set."""
    if outer.finite:
        return set(inner) <= set(payoff_set(outer))
    whole = region(outer)
    return all(whole.contains(p) for p in inner)


def cut(points: Points, normal: Point, offset: Fraction, finite: bool) -> Points:
    """The part with ``normal . x <= offset``."""
    if finite:
        return tuple(p for p in points if normal[0] * p[0] + normal[1] * p[1] <= offset)
    return Polygon.hull(points).clip(normal, offset).vertices


def sum_set(a: Points, b: Points, finite: bool) -> Points:
    """``{x + y}`` in canonical form."""
    sums = {(x[0] + y[0], x[1] + y[1]) for x in a for y in b}
    return tuple(sorted(sums)) if finite else Polygon.hull(sums).vertices


def bent(
    problem: ProblemStatement, i: int, at: Fraction, slope: Fraction, beyond: Fraction
) -> Points | None:
    """Image of S when x_i gets a concave function of it; None if the image is not convex.

    The function keeps d_i, has one slope up to ``at`` and a smaller one ``beyond`` it.
    """
    low = problem.disagreement[i]
    points, finite = payoff_set(problem), problem.finite

    def bend(p: Point) -> Point:
        value = low + min(slope * (p[i] - low), slope * (at - low) + beyond * (p[i] - at))
        return (value, p[1]) if i == 0 else (p[0], value)

    if finite:
        return tuple(sorted({bend(p) for p in points}))
    axis = (Fraction(i == 0), Fraction(i == 1))
    parts = [
        Polygon.hull(map(bend, cut(points, n, c, False)))
        for n, c in ((axis, at), ((-axis[0], -axis[1]), -at))
    ]
    whole = Polygon.hull(v for part in parts for v in part.vertices)
    return whole.vertices if whole.area == sum(part.area for part in parts) else None


def near(a: ProblemStatement, b: ProblemStatement, r: Fraction) -> bool:
    """Whether no point of either set, nor d, is farther than r from the other (sup norm)."""
    if any(abs(a.disagreement[k] - b.disagreement[k]) > r for k in (0, 1)):
        return False
    if a.finite:
        return all(
            any(max(abs(p[0] - q[0]), abs(p[1] - q[1])) <= r for q in payoff_set(other))
            for one, other in ((a, b), (b, a))
            for p in payoff_set(one)
        )
    square = tuple((x, y) for x in (-r, r) for y in (-r, r))
    for one, other in ((a, b), (b, a)):
        wide = Polygon.hull(sum_set(payoff_set(other), square, False))
        if not all(wide.contains(p) for p in payoff_set(one)):
            return False
    return True
