"""Axioms of bargaining: checked exactly, violations searched for, tables of rules by axioms."""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.axioms.checking import check_axiom, list_axioms, load_axiom
from gametheory_bp.axioms.outcome import AxiomOutcome
from gametheory_bp.axioms.search import find_violation
from gametheory_bp.axioms.search_outcome import SearchOutcome
from gametheory_bp.axioms.violation import Violation

__all__ = [
    "Axiom",
    "AxiomOutcome",
    "Control",
    "SearchOutcome",
    "Violation",
    "check_axiom",
    "find_violation",
    "list_axioms",
    "load_axiom",
]
