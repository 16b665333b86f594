"""Axioms of bargaining: checked exactly, violations searched for, tables of rules by axioms."""

from gametheory_bp.axioms.axiom import Axiom, Control
from gametheory_bp.axioms.implications import IMPLICATIONS, Implication, implied
from gametheory_bp.axioms.outcome import AxiomOutcome
from gametheory_bp.axioms.principals import Agreement, rules_remaining, rules_satisfying
from gametheory_bp.axioms.questions import check_axiom, find_violation
from gametheory_bp.axioms.registry import list_axioms, load_axiom
from gametheory_bp.axioms.search_outcome import SearchOutcome
from gametheory_bp.axioms.table import AxiomTable, axiom_table
from gametheory_bp.axioms.table_cell import Cell
from gametheory_bp.axioms.theorems import THEOREMS, Theorem
from gametheory_bp.axioms.violation import Violation

__all__ = [
    "IMPLICATIONS",
    "THEOREMS",
    "Agreement",
    "Axiom",
    "AxiomOutcome",
    "AxiomTable",
    "Cell",
    "Control",
    "Implication",
    "SearchOutcome",
    "Theorem",
    "Violation",
    "axiom_table",
    "check_axiom",
    "find_violation",
    "implied",
    "list_axioms",
    "load_axiom",
    "rules_remaining",
    "rules_satisfying",
]
