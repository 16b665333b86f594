"""Check of ``enumeration``: every point of a finite set against the claimed optima."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.enumeration import Enumeration
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.welfare_claim import opening_checks, read_claim
from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.shape import compare

__all__ = ["check"]


def check(certificate: Enumeration) -> Iterator[Check]:
    """The claimed points are exactly those at which W is largest."""
    opening = list(opening_checks(certificate))
    opening.append(Check("the set is finite", certificate.problem.finite))
    yield from opening
    if not all(c.holds for c in opening):
        return
    claim = read_claim(certificate)
    yield Check("some point lies in the rule's domain", claim is not None)
    if claim is None:
        return
    flags = ("nobody_gains",) if claim.nobody_gains else ()
    yield Check("the flags are as they should be", certificate.flags == flags)
    points = certificate.points
    inside = bool(points) and all(p in claim.domain for p in points)
    yield Check("the points are distinct, in order, and in the domain", inside and _ordered(points))
    if not inside:
        return
    if claim.nobody_gains:
        yield Check("they are the strong Pareto points", points == pareto_points(claim.domain))
        return
    best: Point = points[0]  # type: ignore[assignment]  # a point of the domain is rational
    for p in claim.domain:
        order = compare(claim.shape, p, best)
        holds = order == 0 if p in points else order < 0
        yield Check("W is equal at optima and smaller elsewhere", holds, f"({p[0]}, {p[1]})")


def _ordered(points: tuple[object, ...]) -> bool:
    return list(points) == sorted(set(points))  # type: ignore[type-var]
