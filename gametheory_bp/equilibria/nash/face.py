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
all integers (fraction-free pivots: Edmonds 1967, Bareiss 1968).  Columns of variables held at
zero are dropped.  A basic variable whose constant is positive and whose coefficients are not
negative is positive on the whole face: this is seen, never guessed.

A face is written ``(basic, nonbasic, rows, denominator)``; ``rows[k][0]`` is the constant and
``rows[k][1 + c]`` the coefficient of ``nonbasic[c]``.  Faces are never changed, only replaced.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["Face", "can_be_positive", "hold_at_zero", "split_positive", "whole_polyhedron"]

Face = tuple[list[int], list[int], list[list[int]], int]


def whole_polyhedron(payoffs: Sequence[Sequence[int]], own: int, other: int) -> Face:
    """The whole polyhedron of one player's mixtures, at the vertex of the first pure strategy.

    Parameters
    ----------
    payoffs : k x l integers
        The *other* player's payoffs; rows are the actions that are mixed.
    own, other : int
        First label of the mixed actions, and of the other player's actions.
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
    return basic, nonbasic, rows, 1


def split_positive(face: Face, own: range) -> tuple[list[int], Face]:
    """Basic variables that are seen to be positive on the whole face, and the face without the
    rows of those among them that are slacks (not in ``own``): they never bind again."""
    basic, nonbasic, rows, denominator = face
    found = [
        label for label, row in zip(basic, rows) if row[0] > 0 and min(row) >= 0
    ]
    if not found:
        return found, face
    dropped = {label for label in found if label not in own}
    if dropped:
        kept = [k for k, label in enumerate(basic) if label not in dropped]
        face = [basic[k] for k in kept], nonbasic, [rows[k] for k in kept], denominator
    return found, face


def hold_at_zero(face: Face, label: int) -> Face | None:
    """The part of the face where the variable is zero; None if it is positive throughout.

    The simplex method lowers the variable from the present vertex; when no direction lowers it
    further, its row of the dictionary proves that it stays above its value.
    """
    cautious = False
    while True:
        basic, nonbasic, rows, denominator = face
        if label in nonbasic:
            return _without_column(face, nonbasic.index(label) + 1)
        if label not in basic:
            return None
        k = basic.index(label)
        target = rows[k]
        if target[0] == 0:
            column = next((c for c in range(1, len(target)) if target[c]), 0)
            if column:
                return _expelled(face, k, column)
            return basic[:k] + basic[k + 1 :], nonbasic, rows[:k] + rows[k + 1 :], denominator
        column = _entering(target, nonbasic, cautious)
        if not column:
            return None
        leaving = _leaving(rows, column, basic, k)
        if leaving == k:
            return _expelled(face, k, column)
        # Bland's rule during a run of pivots that do not move rules out cycling.
        cautious = rows[leaving][0] == 0
        face = _pivot(face, leaving, column)


def can_be_positive(face: Face, label: int) -> bool:
    """Whether the variable is positive somewhere on the face (exact, by the simplex method)."""
    while True:
        basic, nonbasic, rows, _ = face
        if label in nonbasic:
            column = nonbasic.index(label) + 1
            blocking = [k for k, row in enumerate(rows) if row[0] == 0 and row[column] < 0]
            if not blocking:
                return True
            k = min(blocking, key=basic.__getitem__)
            face = _pivot(face, k, column)
            continue
        if label not in basic:
            return False
        row = rows[basic.index(label)]
        if row[0] > 0:
            return True
        rising = [c for c in range(1, len(row)) if row[c] > 0]
        if not rising:
            return False
        column = min(rising, key=lambda c: nonbasic[c - 1])
        blocking = [k for k, other in enumerate(rows) if other[0] == 0 and other[column] < 0]
        if not blocking:
            return True
        face = _pivot(face, min(blocking, key=basic.__getitem__), column)


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


def _pivot(face: Face, r: int, column: int) -> Face:
    """Exchange the basic variable of row ``r`` with the nonbasic one of ``column``."""
    basic, nonbasic, rows, old = face
    source = rows[r]
    pivot = -source[column]
    if pivot < 0:
        source = [-a for a in source]
        pivot = -pivot
        sign = 1
    else:
        sign = -1
    changed = []
    for k, row in enumerate(rows):
        if k == r:
            line = source[:]
            line[column] = sign * old
        else:
            factor = row[column]
            if not factor:
                line = row if pivot == old else [pivot * a // old for a in row]
            elif old == 1:
                line = [pivot * a + factor * b for a, b in zip(row, source)]
                line[column] = sign * factor
            else:
                line = [(pivot * a + factor * b) // old for a, b in zip(row, source)]
                line[column] = sign * factor
        changed.append(line)
    basic = basic[:]
    nonbasic = nonbasic[:]
    basic[r], nonbasic[column - 1] = nonbasic[column - 1], basic[r]
    return basic, nonbasic, changed, pivot


def _expelled(face: Face, r: int, column: int) -> Face:
    """Pivot on (r, column) and drop the column: the leaving variable is held at zero."""
    basic, nonbasic, rows, old = face
    source = rows[r]
    pivot = -source[column]
    if pivot < 0:
        pivot = -pivot
        source = [-a for a in source]
    changed = []
    for k, row in enumerate(rows):
        if k == r:
            line = source[:]
        else:
            factor = row[column]
            if factor:
                if old == 1:
                    line = [pivot * a + factor * b for a, b in zip(row, source)]
                else:
                    line = [(pivot * a + factor * b) // old for a, b in zip(row, source)]
            else:
                line = row[:] if pivot == old else [pivot * a // old for a in row]
        del line[column]
        changed.append(line)
    basic = basic[:]
    basic[r] = nonbasic[column - 1]
    return basic, nonbasic[: column - 1] + nonbasic[column:], changed, pivot


def _without_column(face: Face, column: int) -> Face:
    basic, nonbasic, rows, denominator = face
    return (
        basic,
        nonbasic[: column - 1] + nonbasic[column:],
        [row[:column] + row[column + 1 :] for row in rows],
        denominator,
    )
