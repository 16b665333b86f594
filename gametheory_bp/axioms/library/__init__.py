"""Axioms of bargaining, one per file."""

from __future__ import annotations

from gametheory_bp.axioms.axiom import Axiom
from gametheory_bp.leaves import LeafFolder

__all__ = ["LIBRARY"]

LIBRARY: LeafFolder[Axiom] = LeafFolder(__name__, Axiom, "axiom", "gametheory_bp.axioms")
