"""Square linear systems over the integers, solved exactly.

``M X = B`` is answered by integer numerators over one positive denominator.  Small systems use
fraction-free elimination in Python integers (Bareiss 1968); larger ones p-adic lifting (Dixon
1982) in flint, loaded only then.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from typing import Any

__all__ = ["SquareSystem", "solve_square"]

SMALL = 6
"""Up to this order, Python integers are faster than the call to flint."""

Integers = Sequence[int]


def solve_square(
    matrix: Sequence[Integers], sides: Sequence[Integers]
) -> tuple[list[list[int]], int] | None:
    """Solve ``matrix x = side`` exactly for several right-hand sides.

    Parameters
    ----------
    matrix : k x k integers
        The system, row by row.
    sides : sequence of k-vectors of integers
        Right-hand sides.

    Returns
    -------
    (numerators, denominator) or None
        One vector of numerators per side over a common positive denominator; None if the matrix
        is singular.

    References
    ----------
    J. D. Dixon, "Exact solution of linear equations using p-adic expansions" (1982).

    Examples
    --------
    >>> solve_square([[2, 1], [1, 3]], [[1, 0], [0, 1]])
    ([[3, -1], [-1, 2]], 5)
    >>> solve_square([[1, 1], [2, 2]], [[1, 2]]) is None
    True
    """
    return SquareSystem(matrix).solve(sides)


class SquareSystem:
    """One system and its transpose; flint takes the matrix over once for both."""

    __slots__ = ("_flint", "_matrix", "_size")

    def __init__(self, matrix: Sequence[Integers]) -> None:
        self._size = len(matrix)
        self._matrix = matrix
        self._flint: Any = None

    def solve(
        self, sides: Sequence[Integers], *, transposed: bool = False
    ) -> tuple[list[list[int]], int] | None:
        """Numerators per side and their denominator, as :func:`solve_square` gives them."""
        if self._size == 0:
            return [[] for _ in sides], 1
        if self._size > SMALL:
            return self._dixon(sides, transposed)
        matrix = list(zip(*self._matrix, strict=True)) if transposed else self._matrix
        return _bareiss(matrix, sides)

    def _dixon(
        self, sides: Sequence[Integers], transposed: bool
    ) -> tuple[list[list[int]], int] | None:
        from flint import fmpq_mat, fmpz_mat

        size = self._size
        if self._flint is None:
            flat = [a for line in self._matrix for a in line]
            if 3 * flat.count(0) < 2 * len(flat):
                integers = fmpz_mat(size, size, flat)
            else:  # mostly zeros: entry by entry is faster
                integers = fmpz_mat(size, size)
                for place, a in enumerate(flat):
                    if a:
                        integers[place // size, place % size] = a
            self._flint = fmpq_mat(integers)
        left = self._flint.transpose() if transposed else self._flint
        right = fmpz_mat(size, len(sides), [side[i] for i in range(size) for side in sides])
        try:
            solution = left.solve(fmpq_mat(right), algorithm="dixon")
        except ZeroDivisionError:
            return None
        numerators, denominator = solution.numer_denom()
        entries = [int(a) for a in numerators.entries()]
        return [entries[s :: len(sides)] for s in range(len(sides))], int(denominator)


def _bareiss(
    matrix: Sequence[Integers], sides: Sequence[Integers]
) -> tuple[list[list[int]], int] | None:
    """Fraction-free Gauss-Jordan elimination of ``[M | B]``."""
    size = len(matrix)
    table = [[*line, *(side[i] for side in sides)] for i, line in enumerate(matrix)]
    previous = 1
    for c in range(size):
        r = next((i for i in range(c, size) if table[i][c]), None)
        if r is None:
            return None
        table[c], table[r] = table[r], table[c]
        head = table[c]
        pivot = head[c]
        for i, line in enumerate(table):
            if i != c:
                factor = line[c]
                table[i] = [
                    (pivot * a - factor * b) // previous for a, b in zip(line, head, strict=True)
                ]
        previous = pivot
    found = [[table[i][size + s] for i in range(size)] for s in range(len(sides))]
    return _reduced(found, previous)


def _reduced(numerators: list[list[int]], denominator: int) -> tuple[list[list[int]], int]:
    """Lowest terms, denominator positive."""
    divisor = gcd(denominator, *(a for vector in numerators for a in vector))
    if denominator < 0:
        divisor = -divisor
    if divisor != 1:
        numerators = [[a // divisor for a in vector] for vector in numerators]
    return numerators, denominator // divisor
