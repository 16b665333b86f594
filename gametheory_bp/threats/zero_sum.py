"""The value of a finite zero-sum game with optimal strategies of both sides.

The row player receives ``a_ij`` and maximises; the column player pays and minimises.  The value v
and strategies x, y are optimal exactly when ``(x A)_j >= v`` for every column j and
``(A y)_i <= v`` for every row i (von Neumann 1928).

With all entries made positive integers, ``max sum z, A z <= 1, z >= 0`` has the optimum 1/v; its
primal solution is y/v and its dual solution x/v (Dantzig 1951).  The origin is feasible, so no
first phase is needed, and there is no free variable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any

from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.matrix import ExactMatrix, read_matrix
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.solvers.program import Program, Row
from gametheory_bp.solvers.session import Session

__all__ = ["ZeroSumValue", "pure_values", "zero_sum_value"]

PLAIN = 10**6
DENSE_WORK = 4_000
"""Integer pivots fill a dense matrix at once, so HiGHS is ahead from about 16 x 16 on."""


@dataclass(frozen=True, slots=True)
class ZeroSumValue:
    """Value and a pair of optimal strategies; each side's strategy proves the other's bound."""

    value: Fraction
    strategies: MixedProfile


def zero_sum_value(payoffs: Any) -> ZeroSumValue:
    """Value of the zero-sum game in which the row player maximises, exactly.

    ``v = max_x min_j (x A)_j = min_y max_i (A y)_i``

    Parameters
    ----------
    payoffs : m x n numbers
        What the row player receives; any form that a game's payoffs may have.

    Returns
    -------
    ZeroSumValue
        The value and one optimal strategy of each side (a pure pair where there is one).

    Raises
    ------
    ShapeError, InputTypeError, InputValueError
        If the matrix cannot be read.

    Notes
    -----
    Exactness: exact.  Certificate: the two strategies (:func:`.minimax` packs them).

    References
    ----------
    J. von Neumann, "Zur Theorie der Gesellschaftsspiele" (1928); G. B. Dantzig, "A proof of the
    equivalence of the programming problem and the game problem" (1951).

    Examples
    --------
    >>> solved = zero_sum_value([[3, -1], [-2, 4]])
    >>> solved.value, solved.strategies
    (Fraction(1, 1), MixedProfile(row=(3/5, 2/5), column=(1/2, 1/2)))
    """
    matrix = read_matrix(payoffs, "payoff")
    (low, i), (high, j) = pure_values(matrix.integers)
    if low == high:
        value = Fraction(low, matrix.denominator)
        return ZeroSumValue(value, MixedProfile.pure(matrix.shape, i, j))
    return _mixed(matrix)


def pure_values(
    payoffs: Sequence[Sequence[Any]],
) -> tuple[tuple[Any, int], tuple[Any, int]]:
    """``max_i min_j`` with its first row, and ``min_j max_i`` with its first column."""
    floors = [min(line) for line in payoffs]
    ceilings = [max(column) for column in zip(*payoffs, strict=True)]
    low, high = max(floors), min(ceilings)
    return (low, floors.index(low)), (high, ceilings.index(high))


def _mixed(matrix: ExactMatrix) -> ZeroSumValue:
    low = min(map(min, matrix.integers))
    # Coprime numbers are shorter; small ones need no search for a common factor.
    span = max(map(max, matrix.integers)) - low
    step = gcd(*(a - low for line in matrix.integers for a in line)) if span > PLAIN else 1
    every = tuple(range(matrix.shape[1]))
    if step == 1:
        rows = [tuple(map((1 - low).__add__, line)) for line in matrix.integers]
    else:
        rows = [tuple([(a - low) // step + 1 for a in line]) for line in matrix.integers]
    program = Program(len(every), tuple(Row(every, line, 1) for line in rows))
    solved = Session(program, [[1] * len(every)], small=DENSE_WORK).maximise([1])
    if solved.value is None:  # the program is feasible and bounded
        raise UnprovedError("the value of the zero-sum game was not found")
    value = 1 / solved.value
    strategies = MixedProfile(
        tuple(x * value for x in solved.dual), tuple(y * value for y in solved.primal)
    )
    return ZeroSumValue((low + (value - 1) * step) / matrix.denominator, strategies)
