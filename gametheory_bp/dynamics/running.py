"""Runs of learning: many seeds at once, in blocks that fit the processor's cache."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.learners import load_learner
from gametheory_bp.dynamics.learning_run import LearningRun
from gametheory_bp.dynamics.parameterisations import Array, Counts, parameterisation
from gametheory_bp.dynamics.payoff_arrays import payoff_array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.seeds import initial_parameters, read_seeds, seed_of
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["run"]

BLOCK = 1024
"""Seeds that are moved together."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What one block of seeds leaves behind; arrays have the seeds last."""

    theta: tuple[Array, Array]
    mixtures: tuple[Array, Array]
    logged: Array
    history: Array
    norms: Array
    diverged: Counts


def run(
    game: BimatrixGame,
    learner: str | Learner = "lola_exact",
    *,
    seeds: int | Iterable[Any] = 40,
    rng: Any = 0,
    settings: LearningSettings | None = None,
    column_learner: str | Learner | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> LearningRun:
    """Let two players learn memory-one policies of a repeated game, once for every seed.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    learner : str or Learner
        Of both players, or of the row player if ``column_learner`` is given.
    seeds : int or iterable of seeds
        How many runs, or a list of distinct integers or ``numpy.random.SeedSequence``.
    rng : int or SeedSequence
        What the seeds are spawned from if their number is given.
    settings : LearningSettings, optional
        The published ones by default.
    column_learner : str or Learner, optional
    progress : callable, optional
        Called with (seeds done, seeds in all).

    Returns
    -------
    LearningRun

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError, NotDefinedError
        If an argument is of the wrong kind, a seed is given twice, a learner is unknown, or it does
        not go with the parameterisation.

    Exactness
    ---------
    Float.  A run in which a number stops being finite is kept with the update where that happened.

    Certificate
    -----------
    None: what was learned is a matter of record; ``exploitability`` decides exactly what the
    policies are worth.

    References
    ----------
    J. Foerster et al., "Learning with opponent-learning awareness" (2018); J. Stastny et al.,
    "Normative disagreement as a challenge for cooperative AI" (2021), appendix C.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> found = run(load_game("asymmetric_bach_or_stravinsky"), seeds=3)
    >>> found
    LearningRun(lola_exact, 3 seeds, 200 updates)
    >>> found.values.shape, found.policies[0].shape
    ((3, 2), (3, 5, 2))
    """
    start = time.process_time()
    stage = payoff_array(game)
    setting = LearningSettings() if settings is None else settings
    if not isinstance(setting, LearningSettings):
        raise InputTypeError(f"settings is a {type(settings).__name__}; give LearningSettings")
    names, pair = _learners(learner, column_learner, setting)
    sequences = read_seeds(seeds, rng)
    m, n = game.shape
    kind = parameterisation(setting.parameterisation)
    shapes = tuple((kind.count(k), m * n + 1) for k in (m, n))
    blocks, starts = [], []
    for first in range(0, len(sequences), BLOCK):
        chosen = sequences[first : first + BLOCK]
        theta = initial_parameters(chosen, shapes, setting.spread)
        if setting.parameterisation == "probabilities":
            usual = parameterisation("normalised_sigmoid")
            theta = tuple(usual.policy(part).mixtures for part in theta)
        starts.append(theta)
        blocks.append(_learn(stage, (theta[0], theta[1]), pair, setting))
        if progress is not None:
            progress(first + len(chosen), len(sequences))
    scale = 1.0 - float(setting.discount)
    history = np.concatenate([b.history for b in blocks], axis=-1).transpose(0, 2, 1) * scale
    return LearningRun(
        game,
        names,
        setting,
        tuple(map(seed_of, sequences)),
        (_outward([t[0] for t in starts]), _outward([t[1] for t in starts])),
        (_outward([b.theta[0] for b in blocks]), _outward([b.theta[1] for b in blocks])),
        (_outward([b.mixtures[0] for b in blocks]), _outward([b.mixtures[1] for b in blocks])),
        history[-1],
        np.concatenate([b.logged for b in blocks], axis=-1).T * scale,
        _records(setting),
        history,
        np.concatenate([b.norms for b in blocks], axis=-1).transpose(0, 2, 1),
        np.concatenate([b.diverged for b in blocks]),
        time.process_time() - start,
    )


def _learners(
    row: str | Learner, column: str | Learner | None, settings: LearningSettings
) -> tuple[tuple[str, str], tuple[Learner, Learner]]:
    given = (row, row if column is None else column)
    pair = tuple(x if isinstance(x, Learner) else load_learner(x) for x in given)
    wanted = "probabilities" if settings.parameterisation == "probabilities" else "parameters"
    for item in pair:
        if item.moves != wanted:
            ways = "'probabilities'" if item.moves == "probabilities" else "'normalised_sigmoid'"
            raise InputValueError(
                f"{item.title} moves {item.moves}, and the parameterisation is "
                f"{settings.parameterisation!r}; take {ways}"
            )
        if item.self_play and pair[0] is not pair[1]:
            raise InputValueError(
                f"{item.title} is a rule for both players at once; give it to both"
            )
    names = [x if isinstance(x, str) else x.title for x in given]
    return (names[0], names[1]), (pair[0], pair[1])


def _records(settings: LearningSettings) -> Counts:
    times = set(range(0, settings.updates, settings.record_every)) | {settings.updates}
    return np.array(sorted(times))


def _learn(
    stage: Array,
    theta: tuple[Array, Array],
    pair: tuple[Learner, Learner],
    setting: LearningSettings,
) -> _Block:
    discount, rule = float(setting.discount), setting.parameterisation
    seeds = theta[0].shape[-1]
    diverged = np.zeros(seeds, dtype=np.int64)
    history, norms = [], []
    row, column = theta
    keep = set(_records(setting).tolist())
    logged: Array | None = None
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        for done in range(setting.updates + 1):
            point = Point(stage, discount, row, column, rule, done)
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
    return _Block(
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


def _outward(parts: list[Array]) -> Array:
    """Seeds first, then states, then actions."""
    return np.ascontiguousarray(np.concatenate(parts, axis=-1).T)
