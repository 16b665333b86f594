"""Closed forms with letters for numbers, proved by computer algebra.

>>> from gametheory_bp.symbolic import prove_case, two_edge_cases
>>> nash = [case for case in two_edge_cases() if case.rule == "nash"]
>>> print(nash[0].point)
(p*(B + q)/(2*B), B/2 + q/2)
>>> all(prove_case(case) for case in nash)
True
"""

from gametheory_bp.symbolic.positivity import nonnegative_form
from gametheory_bp.symbolic.proving import ClosedForms, prove_case, two_edge_table
from gametheory_bp.symbolic.two_edge import Case, letters, two_edge_cases

__all__ = [
    "Case",
    "ClosedForms",
    "letters",
    "nonnegative_form",
    "prove_case",
    "two_edge_cases",
    "two_edge_table",
]
