"""Faces of a best-response polyhedron, as exact simplex dictionaries.

Fix an m x n game with row payoffs A and column payoffs B.  The polyhedra of mixtures together
with an upper bound on what the other player can earn against them are::

    P = { (x, v) : x >= 0, sum x = 1, t_j = v - (x B)_j >= 0 }        row mixtures
    Q = { (y, u) : y >= 0, sum y = 1, s_i = u - (A y)_i >= 0 }        column mixtures

A *label* is an action of either player: 0..m-1 for rows, m..m+n-1 for columns.  Label l names one
variable of P (x_l, or t_{l-m}) and one of Q (s_l, or y_{l-m}); a pair of points is an equilibrium
when at every label one of the two variables is zero.

A face (some variables held at zero) is kept as the dictionary of one of its vertices: every basic
variable, times a common denominator, is a constant plus a combination of the nonbasic variables,
all integers, see ``face_pivot.py``.  Columns of variables held at
zero are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.equilibria.nash.face_pivot import Face, expelled, pivoted, without_column

__all__ = ["hold_at_zero", "raise_to_top", "whole_polyhedron"]


def whole_polyhedron(
    payoffs: Sequence[Sequence[int]], own: int, other: int, value: int | None = None
) -> Face:
    """The whole polyhedron of one player's mixtures, at the vertex of the first pure strategy.

    Parameters
    ----------
    payoffs : k x l integers
        The *other* player's payoffs; rows are the actions that are mixed.
    own, other : int
        First label of the mixed actions, and of the other player's actions.
    value : int, optional
        A label under which v is kept as one more variable; the payoffs must be positive then.
    """
    first = payoffs[0]
    top = first.index(max(first))
    basic = [own]
    nonbasic = [*range(own + 1, own + len(payoffs)), other + top]
    rows = [[1] + [-1] * (len(payoffs) - 1) + [0]]
    for j, entry in enumerate(first):
        if j != top:
            gap = first[top] - entry
            basic.append(other + j)
            rows.append([gap, *(line[top] - line[j] - gap for line in payoffs[1:]), 1])
    if value is not None:
        basic.append(value)
        rows.append([first[top], *(line[top] - first[top] for line in payoffs[1:]), 1])
    return basic, nonbasic, rows, 1


def hold_at_zero(face: Face, label: int) -> Face | None:
    """The part of the face where the variable is zero; None if it is positive throughout.

    The simplex method lowers the variable from the present vertex; when no direction lowers it
    further, its row of the dictionary proves that it stays above its value.
    """
    cautious = False
    while True:
        basic, nonbasic, rows, denominator = face
        if label in nonbasic:
            return without_column(face, nonbasic.index(label) + 1)
        if label not in basic:
            return None
        k = basic.index(label)
        target = rows[k]
        if target[0] == 0:
            column = next((c for c in range(1, len(target)) if target[c]), 0)
            if column:
                return expelled(face, k, column)
            return basic[:k] + basic[k + 1 :], nonbasic, rows[:k] + rows[k + 1 :], denominator
        column = _entering(target, nonbasic, cautious)
        if not column:
            return None
        leaving = _leaving(rows, column, basic, k)
        if leaving == k:
            return expelled(face, k, column)
        # Bland's rule during a run of pivots that do not move rules out cycling.
        cautious = rows[leaving][0] == 0
        face = pivoted(face, leaving, column)


def raise_to_top(face: Face, label: int) -> Face | None:
    """The face where a basic, always positive variable is largest; None if it is unbounded."""
    cautious = False
    while True:
        basic, nonbasic, rows, _ = face
        k = basic.index(label)
        column = _entering([0, *(-a for a in rows[k][1:])], nonbasic, cautious)
        if not column:
            return face
        leaving = _leaving(rows, column, basic, k)
        if rows[leaving][column] >= 0:
            return None
        cautious = rows[leaving][0] == 0
        face = pivoted(face, leaving, column)


def _entering(target: list[int], nonbasic: list[int], cautious: bool) -> int:
    """Column whose increase lowers the target row; 0 if there is none."""
    if not cautious:
        lowest = min(target)
        return target.index(lowest) if lowest < 0 else 0
    falling = [c for c in range(1, len(target)) if target[c] < 0]
    return min(falling, key=lambda c: nonbasic[c - 1]) if falling else 0


def _leaving(rows: list[list[int]], column: int, basic: list[int], preferred: int) -> int:
    """Row that first reaches zero; ties go to the preferred row, then to the smallest label."""
    best = preferred
    top, bottom = rows[preferred][0], -rows[preferred][column]
    for k, row in enumerate(rows):
        slope = row[column]
        if slope < 0 and k != preferred:
            left, right = row[0] * bottom, -slope * top
            if left < right or (left == right and best != preferred and basic[k] < basic[best]):
                best, top, bottom = k, row[0], -slope
    return best
