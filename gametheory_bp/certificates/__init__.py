"""Certificates: data from which a small verifier, which imports no solver, re-proves an answer.

A certificate is a frozen record that holds both the claim and the evidence: it needs nothing
beside itself.  The kinds form a closed list, one file each under ``kinds/``; the checker of a
kind stands under ``verify/`` in a file of the same name.
"""

from gametheory_bp.certificates.verdict import Check, Verdict
from gametheory_bp.certificates.verification import verify

__all__ = ["Check", "Verdict", "verify"]
