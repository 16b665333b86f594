"""Claims of Stastny et al. (2021), "Normative Disagreement as a Challenge for Cooperative AI"."""

from __future__ import annotations

from gametheory_bp.claims import Claim
from gametheory_bp.leaves import LeafFolder

__all__ = ["CLAIMS"]

CLAIMS: LeafFolder[Claim] = LeafFolder(
    "theory_checks.stastny_2021", Claim, "claim", "gametheory_bp.claims.stastny_2021"
)
"""Every claim of the paper, by file name."""
