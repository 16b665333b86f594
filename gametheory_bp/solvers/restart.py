"""Dictionaries at a good place to start.

A proposed basis is entered by pivots from the slack basis; a proposal that is singular is entered
as far as it goes, which is still a basis and a good place to go on from.

Without a proposal there is one cheap good guess.  Where a row says that nonnegative variables sum
to a constant (probabilities do), entering the variable of the best objective there leaves every
other one with a price in order, so that dual pivots alone reach the optimum.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.solvers.dictionary import Dictionary
from gametheory_bp.solvers.optimum import Basis
from gametheory_bp.solvers.program import Program

__all__ = ["dictionary_at", "first_basis", "first_dictionary"]


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


def first_dictionary(program: Program, objective: Sequence[int]) -> Dictionary:
    """Make the slack dictionary, with the best variable of a positive equality entered."""
    dictionary = Dictionary(program)
    guess = first_basis(program, objective)
    if guess is not None:
        dictionary.pivot(guess.rows[0], dictionary.nonbasic.index(guess.columns[0]))
    return dictionary


def first_basis(program: Program, objective: Sequence[int]) -> Basis | None:
    """Name the vertex at which the best variable alone meets a positive equality, if any does."""
    for r, constraint in enumerate(program.rows):
        if constraint.equality and constraint.indices and min(constraint.coefficients) > 0:
            if len(set(constraint.coefficients)) == 1:
                return Basis((max(constraint.indices, key=objective.__getitem__),), (r,))
            terms = zip(constraint.indices, constraint.coefficients, strict=True)
            best = max(terms, key=lambda term: Fraction(objective[term[0]], term[1]))[0]
            return Basis((best,), (r,))
    return None
