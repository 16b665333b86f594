"""Whether a reported point certainly lies outside the problem that the rule was asked about.

An axiom asks about solutions, and a solution is a point of S: what a user's function returns is
checked before anything is concluded from it.  A float stands for a small box around it; only a box
that misses S altogether is refused.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from gametheory_bp.certificates.axiom_numbers import bounds
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.geometry.vectors import Point

__all__ = ["certainly_outside"]


def certainly_outside(point: Coordinates, statement: ProblemStatement) -> bool:
    """Whether no pair within the bounds of the point lies in S.

    A convex polygon and a box with sides along the axes are disjoint exactly if they have disjoint
    shadows along an axis or along the normal of one of the polygon's edges.

    Exactness
    ---------
    Exact for fractions; for bounds, "outside" is certain.

    Examples
    --------
    >>> square = ProblemStatement(((0, 0), (1, 0), (1, 1), (0, 1)), (0, 0), False, False)
    >>> certainly_outside((Fraction(2), Fraction(0)), square)
    True
    >>> certainly_outside((Fraction(1, 2), Fraction(1)), square)
    False
    """
    sides = [bounds(number) for number in point]
    corners: list[Point] = [(x, y) for x, y in product(*((s.low, s.high) for s in sides))]
    inside = statement.payoff_set
    if statement.finite:
        (left, right), (low, high) = ((s.low, s.high) for s in sides)
        return not any(left <= x <= right and low <= y <= high for x, y in inside)
    edges = zip(inside, (*inside[1:], inside[0]), strict=True)
    normals: list[Point] = [(b[1] - a[1], a[0] - b[0]) for a, b in edges]
    axes: list[Point] = [(Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]
    return any(_apart(normal, corners, inside) for normal in (*axes, *normals))


def _apart(normal: Point, first: list[Point], second: tuple[Point, ...]) -> bool:
    """Whether the shadows of two sets of points along a direction are disjoint."""
    one, two = ([normal[0] * x + normal[1] * y for x, y in points] for points in (first, second))
    return max(one) < min(two) or max(two) < min(one)
