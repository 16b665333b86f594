"""Incentives to obey a correlation device, exactly.

A device draws an action pair (i, j) from a distribution p.  In a *correlated equilibrium* (Aumann
1974) each player is told its own action and gains nothing by any deviation from it::

    sum_j p_ij (A_ij - A_kj) >= 0   for all i, k       (row player; column player likewise)

In a *coarse* correlated equilibrium (Moulin and Vial 1978) it must decide before it is told
anything, so only the sums over i count.  Both sets are polytopes; the second contains the first.

Multipliers ``x_ik, y_jl >= 0`` of these inequalities bound a weighted payoff over the whole set:
for every equilibrium p, ``w . u(p)`` is at most the largest, over action pairs (i, j), of ::

    w1 A_ij + w2 B_ij + sum_k x_ik (A_ij - A_kj) + sum_l y_jl (B_ij - B_il)

A matrix of multipliers has one line per recommended action; a coarse one has a single line.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.vectors import Point

__all__ = ["Lines", "dual_bound", "obedience_slacks"]

Lines = tuple[tuple[Fraction, ...], ...]
"""One line per recommended action (one in all if coarse), one entry per deviation."""


def obedience_slacks(
    game: PayoffTable, distribution: Distribution, *, coarse: bool = False
) -> tuple[Lines, Lines]:
    """Loss from each deviation, for the row and the column player; negative is a gain.

    Examples
    --------
    >>> table = PayoffTable(((4, 0), (0, 2)), ((1, 0), (0, 2)), ("a", "b"), ("a", "b"))
    >>> obedience_slacks(table, Distribution.of([["1/2", 0], [0, "1/2"]]))[0][0]
    (Fraction(0, 1), Fraction(2, 1))
    """
    p = distribution.probabilities
    row = _slacks(game.row_payoffs, p, coarse)
    column = _slacks(_turned(game.column_payoffs), _turned(p), coarse)
    return row, column


def dual_bound(
    game: PayoffTable, weights: Point, row: Lines, column: Lines, *, coarse: bool = False
) -> Fraction:
    """Bound on the weighted payoff that multipliers prove; see the formula above.

    The multipliers must be nonnegative and of the right shapes, which is for the caller to check.
    """
    m, n = game.shape
    on_row = _penalties(game.row_payoffs, row, coarse)
    on_column = _penalties(_turned(game.column_payoffs), column, coarse)
    return max(
        weights[0] * game.row_payoffs[i][j]
        + weights[1] * game.column_payoffs[i][j]
        + on_row[i][j]
        + on_column[j][i]
        for i in range(m)
        for j in range(n)
    )


def _turned(matrix: Lines) -> Lines:
    return tuple(zip(*matrix, strict=True))


def _slacks(own: Lines, p: Lines, coarse: bool) -> Lines:
    """``[i][k] = sum_j p_ij (own_ij - own_kj)``, summed over i if coarse."""
    lines = [
        [_dot(chances, payoffs) - _dot(chances, other) for other in own]
        for chances, payoffs in zip(p, own, strict=True)
    ]
    if coarse:
        return (tuple(sum(entries, Fraction(0)) for entries in zip(*lines, strict=True)),)
    return tuple(map(tuple, lines))


def _penalties(own: Lines, multipliers: Lines, coarse: bool) -> list[list[Fraction]]:
    """``[i][j] = sum_k x_ik (own_ij - own_kj)``, one line of x serving every i if coarse."""
    lines = multipliers * len(own) if coarse else multipliers
    turned = _turned(own)
    found = []
    for i, line in enumerate(lines):
        total = sum(line, Fraction(0))
        found.append([total * column[i] - _dot(line, column) for column in turned])
    return found


def _dot(weights: Sequence[Fraction], numbers: Sequence[Fraction]) -> Fraction:
    return sum((w * a for w, a in zip(weights, numbers, strict=True) if w and a), Fraction(0))
