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

__all__ = ["cross_payoffs", "episode_payoffs", "episode_shares", "own_shares"]

BLOCK = 1 << 17
"""Pairs that are played together."""


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

    rows, columns = _tables(row_policies, column_policies, steps)
    m, n = rows.shape[2], columns.shape[2]
    law = np.einsum("ksa,lsb->klsab", rows, columns).reshape(-1, m * n + 1, m * n)
    return _shares(law, steps).reshape(len(rows), len(columns), m, n)


def own_shares(row_policies: Any, column_policies: Any, steps: int) -> Array:
    """The same for the k-th row policy with the k-th column policy only, shape (policies, m, n).

    Raises
    ------
    ShapeError
        As for :func:`episode_shares`, and if there are not equally many policies.

    Examples
    --------
    >>> import numpy as np
    >>> turns = np.array([[[0, 1], [0.5, 0.5], [0.5, 0.5], [1, 0], [1, 0]]])
    >>> own_shares(turns, turns, 5)[0].tolist()
    [[0.6, 0.0], [0.0, 0.4]]
    """
    import numpy as np

    rows, columns = _tables(row_policies, column_policies, steps)
    if len(rows) != len(columns):
        raise ShapeError(f"{len(rows)} row and {len(columns)} column policies; give equally many")
    m, n = rows.shape[2], columns.shape[2]
    law = np.einsum("ksa,ksb->ksab", rows, columns).reshape(-1, m * n + 1, m * n)
    return _shares(law, steps).reshape(len(rows), m, n)


def cross_payoffs(row_policies: Any, column_policies: Any, game: BimatrixGame, steps: int) -> Array:
    """Mean rewards per step of all pairs, shape (rows, columns, 2), in blocks that fit memory.

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp import load_game
    >>> turns = np.array([[[0, 1], [0.5, 0.5], [0.5, 0.5], [1, 0], [1, 0]]])
    >>> found = cross_payoffs(turns, turns, load_game("asymmetric_bach_or_stravinsky"), 5)
    >>> found[0, 0].round(9).tolist()
    [3.2, 1.4]
    """
    import numpy as np

    rows, columns = _tables(row_policies, column_policies, steps)
    together = max(1, BLOCK // len(columns))
    return np.concatenate(
        [
            episode_payoffs(episode_shares(rows[k : k + together], columns, steps), game)
            for k in range(0, len(rows), together)
        ]
    )


def _tables(row_policies: Any, column_policies: Any, steps: int) -> tuple[Array, Array]:
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
    return rows, columns


def _shares(law: Array, steps: int) -> Array:
    """Shares of joint actions from the laws, shape (pairs, m n + 1, m n)."""
    import numpy as np

    now, move = law[:, -1:], law[:, :-1]
    # sums of 2, 4, 8, ... steps by doubling: S_2k = S_k (1 + P^k)
    total, done, power, length = np.zeros_like(now), 0, move, 1
    block = np.broadcast_to(np.eye(move.shape[1]), move.shape)
    while True:
        if steps & length:
            total = total + now @ block
            now = now @ power
            done += length
        if done == steps:
            break
        block, power, length = block + power @ block, power @ power, 2 * length
    shares: Array = total[:, 0] / steps
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
