"""Proof that a chain of points is exactly the Pareto frontier of a set of payoffs.

The set is the convex hull of ``vertices`` or, with ``finite``, these points alone.  For a
convex set ``weights`` holds one supporting pair of weights per edge of the chain.  ``source``
proves where the set comes from; without it the claim is about the listed points only.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.exact.codec import record

__all__ = ["ParetoFrontier"]


@record("pareto_frontier")
@dataclass(frozen=True, slots=True)
class ParetoFrontier:
    """Set, flag, chain with row payoffs increasing, and supporting weights."""

    source: FeasiblePolygon | None
    vertices: tuple[tuple[Fraction, Fraction], ...]
    finite: bool
    strong: bool
    points: tuple[tuple[Fraction, Fraction], ...]
    weights: tuple[tuple[Fraction, Fraction], ...]
