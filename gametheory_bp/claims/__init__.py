"""Claims of papers, decided exactly: claim, finding, ledger, and the check of Proposition 1."""

from __future__ import annotations

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, confirmation, refutation
from gametheory_bp.claims.ledger import Ledger, Row, run_ledger
from gametheory_bp.claims.proposition_1 import Proposition1, check_proposition_1

__all__ = [
    "Claim",
    "Finding",
    "Flip",
    "Ledger",
    "Proposition1",
    "Row",
    "check_proposition_1",
    "confirmation",
    "refutation",
    "run_ledger",
]
