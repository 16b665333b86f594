"""Best replies to tables of mixtures, for many seeds at once, in floats.

Policy iteration: a policy's gains come from one linear solve; every state then takes its best
action, until none gains.  ``exploitability`` has the exact best reply to a single policy.
"""

from __future__ import annotations

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.world import World
from gametheory_bp.errors import UnprovedError

__all__ = ["best_reply_tables"]

GAIN = 1e-11
"""An action replaces another if it gains more than this share of the largest value."""
MOST_ROUNDS = 1000
"""Policy iteration takes a handful of rounds; more would mean that rounding keeps it going."""


def best_reply_tables(world: World, opponent: Array, player: int) -> Array:
    """Pure best replies, as mixtures.

    Parameters
    ----------
    world : World
    opponent : array, shape (its actions, states, seeds)
    player : {0, 1}
        Who replies.

    Returns
    -------
    array, shape (own actions, states, seeds)
        Zeros and ones.

    Examples
    --------
    >>> from gametheory_bp.dynamics.world import MemoryOneWorld
    >>> payoffs = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
    >>> always_second = np.array([np.zeros(5), np.ones(5)])[:, :, None]
    >>> best_reply_tables(MemoryOneWorld(payoffs, 0.9), always_second, 0)[1].ravel().tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    own = world.actions[player]
    choice = np.zeros(opponent.shape[1:], dtype=np.int64)
    identity = np.eye(own)
    scale = GAIN * (1.0 + abs(world.cells).max()) / (1.0 - world.discount)
    for _ in range(MOST_ROUNDS):
        mixtures = np.moveaxis(identity[choice], -1, 0)
        pair = (opponent, mixtures) if player else (mixtures, opponent)
        gains = world.play(*pair).reply_gains(player)
        best = gains.argmax(axis=0)
        present = np.take_along_axis(gains, choice[None], axis=0)[0]
        better = gains.max(axis=0) > present + scale
        if not better.any():
            found: Array = mixtures
            return found
        choice = np.where(better, best, choice)
    raise UnprovedError("policy iteration did not settle; the payoffs span too many magnitudes")
