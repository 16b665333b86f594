"""Proof that a segment from the disagreement point halves the area.

``crossing`` is the end of the segment on the boundary of the comprehensive hull; the areas on
its two sides are equal and add up to the whole area.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.vectors import Point

__all__ = ["AreaBalance"]


@record("area_balance")
@dataclass(frozen=True, slots=True)
class AreaBalance(SolutionClaim):
    """The segment from the disagreement point to ``crossing`` has equal areas beside it."""

    crossing: Point
