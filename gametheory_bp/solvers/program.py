"""A linear program over the integers, in the one form every solver here reads.

A :class:`Program` is the polyhedron ``{x : a_i . x <= b_i (or = b_i), x_j >= 0 unless j is free}``
with sparse integer rows; the objective is kept apart, since one polyhedron is usually searched in
many directions.  Maximising ``c . x`` over it has the dual ::

    minimise b . y   subject to   y_i >= 0 on "<=" rows,
                                  (y A)_j >= c_j  (equality where x_j is free).

Rational programs become integer ones by multiplying each row by the least common denominator of
its entries; :mod:`.maximise` does so and undoes it in the multipliers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul

__all__ = ["Program", "Row", "row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One sparse constraint: the sum of ``coefficients[k] * x[indices[k]]`` against ``bound``."""

    indices: tuple[int, ...]
    coefficients: tuple[int, ...]
    bound: int
    equality: bool = False

    def at(self, point: Sequence[int]) -> int:
        """Value of the left-hand side at an integer point."""
        return sum(map(mul, self.coefficients, map(point.__getitem__, self.indices)))


@dataclass(frozen=True, slots=True)
class Program:
    """A polyhedron with integer rows; ``free`` holds the variables without a sign."""

    columns: int
    rows: tuple[Row, ...]
    free: frozenset[int] = frozenset()

    @property
    def every(self) -> tuple[int, ...]:
        """All variables in order: the indices of a row without zeros."""
        return tuple(range(self.columns))

    @property
    def work(self) -> int:
        """Table size times its shorter side: about what a run of integer pivots costs."""
        sides = sorted((self.columns, len(self.rows)))
        return sides[0] ** 2 * sides[1]


def row(coefficients: Iterable[int], bound: int, equality: bool = False) -> Row:
    """Drop the zeros of a dense integer row."""
    kept = [(j, a) for j, a in enumerate(coefficients) if a]
    return Row(tuple(j for j, _ in kept), tuple(a for _, a in kept), bound, equality)
