"""Strategies for bargaining problems of a named domain, as axioms use them."""

from __future__ import annotations

from hypothesis import strategies as st

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.problem_domain import DOMAINS, in_domain
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.testing.numbers import payoff_pairs
from gametheory_bp.testing.problems import bargaining_problems

__all__ = ["problems_of_domain"]


@st.composite
def _strictly_comprehensive(draw: st.DrawFn) -> BargainingProblem:
    """The hull of two ends on the axes of d and of points beyond their chord or below it."""
    (dx, dy), (right, top) = draw(payoff_pairs(-4, 4)), draw(payoff_pairs(1, 8))
    inner: list[Point] = draw(st.lists(payoff_pairs(0, 8), max_size=4))
    kept = [(dx + min(x, right), dy + min(y, top)) for x, y in inner]
    ends = [(dx + right, dy), (dx, dy + top)]
    return BargainingProblem([*ends, *kept], (dx, dy), comprehensive=True)


def _drawn(domain: str) -> st.SearchStrategy[BargainingProblem]:
    if domain == "any":
        return bargaining_problems()
    if domain.startswith("strictly_comprehensive"):
        return _strictly_comprehensive()
    kind = domain.removesuffix("_individually_rational")
    drawn = bargaining_problems(kind, essential=True)
    return drawn if kind == domain else drawn.map(_above)


def _above(problem: BargainingProblem) -> BargainingProblem:
    """The problem on the part of the set that is at least d."""
    return BargainingProblem(
        problem.individually_rational, problem.disagreement, finite=problem.statement.finite
    )


def problems_of_domain(domain: str = "comprehensive") -> st.SearchStrategy[BargainingProblem]:
    """Problems of a domain that axioms are asked on.

    Parameters
    ----------
    domain : str
        "convex", "comprehensive", "strictly_comprehensive", "finite", each of them with or
        without "_individually_rational" behind, or "any".

    Returns
    -------
    strategy of BargainingProblem

    Raises
    ------
    UnknownNameError
        If there is no such domain.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(problems_of_domain("strictly_comprehensive"), lambda p: True).statement.comprehensive
    True
    """
    if domain not in DOMAINS:
        raise UnknownNameError("domain", domain, DOMAINS)
    return _drawn(domain).filter(lambda p: in_domain(p.statement, domain))
