"""Checkers: ``verify/<kind>.py`` defines ``check(certificate) -> Iterator[Check]``.

A checker uses rationals, planar geometry and the definitions of game theory, never a solver.
It yields one :class:`~gametheory_bp.certificates.verdict.Check` per statement, in the order in
which a reader would go through the proof.
"""
