"""Proof that points maximise a welfare function over a convex set."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.vectors import Point

__all__ = ["Supergradient"]


@record("supergradient")
@dataclass(frozen=True, slots=True)
class Supergradient(SolutionClaim):
    """At an optimum some supergradient of W points away from the whole domain.

    Attributes
    ----------
    multipliers : tuple of Fraction
        If W is the minimum of linear pieces: non-negative weights that sum to 1, with which the
        combined piece is at most W of the claimed points everywhere on the domain.  The weight
        of the first piece is the smallest one possible.  Empty for power sums, whose gradient
        decides.
    edge : tuple of points
        If the optimum of a power sum is irrational: the ends of the edge of the domain in whose
        interior it lies, row payoffs increasing.  Empty otherwise.
    """

    multipliers: tuple[Fraction, ...]
    edge: tuple[Point, ...]
