"""Proof that a solution is the last point of the set on a ray.

The rule says where the line starts and which way it goes; the *crossing* is a point of the
comprehensive hull on it, and no point of the set is better than the crossing for both players
(for a convex set a supporting ``normal`` shows this).  As the direction is positive in both
entries, no further point of the line can lie in the comprehensive hull.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.vectors import Point

__all__ = ["Ray"]


@record("ray")
@dataclass(frozen=True, slots=True)
class Ray(SolutionClaim):
    """``crossing = origin + t direction`` with the largest t; ``normal`` is None on finite sets."""

    origin: Point
    direction: Point
    crossing: Point
    normal: Point | None
