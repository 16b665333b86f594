"""Small payoff sets to search among: integer points seen from d.

A *shape* is a tuple of integer points.  In a domain it stands for its convex hull, its
comprehensive hull above d, or itself.  Points below d occur in the domains that allow them; a
comprehensive shape with such points is completed by what free disposal down to d adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations
from random import Random

from gametheory_bp.certificates.payoff_sets import ideal, payoff_set
from gametheory_bp.certificates.problem_domain import in_domain
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = [
    "Shape",
    "deepest",
    "draw_shape",
    "grid_shapes",
    "like",
    "lowest",
    "moved",
    "problem_of_shape",
    "toward_ideal",
    "with_d",
]

Shape = tuple[tuple[int, int], ...]
ZERO = (Fraction(0), Fraction(0))
MOST_POINTS = 6
BELOW = 0.25
"""How often a random comprehensive set may have points below d."""


def problem_of_shape(shape: Shape, domain: str) -> ProblemStatement | None:
    """The problem that a shape stands for; None if it is not in the domain.

    Examples
    --------
    >>> problem_of_shape(((2, 1),), "comprehensive").payoff_set[2]
    (Fraction(2, 1), Fraction(1, 1))
    >>> problem_of_shape(((2, 1),), "strictly_comprehensive") is None
    True
    """
    if not shape:
        return None
    points = [(Fraction(x), Fraction(y)) for x, y in shape]
    finite, comprehensive = domain.startswith("finite"), "comprehensive" in domain
    if comprehensive and min(map(min, shape)) < 0:
        points, comprehensive = _disposing(points), False
    problem = _problem(points, ZERO, comprehensive, finite)
    return problem if in_domain(problem, domain) else None


def _disposing(points: list[Point]) -> list[Point]:
    """The points, and the corners below the best points above d = (0, 0)."""
    above = Polygon.hull(points).above(ZERO)
    if above.is_empty:
        return points
    right, top = above.ideal
    return [*points, ZERO, (right, ZERO[1]), (ZERO[0], top)]


def like(problem: ProblemStatement, points: Iterable[Point]) -> ProblemStatement:
    """A problem of the same kind with the same d on other points."""
    return _problem(points, problem.disagreement, problem.comprehensive, problem.finite)


def moved(problem: ProblemStatement, by: tuple[int, int]) -> ProblemStatement:
    """The set and d, both shifted."""
    x, y = by
    d = problem.disagreement
    vertices = tuple((v[0] + x, v[1] + y) for v in problem.vertices)
    return replace(problem, vertices=vertices, disagreement=(d[0] + x, d[1] + y))


def with_d(problem: ProblemStatement, d: Point) -> ProblemStatement:
    """The same set, as it is, with another disagreement point."""
    return ProblemStatement(payoff_set(problem), d, False, problem.finite)


def toward_ideal(problem: ProblemStatement, x: int, y: int) -> Point:
    """So many quarters of the way from d to the ideal point, for each player."""
    d, a = problem.disagreement, ideal(problem)
    return d[0] + Fraction(x, 4) * (a[0] - d[0]), d[1] + Fraction(y, 4) * (a[1] - d[1])


def _problem(
    points: Iterable[Point], d: Point, comprehensive: bool, finite: bool
) -> ProblemStatement:
    """The problem in canonical form; a comprehensive hull needs only its frontier to be named."""
    if finite:
        return ProblemStatement(tuple(sorted(set(points))), d, comprehensive, finite)
    hull = Polygon.hull(points)
    if comprehensive:
        hull = Polygon.hull(pareto_chain(hull))
    return ProblemStatement(hull.vertices, d, comprehensive, finite)


@cache
def grid_shapes(domain: str, size: int) -> tuple[Shape, ...]:
    """All shapes of few points on the grid up to ``size`` that give different problems.

    Comprehensive sets are spanned by up to three points (strictly comprehensive ones by the two
    ends and up to one more), convex and finite ones by up to three points.
    """
    found: dict[tuple[Point, ...], Shape] = {}
    for shape in _candidates(domain, size):
        problem = problem_of_shape(shape, domain)
        if problem is not None:
            found.setdefault(problem.payoff_set, shape)
    return tuple(sorted(found.values(), key=lambda s: (len(s), sum(map(sum, s)), s)))


def _candidates(domain: str, size: int) -> Iterator[Shape]:
    if domain.startswith("strictly"):
        inner = [(x, y) for x in range(1, size + 1) for y in range(1, size + 1)]
        for right in range(1, size + 2):
            for top in range(1, size + 2):
                ends = ((0, top), (right, 0))
                for count in (0, 1):
                    yield from (ends + more for more in combinations(inner, count))
        return
    low = 1 if domain.startswith("comprehensive") else lowest(domain)
    points = [(x, y) for x in range(low, size + 1) for y in range(low, size + 1)]
    for count in (1, 2, 3):
        yield from combinations(points, count)


def lowest(domain: str) -> int:
    """The lowest integer coordinate that a domain's shapes have."""
    return 0 if domain.endswith("_individually_rational") else -1


def deepest(domain: str, size: int) -> int:
    """The lowest coordinate that a step of the search may reach."""
    return lowest(domain) * (size // 2)


def draw_shape(domain: str, rng: Random, size: int) -> Shape:
    """A random shape of the domain with coordinates up to ``size``."""
    while True:
        low = lowest(domain)
        if low and "comprehensive" in domain:
            low = deepest(domain, size) if rng.random() < BELOW else 0
        count = rng.randint(1, MOST_POINTS)
        shape = tuple((rng.randint(low, size), rng.randint(low, size)) for _ in range(count))
        if domain.startswith("strictly"):
            shape += ((0, rng.randint(1, size)), (rng.randint(1, size), 0))
        if problem_of_shape(shape, domain) is not None:
            return tuple(sorted(set(shape)))
