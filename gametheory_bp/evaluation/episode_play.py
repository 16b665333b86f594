"""Episodes of memory-one policies: the expected share of steps of every joint action.

The published evaluation plays episodes of 200 steps and takes mean rewards.  Their expectation
needs no sampling: with s_0 the law of the first joint action and P the transition matrix of a pair
of policies,

    share = (s_0 + s_0 P + ... + s_0 P^(T-1)) / T,

and the mean reward per step is the share times the stage payoffs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputValueError, ShapeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gametheory_bp.games.bimatrix import BimatrixGame

    Array = NDArray[np.float64]

__all__ = ["episode_payoffs", "episode_shares"]


def episode_shares(row_policies: Any, column_policies: Any, steps: int) -> Array:
    """Expected share of steps of every joint action, for all pairs of policies.

    Parameters
    ----------
    row_policies : array, shape (rows, m n + 1, m)
        Memory-one policies: a mixture after each joint action, row by row, then the first step's.
    column_policies : array, shape (columns, m n + 1, n)
    steps : int
        Length of an episode, at least 1.

    Returns
    -------
    array, shape (rows, columns, m, n)
        Each table sums to 1.

    Raises
    ------
    ShapeError
        If the policies do not fit each other.
    InputValueError
        If there are no steps.

    Exactness
    ---------
    Float; an expectation, nothing is sampled.

    Examples
    --------
    >>> import numpy as np
    >>> turns = np.array([[[0, 1], [0.5, 0.5], [0.5, 0.5], [1, 0], [1, 0]]])  # B, S, B, ...
    >>> episode_shares(turns, turns, 5)[0, 0].tolist()
    [[0.6, 0.0], [0.0, 0.4]]
    """
    import numpy as np

    rows, columns = (np.asarray(p, dtype=float) for p in (row_policies, column_policies))
    if rows.ndim != 3 or columns.ndim != 3:
        raise ShapeError("policies are arrays (policies, m n + 1, actions)")
    m, n = rows.shape[2], columns.shape[2]
    if not rows.shape[1] == columns.shape[1] == m * n + 1:
        raise ShapeError(
            f"row policies {rows.shape} and column policies {columns.shape}; both need "
            f"{m} * {n} + 1 mixtures"
        )
    if steps < 1:
        raise InputValueError(f"{steps} steps; an episode has at least 1")
    law = np.einsum("ksa,lsb->klsab", rows, columns).reshape(
        len(rows) * len(columns), m * n + 1, m * n
    )
    now, move = law[:, -1:], law[:, :-1]
    # sums of 2, 4, 8, ... steps by doubling: S_2k = S_k (1 + P^k)
    total, done, power, length = np.zeros_like(now), 0, move, 1
    block = np.broadcast_to(np.eye(m * n), move.shape)
    while True:
        if steps & length:
            total = total + now @ block
            now = now @ power
            done += length
        if done == steps:
            break
        block, power, length = block + power @ block, power @ power, 2 * length
    shares: Array = (total / steps).reshape(len(rows), len(columns), m, n)
    return shares


def episode_payoffs(shares: Array, game: BimatrixGame) -> Array:
    """Mean rewards per step of shares of joint actions, shape (rows, columns, 2).

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp import load_game
    >>> shares = np.array([[[[0.5, 0.0], [0.0, 0.5]]]])
    >>> episode_payoffs(shares, load_game("asymmetric_bach_or_stravinsky"))[0, 0].tolist()
    [3.0, 1.5]
    """
    import numpy as np

    stage = np.array([game.row_payoffs, game.column_payoffs], dtype=float)
    found: Array = np.einsum("klab,pab->klp", shares, stage)
    return found
