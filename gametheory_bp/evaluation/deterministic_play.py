"""Long-run play of deterministic memory-one policies, counted exactly.

A deterministic pair runs into a cycle after at most m n steps, and no cycle of m n joint actions is
longer.  Over lcm(1, ..., m n) further steps every cycle comes round a whole number of times: the
counts are integers, and mean payoffs of the long run are fractions.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import ShapeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]

__all__ = ["cycle_counts", "nearest_actions"]


def nearest_actions(policies: Any) -> Counts:
    """The most probable action in every state: the nearest deterministic policies.

    Parameters
    ----------
    policies : array, shape (policies, states, actions)

    Returns
    -------
    int array, shape (policies, states)
        Of equally probable actions the first.

    Examples
    --------
    >>> nearest_actions([[[0.4, 0.6], [0.9, 0.1]]]).tolist()
    [[1, 0]]
    """
    import numpy as np

    found = np.asarray(policies)
    if found.ndim != 3:
        raise ShapeError(f"policies {found.shape}; give an array (policies, states, actions)")
    actions: Counts = np.argmax(found, axis=2)
    return actions


def cycle_counts(rows: Any, columns: Any, shape: tuple[int, int]) -> tuple[Counts, int]:
    """How often each joint action is played in the long run, for all pairs.

    Parameters
    ----------
    rows : int array, shape (rows, m n + 1)
        Actions after every joint action, row by row, and in the first step.
    columns : int array, shape (columns, m n + 1)
    shape : (m, n)

    Returns
    -------
    counts : int array, shape (rows, columns, m, n)
    steps : int
        Each table of counts sums to it.

    Raises
    ------
    ShapeError
        If the policies do not fit the shape.

    Exactness
    ---------
    Exact.

    Examples
    --------
    >>> turns = [[1, 0, 0, 0, 0]]
    >>> counts, steps = cycle_counts(turns, turns, (2, 2))
    >>> counts[0, 0].tolist(), steps
    ([[6, 0], [0, 6]], 12)
    """
    import numpy as np

    one, two = np.asarray(rows), np.asarray(columns)
    m, n = shape
    if one.ndim != 2 or two.ndim != 2 or one.shape[1] != m * n + 1 or two.shape[1] != m * n + 1:
        raise ShapeError(
            f"policies {one.shape} and {two.shape}; a {m}x{n} game needs (policies, {m * n + 1})"
        )
    # many policies are equal: with two actions each there are only 32 of them
    one, of_row = np.unique(one, axis=0, return_inverse=True)
    two, of_column = np.unique(two, axis=0, return_inverse=True)
    i, j = np.ogrid[: len(one), : len(two)]
    steps = lcm(*range(1, m * n + 1))
    now = one[i, -1] * n + two[j, -1]
    for _ in range(m * n):
        now = one[i, now] * n + two[j, now]
    counts = np.zeros((len(one), len(two), m * n), dtype=np.int64)
    for _ in range(steps):
        for s in range(m * n):
            counts[..., s] += now == s
        now = one[i, now] * n + two[j, now]
    found: Counts = counts[np.ix_(of_row, of_column)].reshape(len(of_row), len(of_column), m, n)
    return found, steps
