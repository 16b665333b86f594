"""Policies on their way: what learners play after some numbers of updates.

A run keeps payoffs over time but only the final policies.  Learning from a seed does not depend on
how long it goes on, so the policies on the way are those of shorter runs from the same seeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gametheory_bp.dynamics import LearningSettings, run
from gametheory_bp.errors import EmptySetError, InputValueError
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["PolicyPaths", "policy_paths"]

TIMES = (0, 1, 2, 4, 8, 12, 18, 26, 38, 54, 76, 110, 150, 200)


@dataclass(frozen=True, slots=True, eq=False)
class PolicyPaths:
    """Policies of some runs over time.

    Attributes
    ----------
    game : BimatrixGame
    times : tuple of int
        Updates done.
    row, column : arrays, shape (times, seeds, m n + 1, actions)
    values : array, shape (seeds, 2)
        Payoffs per step of the last policies.
    exactness : Exactness
    """

    game: BimatrixGame
    times: tuple[int, ...]
    row: Array
    column: Array
    values: Array
    exactness: Exactness = FLOAT


def policy_paths(
    game: BimatrixGame,
    learner: Any = "lola_exact",
    *,
    seeds: int = 20,
    rng: Any = 0,
    settings: LearningSettings | None = None,
    times: Sequence[int] = TIMES,
) -> PolicyPaths:
    """Let learners play and keep their policies at some times.

    Parameters
    ----------
    game, learner, seeds, rng, settings
        As for :func:`gametheory_bp.dynamics.run`; the number of updates is that of the times.
    times : sequence of int
        Rising, each at least 0.

    Raises
    ------
    EmptySetError, InputValueError
        If there are no times or they do not rise.

    Exactness
    ---------
    Float.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> found = policy_paths(load_game("prisoners_dilemma"), seeds=2, times=(0, 5))
    >>> found.row.shape
    (2, 2, 5, 2)
    """
    import numpy as np

    if not len(times):
        raise EmptySetError("no times to keep policies at; give at least one")
    if times[0] < 0 or any(b <= a for a, b in zip(times, times[1:], strict=False)):
        raise InputValueError(f"times {tuple(times)}; give rising numbers of updates from 0 on")
    setting = LearningSettings() if settings is None else settings
    runs = [
        run(game, learner, seeds=seeds, rng=rng, settings=replace(setting, updates=time))
        for time in times
    ]
    row, column = (np.stack([found.policies[k] for found in runs]) for k in (0, 1))
    return PolicyPaths(game, tuple(times), row, column, runs[-1].values)
