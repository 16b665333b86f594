"""Proof of the weak case: nobody can gain without the other falling back to d.

No point of the set is better than the disagreement point d for both players, so a rule that
shares gains has nothing to share; by convention it returns the strongly Pareto-optimal points
of ``{x in S : x >= d}``.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record

__all__ = ["NobodyGains"]


@record("nobody_gains")
@dataclass(frozen=True, slots=True)
class NobodyGains(SolutionClaim):
    """No evidence is needed beside the problem itself."""
