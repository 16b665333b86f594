"""Maximising over one polyhedron in many directions, exactly.

``maximise(weights)`` answers for the objective ``w1 f1 + w2 f2 + ...`` with a proved optimum.  In
order of cost:

1. a vertex already solved that is optimal for the weights (its prices say so);
2. small programs: pivots on an integer dictionary that stays where it was;
3. larger ones: a guessed vertex that costs nothing (see :mod:`.restart`), or one from a dense
   table (see :mod:`.dense_search`); else HiGHS proposes a basis, its linear systems are solved
   exactly, and signs are checked in integers;
4. a proposal that fails the check on one side only (point or prices) is where exact pivots start;
   a proposal that is neither, or none, leaves them to a cold start.

Nothing unproved is returned: the first three are proved by signs, the last by Bland's rule ending.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.errors import InputValueError
from gametheory_bp.solvers.dense_search import dense_basis, suits
from gametheory_bp.solvers.dictionary import Dictionary
from gametheory_bp.solvers.float_search import FloatSearch
from gametheory_bp.solvers.optimum import Basis, LinearOptimum
from gametheory_bp.solvers.pivoting import solve_dictionary
from gametheory_bp.solvers.program import Program
from gametheory_bp.solvers.restart import dictionary_at, first_basis, first_dictionary
from gametheory_bp.solvers.vertex import Objectives, Vertex, vertex_at, vertex_of

__all__ = ["SMALL_WORK", "Session"]

SMALL_WORK = 30_000
"""Programs whose table size times its shorter side is at most this are left to integer pivots.

Roughly the point from which HiGHS is faster; below it, no third-party package is loaded."""


class Session:
    """A polyhedron and its objectives, with what has been solved so far.

    Parameters
    ----------
    program : Program
        The polyhedron.
    objectives : sequence of integer vectors
        The linear functions f1, f2, ... whose weighted sums are maximised.
    small : int
        Largest ``Program.work`` that is left to integer pivots alone.

    Examples
    --------
    >>> from gametheory_bp.solvers.program import row
    >>> triangle = Program(2, (row([1, 2], 2),))
    >>> session = Session(triangle, [[1, 0], [0, 1]])
    >>> session.maximise([1, 1]).value, session.maximise([1, 3]).value
    (Fraction(2, 1), Fraction(3, 1))
    """

    def __init__(
        self, program: Program, objectives: Objectives, *, small: int = SMALL_WORK
    ) -> None:
        for k, objective in enumerate(objectives):
            if len(objective) != program.columns:
                raise InputValueError(
                    f"objective {k} has {len(objective)} entries for {program.columns} variables"
                )
        self.program = program
        self.objectives = tuple(tuple(f) for f in objectives)
        self._known: dict[Basis, Vertex | None] = {}
        self._latest: Vertex | None = None
        self._search: FloatSearch | None = None
        self._dictionary: Dictionary | None = None
        self._small = program.work <= small

    def combined(self, weights: Sequence[int]) -> list[int]:
        """The weighted sum of the objectives, one integer per variable."""
        live = [(w, f) for w, f in zip(weights, self.objectives, strict=True) if w]
        if len(live) == 1 and live[0][0] == 1:
            return list(live[0][1])
        return [sum(w * f[j] for w, f in live) for j in range(self.program.columns)]

    def maximise(self, weights: Sequence[int]) -> LinearOptimum:
        """The proved outcome for one choice of weights."""
        found = self.support(weights)
        return found.optimum(weights) if isinstance(found, Vertex) else found

    def support(self, weights: Sequence[int]) -> Vertex | LinearOptimum:
        """An optimal vertex, or the proof that there is none."""
        if self._latest is not None and self._latest.is_optimal(weights):
            return self._latest
        objective = self.combined(weights)
        if self._small:
            return self._by_pivots(self._dictionary or self._first(objective), objective)
        if self._search is None:
            guess = self._guess(objective)
            if guess is not None and guess not in self._known:
                vertex = vertex_at(self.program, guess, self.objectives)
                self._known[guess] = vertex
                if vertex is not None and vertex.is_optimal(weights):
                    self._latest = vertex
                    return vertex
            self._search = FloatSearch(self.program)
        basis = self._search.propose(objective)
        if basis is None:
            return self._by_pivots(self._first(objective), objective)
        if basis not in self._known:
            self._known[basis] = vertex_at(self.program, basis, self.objectives)
        vertex = self._known[basis]
        if vertex is not None and vertex.is_optimal(weights):
            self._latest = vertex
            return vertex
        if vertex is not None and (vertex.feasible or vertex.is_priced(weights)):
            return self._by_pivots(dictionary_at(self.program, basis), objective)
        return self._by_pivots(self._first(objective), objective)

    def _guess(self, objective: list[int]) -> Basis | None:
        guess = first_basis(self.program, objective)
        if guess is None and suits(self.program):
            return dense_basis(self.program, objective)
        return guess

    def _first(self, objective: list[int]) -> Dictionary:
        return first_dictionary(self.program, objective)

    def _by_pivots(self, dictionary: Dictionary, objective: list[int]) -> Vertex | LinearOptimum:
        if self._small:
            self._dictionary = dictionary
        answer = solve_dictionary(dictionary, objective)
        if answer.status != "optimal":
            return answer
        vertex = vertex_of(dictionary, self.objectives)
        self._known[vertex.basis] = self._latest = vertex
        return vertex


def as_weights(weights: Sequence[Fraction | int]) -> tuple[list[int], Fraction]:
    """Integer weights and the positive factor that was taken out: ``weights = factor * ints``."""
    from math import gcd, lcm

    fractions = [Fraction(w) for w in weights]
    common = lcm(*(w.denominator for w in fractions)) if fractions else 1
    integers = [int(w * common) for w in fractions]
    divisor = gcd(*integers) or 1
    return [a // divisor for a in integers], Fraction(divisor, common)
