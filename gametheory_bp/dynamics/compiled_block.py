"""A block of seeds learned by the compiled update, or not at all where it is not accurate."""

from __future__ import annotations

import numpy as np

from gametheory_bp.dynamics.compiled import WIDTH, kernel
from gametheory_bp.dynamics.learned_block import LearnedBlock, record_times
from gametheory_bp.dynamics.parameterisations import LARGEST_EXPONENT, Array
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.dynamics.two_action_policies import two_action_policies

__all__ = ["learn_compiled"]


def learn_compiled(
    stage: Array, theta: tuple[Array, Array], learner: str, setting: LearningSettings
) -> LearnedBlock | None:
    """Learn at most ``WIDTH`` seeds of a 2 x 2 game in normalised sigmoids.

    Returns
    -------
    LearnedBlock or None
        None if a parameter left the range where the compiled sigmoid is accurate, or stopped being
        finite: then NumPy has to do it.
    """
    update, d = kernel(), float(setting.discount)
    seeds = theta[0].shape[-1]
    work = np.zeros((25, WIDTH))
    work[:10, :seeds] = theta[0].reshape(10, -1)
    work[10:20, :seeds] = theta[1].reshape(10, -1)
    flat = stage.reshape(2, 4)
    one, two = (
        tuple(float(x) / d for x in (f[1] - f[3], f[2] - f[3], f[0] - f[1] - f[2] + f[3]))
        for f in flat
    )
    last = (float(flat[0, 3]), float(flat[1, 3]))
    ahead = setting.look_ahead if learner == "lola_exact" else 0.0
    keep = set(record_times(setting).tolist())
    history, norms, logged = [], [], None
    before = -1
    for done in sorted(keep | {max(setting.updates - 1, 0)}):
        # the values are those before the last update: after `done` of them
        step = setting.step if done < setting.updates else 0.0
        update(d, step, ahead, one, two, last, work.reshape(-1), done - before)
        before = done
        if done in keep:
            history.append(work[20:22, :seeds].copy())
            norms.append(np.sqrt(work[22:24, :seeds]))
        if done == setting.updates - 1:
            logged = work[20:22, :seeds].copy()
    used = work[:, :seeds]
    if not (np.isfinite(used).all() and used[24].min() > -LARGEST_EXPONENT):
        return None
    shape = theta[0].shape
    learned = used[:10].reshape(shape).copy(), used[10:20].reshape(shape).copy()
    row, column = two_action_policies(*learned, setting.parameterisation)
    return LearnedBlock(
        learned,
        (row.mixtures, column.mixtures),
        history[-1] if logged is None else logged,
        np.stack(history),
        np.stack(norms),
        np.zeros(seeds, dtype=np.int64),
    )
