"""Proof that the solutions are the best points in an order by the worse-off player.

On a finite set all points are compared.  On a convex set ``weights`` (at least 0, sum 1) bound
the gain of the worse-off player: ``min(gains of y) <= weights . (gains of y) <= min(gains of
x)`` for every y, and no point dominates x.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.vectors import Point

__all__ = ["Lexicographic"]


@record("lexicographic")
@dataclass(frozen=True, slots=True)
class Lexicographic(SolutionClaim):
    """``weights`` is None on finite sets."""

    weights: Point | None
