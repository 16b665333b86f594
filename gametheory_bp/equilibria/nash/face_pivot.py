"""Fraction-free pivots of the dictionary of a face.

Every basic variable, times a common positive denominator, is a constant plus a combination of the
nonbasic variables, all integers.  A pivot multiplies by the new denominator and divides by the
old one; by Cramer's rule the division leaves no remainder, so entries stay as short as minors of
the payoffs.  References: J. Edmonds (1967); E. H. Bareiss (1968).
"""

from __future__ import annotations

__all__ = ["Face", "expelled", "pivoted", "without_column"]

Face = tuple[list[int], list[int], list[list[int]], int]
"""``(basic, nonbasic, rows, denominator)``: ``rows[k][0]`` is the constant of ``basic[k]`` and
``rows[k][1 + c]`` the coefficient of ``nonbasic[c]``.  Faces are never changed, only replaced."""


def pivoted(face: Face, r: int, column: int) -> Face:
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
                line = [pivot * a + factor * b for a, b in zip(row, source, strict=True)]
                line[column] = sign * factor
            else:
                line = [(pivot * a + factor * b) // old for a, b in zip(row, source, strict=True)]
                line[column] = sign * factor
        changed.append(line)
    basic = basic[:]
    nonbasic = nonbasic[:]
    basic[r], nonbasic[column - 1] = nonbasic[column - 1], basic[r]
    return basic, nonbasic, changed, pivot


def expelled(face: Face, r: int, column: int) -> Face:
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
                    line = [pivot * a + factor * b for a, b in zip(row, source, strict=True)]
                else:
                    line = [
                        (pivot * a + factor * b) // old for a, b in zip(row, source, strict=True)
                    ]
            else:
                line = row[:] if pivot == old else [pivot * a // old for a in row]
        del line[column]
        changed.append(line)
    basic = basic[:]
    basic[r] = nonbasic[column - 1]
    return basic, nonbasic[: column - 1] + nonbasic[column:], changed, pivot


def without_column(face: Face, column: int) -> Face:
    """Hold a nonbasic variable at zero for good."""
    basic, nonbasic, rows, denominator = face
    return (
        basic,
        nonbasic[: column - 1] + nonbasic[column:],
        [row[:column] + row[column + 1 :] for row in rows],
        denominator,
    )
