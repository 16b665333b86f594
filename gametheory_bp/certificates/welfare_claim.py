"""Reading the claim of a welfare optimum: which function, over which part of the set.

What the checkers of several kinds begin with: the problem is well formed, the rule is a welfare
function with these parameters, its domain is not empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters
from gametheory_bp.welfare.shape import PowerSum, Shape

__all__ = ["WelfareClaim", "opening_checks", "read_claim"]


@dataclass(frozen=True, slots=True)
class WelfareClaim:
    """The shape of W, and the points (vertices, if convex) of the domain."""

    shape: Shape
    domain: tuple[Point, ...]
    nobody_gains: bool


def opening_checks(claim: SolutionClaim) -> Iterator[Check]:
    """The problem is canonical; the rule and its parameters are known."""
    yield Check("the payoff set is in canonical form", claim.problem.is_canonical)
    known = claim.rule in LIBRARY
    yield Check("the rule is a welfare function", known, claim.rule)
    if known:
        try:
            declared = LIBRARY.load(claim.rule).parameters
            read = read_parameters(declared, dict(claim.parameters), claim.rule)
            yield Check("the parameters are as declared", read == claim.parameters)
        except GameTheoryError as error:
            yield Check("the parameters are as declared", False, str(error))


def read_claim(claim: SolutionClaim) -> WelfareClaim | None:
    """What the claim is about; None if W has no optimum on this set."""
    welfare = LIBRARY.load(claim.rule)
    values = dict(claim.parameters)
    problem, d = claim.problem, claim.problem.disagreement
    rational = welfare.domain(values) == "individually_rational"
    domain = problem.individually_rational if rational else problem.payoff_set
    if not domain or welfare.shape is None:
        return None
    shape = welfare.shape(Frame.of(domain, d), values)
    gains = isinstance(shape, PowerSum) and not shape.shortfall
    if problem.finite:
        stuck = not any(x > d[0] and y > d[1] for x, y in domain)
    else:
        stuck = all(x == d[0] for x, _ in domain) or all(y == d[1] for _, y in domain)
    return WelfareClaim(shape, domain, gains and stuck)
