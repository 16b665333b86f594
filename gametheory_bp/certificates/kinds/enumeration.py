"""Proof that points maximise a welfare function over a finite set: compare with every point."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record

__all__ = ["Enumeration"]


@record("enumeration")
@dataclass(frozen=True, slots=True)
class Enumeration(SolutionClaim):
    """The claim alone: the set is listed, so the checker compares all its points."""
