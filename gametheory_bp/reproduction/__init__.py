"""Figures and tables of papers, redrawn from this library's own answers.

One file each; its constant is a :class:`Reproduction` and its id the file's name, which the command
line lists: ``gametheory-bp reproduce figure-1``.
"""

from gametheory_bp.leaves import LeafFolder
from gametheory_bp.reproduction._learning import Learning
from gametheory_bp.reproduction._reproduction import Reproduction

__all__ = ["REPRODUCTIONS", "Learning", "Reproduction"]

REPRODUCTIONS: LeafFolder[Reproduction] = LeafFolder(
    "gametheory_bp.reproduction", Reproduction, "figure or table", "gametheory_bp.reproduction"
)
"""The folder of reproductions."""
