"""Which variables are positive everywhere, or somewhere, on a face.

A basic variable whose constant is positive and whose coefficients are not negative is positive on
the whole face.  A variable is zero on the whole face exactly when the simplex method cannot raise
it.  Both are read off integers, never guessed.
"""

from __future__ import annotations

from collections.abc import Collection

from gametheory_bp.equilibria.nash.face import hold_at_zero
from gametheory_bp.equilibria.nash.face_pivot import Face, pivoted

__all__ = ["possible_labels", "split_positive", "without_zeros"]


def split_positive(face: Face, own: Collection[int]) -> tuple[list[int], Face]:
    """Basic variables seen to be positive on the whole face, and the face without some rows.

    Rows of positive slacks (labels not in ``own``) are left out: they never bind again.
    """
    basic, nonbasic, rows, denominator = face
    found = [label for label, row in zip(basic, rows, strict=True) if row[0] > 0 and min(row) >= 0]
    if not found:
        return found, face
    dropped = {label for label in found if label not in own}
    if dropped:
        kept = [k for k, label in enumerate(basic) if label not in dropped]
        face = [basic[k] for k in kept], nonbasic, [rows[k] for k in kept], denominator
    return found, face


def without_zeros(face: Face, free: int) -> tuple[Face, int]:
    """Take the variables among ``free`` that are zero throughout out of the dictionary."""
    possible = possible_labels(face, free)
    zeros = free & ~possible
    while zeros:
        label = zeros.bit_length() - 1
        zeros ^= 1 << label
        face = hold_at_zero(face, label) or face
    return face, possible


def possible_labels(face: Face, candidates: int) -> int:
    """The candidates (a bit mask) whose variable is positive somewhere on the face; exact.

    Candidates that are in the dictionary no more must be those left out as positive.
    """
    basic, nonbasic, rows, _ = face
    at_zero = [k for k, row in enumerate(rows) if row[0] == 0]
    if not at_zero:
        return candidates
    unknown = 0
    for label in nonbasic:
        unknown |= 1 << label
    for k in at_zero:
        unknown |= 1 << basic[k]
    unknown &= candidates
    impossible = 0
    while unknown:
        label = unknown.bit_length() - 1
        found = _raised(face, label)
        if not found:
            impossible |= 1 << label
            unknown ^= 1 << label
        unknown &= ~found
    return candidates & ~impossible


def _raised(face: Face, label: int) -> int:
    """Labels that are positive at some point where this one is; 0 if it is zero throughout.

    Maximises the variable by Bland's rule, through degenerate pivots only: the first step that
    moves makes it positive.
    """
    basic, nonbasic, rows, _ = face
    column = nonbasic.index(label) + 1 if label in nonbasic else 0
    while True:
        if not column:
            target = rows[basic.index(label)]
            rising = [c for c in range(1, len(target)) if target[c] > 0]
            if not rising:
                return 0
            column = min(rising, key=lambda c: nonbasic[c - 1])
        moved = 1 << nonbasic[column - 1]
        blocking = -1
        for k, row in enumerate(rows):
            if row[0] == 0:
                if row[column] < 0:
                    if blocking < 0 or basic[k] < basic[blocking]:
                        blocking = k
                elif row[column] > 0:
                    moved |= 1 << basic[k]
        if blocking < 0:
            return moved
        face = pivoted(face, blocking, column)
        basic, nonbasic, rows, _ = face
        column = 0
