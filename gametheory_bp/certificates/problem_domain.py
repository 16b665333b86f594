"""Domains of bargaining problems: for which problems an axiom is asked.

All named domains hold *essential* problems only: some point of the set is better than the
disagreement point d for both players.

- ``convex``: S is convex, possibly with points below d.
- ``comprehensive``: S is convex, and ``{x in S : x >= d}`` is everything between d and one of
  its points (free disposal down to d).
- ``strictly_comprehensive``: comprehensive, and no edge of the upper boundary is horizontal or
  vertical, so that weak and strong Pareto optimality agree.
- ``finite``: S is a finite set, without lotteries.
- each of them with ``_individually_rational``: moreover no point of S is below d for either
  player.  It matters where problems are added: the sum of two sets has points above d + e that
  no two points above d and e add up to.
- ``any``: every problem in which some point is at least d, essential or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gametheory_bp.certificates.payoff_sets import payoff_set, rational_part
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["DOMAINS", "in_domain"]


def in_domain(problem: ProblemStatement, domain: str) -> bool:
    """Whether a problem belongs to a domain; an unknown domain holds nothing.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> square = ((F(0), F(0)), (F(1), F(0)), (F(1), F(1)), (F(0), F(1)))
    >>> problem = ProblemStatement(square, (F(0), F(0)), False, False)
    >>> [in_domain(problem, name) for name in ("convex", "comprehensive", "finite")]
    [True, True, False]
    >>> in_domain(problem, "strictly_comprehensive")  # its edges are horizontal and vertical
    False
    """
    return domain in DOMAINS and DOMAINS[domain](problem)


def _bargained(problem: ProblemStatement) -> bool:
    return bool(rational_part(problem))


def _essential(problem: ProblemStatement) -> bool:
    d0, d1 = problem.disagreement
    points = rational_part(problem)
    if problem.finite:
        return any(x > d0 and y > d1 for x, y in points)
    return any(x > d0 for x, _ in points) and any(y > d1 for _, y in points)


def _convex(problem: ProblemStatement) -> bool:
    return not problem.finite and _essential(problem)


def _finite(problem: ProblemStatement) -> bool:
    return problem.finite and _essential(problem)


def _above(problem: ProblemStatement) -> bool:
    d0, d1 = problem.disagreement
    return all(x >= d0 and y >= d1 for x, y in payoff_set(problem))


def _comprehensive(problem: ProblemStatement) -> bool:
    if not _convex(problem):
        return False
    if problem.comprehensive:
        return True
    part = Polygon.hull(rational_part(problem))
    return part == part.comprehensive_hull(problem.disagreement)


def _strictly_comprehensive(problem: ProblemStatement) -> bool:
    if not _comprehensive(problem):
        return False
    chain = pareto_chain(Polygon.hull(rational_part(problem)))
    return chain[0][0] == problem.disagreement[0] and chain[-1][1] == problem.disagreement[1]


DOMAINS: Mapping[str, Callable[[ProblemStatement], bool]] = MappingProxyType(
    {
        "any": _bargained,
        "comprehensive": _comprehensive,
        "comprehensive_individually_rational": lambda p: _above(p) and _comprehensive(p),
        "convex": _convex,
        "convex_individually_rational": lambda p: _above(p) and _convex(p),
        "finite": _finite,
        "finite_individually_rational": lambda p: _above(p) and _finite(p),
        "strictly_comprehensive": _strictly_comprehensive,
        "strictly_comprehensive_individually_rational": lambda p: (
            _above(p) and _strictly_comprehensive(p)
        ),
    }
)
"""Membership test of every domain, by name."""
