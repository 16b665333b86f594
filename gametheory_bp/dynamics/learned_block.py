"""A block of seeds that learn together, in NumPy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array, Counts
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.dynamics.world import World

__all__ = ["LearnedBlock", "learn", "record_times"]

KEPT = 1 << 21
"""Numbers of an array that is made and dropped at once: the C library then keeps that much freed
memory, instead of giving it back and fetching it again page by page at every update."""


@dataclass(frozen=True, slots=True)
class LearnedBlock:
    """What a block of seeds leaves behind; arrays have the seeds last.

    Attributes
    ----------
    theta, mixtures : pairs of arrays, shape (parameters or actions, states, seeds)
    logged : array, shape (2, seeds)
        Values before the last update.
    history, norms : arrays, shape (records, 2, seeds)
    diverged : int array, shape (seeds,)
        The update that failed, from 1; 0 if none did.
    """

    theta: tuple[Array, Array]
    mixtures: tuple[Array, Array]
    logged: Array
    history: Array
    norms: Array
    diverged: Counts


def record_times(settings: LearningSettings) -> Counts:
    """Numbers of updates after which values and gradient norms are kept."""
    times = set(range(0, settings.updates, settings.record_every)) | {settings.updates}
    return np.array(sorted(times))


def learn(
    world: World,
    theta: tuple[Array, Array],
    pair: tuple[Learner, Learner],
    setting: LearningSettings,
) -> LearnedBlock:
    """Learn one block of seeds; a seed that diverges keeps its last finite parameters."""
    rule = setting.parameterisation
    seeds = theta[0].shape[-1]
    diverged = np.zeros(seeds, dtype=np.int64)
    history, norms = [], []
    row, column = theta
    np.empty(KEPT)
    keep = set(record_times(setting).tolist())
    logged: Array | None = None
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        for done in range(setting.updates + 1):
            point = Point(world, row, column, rule, done)
            if done in keep:
                history.append(point.values)
                norms.append(_norms(point))
            if done == setting.updates:
                break
            if done == setting.updates - 1:
                logged = point.values
            one = row + pair[0].change(point, 0, setting)
            two = column + pair[1].change(point, 1, setting)
            if not np.isfinite(one.sum() + two.sum()) or diverged.any():
                sound = np.isfinite(one).all(axis=(0, 1)) & np.isfinite(two).all(axis=(0, 1))
                diverged[~sound & (diverged == 0)] = done + 1
                gone = diverged > 0
                one, two = np.where(gone, row, one), np.where(gone, column, two)
            row, column = one, two
    return LearnedBlock(
        (row, column),
        point.mixtures,
        history[-1] if logged is None else logged,
        np.stack(history),
        np.stack(norms),
        diverged,
    )


def _norms(point: Point) -> Array:
    """Euclidean norm of each player's own gradient, shape (2, seeds)."""
    return np.stack([np.sqrt((point.gradient(k, k) ** 2).sum(axis=(0, 1))) for k in (0, 1)])
