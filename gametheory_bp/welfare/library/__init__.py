"""Welfare functions, one per file; the argmax of each is a bargaining rule of the same id."""

from __future__ import annotations

from gametheory_bp.leaves import LeafFolder
from gametheory_bp.welfare.function import WelfareFunction

__all__ = ["LIBRARY"]

LIBRARY: LeafFolder[WelfareFunction] = LeafFolder(
    __name__, WelfareFunction, "welfare function", "gametheory_bp.welfare"
)
