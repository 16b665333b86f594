"""What each player can be held to, for a whole family: values of zero-sum games over Q(t).

The value of a matrix game is that of one of its square kernels (Shapley and Snow 1950): both
players equalise on the kernel, and the strategies are optimal in the whole game.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from gametheory_bp.families.germ import Germ, GermPoint

__all__ = ["minimax_point", "solve_system", "value"]

Matrix = Sequence[Sequence[Germ]]


def solve_system(matrix: Matrix, side: Sequence[Germ]) -> list[Germ] | None:
    """The only solution of a square linear system; None if there is not exactly one."""
    size = len(side)
    table = [[*line, right] for line, right in zip(matrix, side, strict=True)]
    for c in range(size):
        pivot = next((r for r in range(c, size) if table[r][c].sign()), None)
        if pivot is None:
            return None
        table[c], table[pivot] = table[pivot], table[c]
        table[c] = [a / table[c][c] for a in table[c]]
        for r in range(size):
            if r != c and table[r][c].function.numerator:
                table[r] = [a - table[r][c] * b for a, b in zip(table[r], table[c], strict=True)]
    return [line[size] for line in table]


def value(matrix: Matrix) -> Germ:
    """The value of the zero-sum game in which the row player gets the entries.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from gametheory_bp.families.places import Spot
    >>> from gametheory_bp.families.rational_function import PARAMETER, as_function
    >>> t, zero = (Germ(as_function(f), Spot(Fraction(4))) for f in (PARAMETER, 0))
    >>> value([[t, zero], [zero, zero + 2]])
    Germ((2 t)/(t + 2) at t = 4)
    """
    m, n = len(matrix), len(matrix[0])
    for size in range(1, min(m, n) + 1):
        for rows in combinations(range(m), size):
            for columns in combinations(range(n), size):
                found = _kernel_value(matrix, rows, columns)
                if found is not None:
                    return found
    raise AssertionError("every matrix game has a kernel")  # pragma: no cover


def _kernel_value(matrix: Matrix, rows: tuple[int, ...], columns: tuple[int, ...]) -> Germ | None:
    transposed = [list(line) for line in zip(*matrix, strict=True)]
    first = _equaliser(matrix, rows, columns)  # the column player makes the rows equal
    if first is None:
        return None
    y, v = first
    second = _equaliser(transposed, columns, rows)
    if second is None:
        return None
    x, _ = second
    if any(share < 0 for share in (*x, *y)):
        return None
    for line in matrix:
        if sum((line[j] * share for j, share in zip(columns, y, strict=True)), v * 0) > v:
            return None
    for line in transposed:
        if sum((line[i] * share for i, share in zip(rows, x, strict=True)), v * 0) < v:
            return None
    return v


def _equaliser(
    matrix: Matrix, rows: tuple[int, ...], columns: tuple[int, ...]
) -> tuple[list[Germ], Germ] | None:
    """Shares of the columns that sum to 1 and give the same in all rows, and what they give."""
    zero = matrix[0][0] * 0
    lines = [[*(matrix[i][j] for j in columns), zero - 1] for i in rows]
    lines.append([*(zero + 1 for _ in columns), zero])
    found = solve_system(lines, [*(zero for _ in rows), zero + 1])
    return None if found is None else (found[:-1], found[-1])


def minimax_point(payoffs: Sequence[Sequence[GermPoint]], *, mixed: bool = True) -> GermPoint:
    """What the other can hold each player to; with ``mixed=False`` by pure strategies."""
    first = [[cell[0] for cell in line] for line in payoffs]
    second = [[line[j][1] for line in payoffs] for j in range(len(payoffs[0]))]
    if mixed:
        return value(first), value(second)
    return (
        min(max(line[j] for line in first) for j in range(len(first[0]))),
        min(max(line[i] for line in second) for i in range(len(second[0]))),
    )
