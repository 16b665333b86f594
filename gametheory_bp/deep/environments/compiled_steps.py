"""Several steps of all games in one compiled pass, in place of some ten passes for each step.

The numbers are those of plain steps, bit for bit: the same whole numbers are drawn by the same
generator, and the same products of single floats are rounded down.  numba comes with the extra
``compiled``; it compiles once per process, in about a second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import torch

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.errors import InputValueError, MissingPackageError, NotDefinedError

__all__ = ["compiled_steps"]


def compiled_steps(
    tables: GameTables,
    share: torch.Tensor,
    paid: torch.Tensor,
    states: torch.Tensor,
    actions: tuple[torch.Tensor, torch.Tensor],
    luck: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """States after each of k steps, and the bits of both rewards, shape (k, batch).

    Parameters
    ----------
    tables : GameTables
        On the CPU.
    share : float32 tensor, shape (cells,)
        width / draws.
    paid : int64 tensor, shape (cells,)
        The bits of both rewards of a cell.
    states : int32 tensor, shape (batch,)
        Before the first step.
    actions : pair of int64 tensors, shape (k, batch)
    luck : float32 tensor, shape (k, batch)
        Whole numbers below draws.

    Raises
    ------
    InputValueError
        If there is no such action.
    MissingPackageError
        If numba is not installed.
    NotDefinedError
        If the tables are on another device.
    """
    if tables.device.type != "cpu":
        raise NotDefinedError(
            f"compiled=True steps games on a CPU, these are on {tables.device}; leave it out"
        )
    after = torch.empty(luck.shape, dtype=torch.int32)
    rewards = torch.empty(luck.shape, dtype=torch.int64)
    read = (tables.first, share, tables.targets, paid, states, *actions, luck, after, rewards)
    if not _kernel()(*tables.actions, *(tensor.numpy() for tensor in read)):
        m, n = tables.actions
        raise InputValueError(f"an action is out of range; give 0 to {m - 1}, and 0 to {n - 1}")
    return after, rewards


@cache
def _kernel() -> Callable[..., bool]:
    try:
        import numba
    except ImportError:
        raise MissingPackageError(
            "compiled=True needs numba; install it with pip install -c constraints.txt "
            "'gametheory_bp[compiled]', or leave it out: plain steps give the same numbers"
        ) from None

    @numba.njit(nogil=True)
    def move(
        m: int, n: int, first: Any, share: Any, targets: Any, paid: Any,
        states: Any, row: Any, column: Any, luck: Any, after: Any, rewards: Any,
    ) -> bool:  # fmt: skip
        half, now = np.float32(0.5), states
        for k in range(luck.shape[0]):
            for game in range(luck.shape[1]):
                a, b = row[k, game], column[k, game]
                if a < 0 or a >= m or b < 0 or b >= n:
                    return False
                cell = (now[game] * m + a) * n + b
                place = first[cell] + np.int32((luck[k, game] + half) * share[cell])
                after[k, game] = targets[place]
                rewards[k, game] = paid[cell]
            now = after[k]
        return True

    kernel: Callable[..., bool] = move
    return kernel
