"""A dictionary at a basis that somebody proposes.

The basis is entered by pivots from the slack basis; a proposal that is singular is entered as far
as it goes, which is still a basis and a good place to go on from.
"""

from __future__ import annotations

from gametheory_bp.solvers.dictionary import Dictionary
from gametheory_bp.solvers.optimum import Basis
from gametheory_bp.solvers.program import Program

__all__ = ["dictionary_at"]


def dictionary_at(program: Program, basis: Basis) -> Dictionary:
    """The dictionary of a basis (or of as much of it as is independent)."""
    dictionary = Dictionary(program)
    waiting = set(basis.rows)
    for column in basis.columns:
        c = dictionary.nonbasic.index(column)
        r = min(
            (i for i in waiting if dictionary.table[i][c]),
            key=lambda i: sum(1 for a in dictionary.table[i] if a),
            default=None,
        )
        if r is not None:
            waiting.discard(r)
            dictionary.pivot(r, c)
    return dictionary
