"""Certificates: data from which a small verifier, which imports no solver, re-proves an answer.

A certificate is a frozen record that holds both the claim and the evidence: it needs nothing
beside itself.  The kinds form a closed list, one file each under ``kinds/``; the checker of a
kind stands under ``verify/`` in a file of the same name.  The function is
:func:`gametheory_bp.certificates.verification.verify`, on the facade ``gametheory_bp.verify``.
"""

from gametheory_bp.certificates.verdict import Check, Verdict

__all__ = ["Check", "Verdict"]
