"""Sparse regular systems of fractions, solved through integers."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.errors import UnprovedError
from gametheory_bp.solvers.linear_system import solve_square

__all__ = ["solved"]


def solved(lines: list[dict[int, Fraction]], side: list[Fraction]) -> NDArray[Any]:
    """The solution of a regular system; each line is {column: coefficient}.

    Examples
    --------
    >>> one = Fraction(1)
    >>> solved([{0: 2 * one}, {0: one, 1: one}], [one, one]).tolist()
    [Fraction(1, 2), Fraction(1, 2)]
    """
    size = len(lines)
    matrix, right = [], []
    for line, b in zip(lines, side, strict=True):
        common = lcm(Fraction(b).denominator, *(v.denominator for v in line.values()))
        row = [0] * size
        for s, v in line.items():
            row[s] = v.numerator * (common // v.denominator)
        matrix.append(row)
        right.append(int(b * common))
    found = solve_square(matrix, [right])
    if found is None:
        raise UnprovedError("the equations of an occupancy have one solution; found them singular")
    (numbers,), scale = found
    values = np.empty(size, dtype=object)
    values[:] = [Fraction(x, scale) for x in numbers]
    return values
