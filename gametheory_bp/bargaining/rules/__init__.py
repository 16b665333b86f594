"""Bargaining rules that are no argmax of a function of the payoff pair, one per file."""

from __future__ import annotations

from gametheory_bp.bargaining.rule import BargainingRule
from gametheory_bp.leaves import LeafFolder

__all__ = ["RULES"]

RULES: LeafFolder[BargainingRule] = LeafFolder(
    __name__, BargainingRule, "bargaining rule", "gametheory_bp.rules"
)
