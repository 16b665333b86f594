"""A simplex dictionary in integers.

Every basic variable and the objective ``z`` are written in the nonbasic ones, over one positive
common denominator ``d`` (the absolute determinant of the basis)::

    d * x_basic[r] = b_r - sum_c T[r][c] * x_nonbasic[c]
    d * z          = b_z - sum_c O[c]    * x_nonbasic[c]

Variables ``0 .. n-1`` are the program's, ``n + i`` is the slack of row ``i`` (fixed at zero for an
equality).  A pivot multiplies by the new determinant and divides by the old one; by Cramer's rule
the division leaves no remainder (Edmonds 1967; Bareiss 1968), so entries stay as short as minors
of the input.  Reading off: ``O[c] / d`` at a slack is the multiplier of its row.

References: J. Edmonds, "Systems of distinct representatives and linear algebra" (1967);
E. H. Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian elimination" (1968).
"""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.solvers.optimum import Basis
from gametheory_bp.solvers.program import Program

__all__ = ["Dictionary"]


class Dictionary:
    """The mutable table of one exact simplex run; starts at the all-slack basis.

    ``table[r]`` and ``objective`` carry their constant as last entry.
    """

    __slots__ = (
        "basic",
        "denominator",
        "fixed",
        "free",
        "nonbasic",
        "objective",
        "program",
        "table",
    )

    def __init__(self, program: Program) -> None:
        n = program.columns
        self.program = program
        self.table: list[list[int]] = []
        for constraint in program.rows:
            dense = [0] * (n + 1)
            for j, a in zip(constraint.indices, constraint.coefficients, strict=True):
                dense[j] = a
            dense[n] = constraint.bound
            self.table.append(dense)
        self.basic = list(range(n, n + len(program.rows)))
        self.nonbasic = list(range(n))
        self.free = program.free
        self.fixed = frozenset(n + i for i, r in enumerate(program.rows) if r.equality)
        self.denominator = 1
        self.objective = [0] * (n + 1)

    def price(self, objective: Sequence[int]) -> None:
        """Write ``z = objective . x`` in the present nonbasic variables."""
        n = self.program.columns
        priced = [0] * (n + 1)
        for c, variable in enumerate(self.nonbasic):
            if variable < n:
                priced[c] = -objective[variable] * self.denominator
        for r, variable in enumerate(self.basic):
            if variable < n and objective[variable]:
                weight = objective[variable]
                priced = [p + weight * t for p, t in zip(priced, self.table[r], strict=True)]
        self.objective = priced

    def pivot(self, r: int, c: int) -> None:
        """Exchange the basic variable of row ``r`` with the nonbasic one of column ``c``."""
        old, pivot_row = self.denominator, self.table[r]
        pivot = pivot_row[c]
        for i, line in enumerate(self.table):
            if i != r:
                self.table[i] = _eliminated(line, pivot_row, c, pivot, old)
        self.objective = _eliminated(self.objective, pivot_row, c, pivot, old)
        changed = list(pivot_row)
        changed[c] = old
        self.table[r] = changed if pivot > 0 else [-a for a in changed]
        self.denominator = abs(pivot)
        self.basic[r], self.nonbasic[c] = self.nonbasic[c], self.basic[r]

    def primal(self) -> list[int]:
        """Numerators, over ``denominator``, of the program's variables."""
        point = [0] * self.program.columns
        for r, variable in enumerate(self.basic):
            if variable < self.program.columns:
                point[variable] = self.table[r][-1]
        return point

    def dual(self) -> list[int]:
        """Numerators, over ``denominator``, of the row multipliers."""
        return self.multipliers(self.objective)

    def multipliers(self, line: Sequence[int]) -> list[int]:
        """The part of a line that stands at slacks, by program row."""
        n = self.program.columns
        found = [0] * len(self.program.rows)
        for c, variable in enumerate(self.nonbasic):
            if variable >= n:
                found[variable - n] = line[c]
        return found

    def basis(self) -> Basis:
        """The present vertex as the variables off zero and the rows held tight."""
        n = self.program.columns
        return Basis(
            tuple(sorted(v for v in self.basic if v < n)),
            tuple(sorted(v - n for v in self.nonbasic if v >= n)),
        )


def _eliminated(line: list[int], pivot_row: list[int], c: int, pivot: int, old: int) -> list[int]:
    """``(pivot * line - line[c] * pivot_row) / old`` with the sign of the pivot taken out."""
    factor = line[c]
    if pivot < 0:
        pivot, factor = -pivot, -factor
        at_column = line[c]
    else:
        at_column = -line[c]
    if factor:
        changed = [(pivot * a - factor * b) // old for a, b in zip(line, pivot_row, strict=True)]
    elif pivot == old:
        return line
    else:
        changed = [pivot * a // old for a in line]
    changed[c] = at_column
    return changed
