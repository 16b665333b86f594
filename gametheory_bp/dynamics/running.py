"""Runs of learning: many seeds at once, in blocks that fit the processor's cache."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from gametheory_bp.dynamics.learned_block import LearnedBlock, learn, record_times
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.learners import load_learner
from gametheory_bp.dynamics.learning_run import LearningRun
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.parameterisations import Array, parameterisation
from gametheory_bp.dynamics.payoff_arrays import payoff_array
from gametheory_bp.dynamics.seeds import initial_parameters, read_seeds, seed_of
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.dynamics.world import MemoryOneWorld, World
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["run"]

BLOCK = 8192
"""Seeds that are moved together."""
COMPILED_BLOCK = 256
COMPILED = ("lola_exact", "naive")
"""Learners that have a compiled form."""


def run(
    game: BimatrixGame | MarkovGame,
    learner: str | Learner = "lola_exact",
    *,
    seeds: int | Iterable[Any] = 40,
    rng: Any = 0,
    settings: LearningSettings | None = None,
    column_learner: str | Learner | None = None,
    compiled: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> LearningRun:
    """Let two players learn memory-one policies of a repeated game, once for every seed.

    Parameters
    ----------
    game : BimatrixGame or MarkovGame
        A stage game, met again and again with memory one, or a stochastic game.
    learner : str or Learner
        Of both players, or of the row player if ``column_learner`` is given.
    seeds : int or iterable of seeds
        How many runs, or a list of distinct integers or ``numpy.random.SeedSequence``.
    rng : int or SeedSequence
        What the seeds are spawned from if their number is given.
    settings : LearningSettings, optional
        The published ones by default.
    column_learner : str or Learner, optional
    compiled : bool
        Use the compiled update, about five times as fast: for ``"lola_exact"`` and ``"naive"`` of
        two actions each in normalised sigmoids.  Needs the extra ``compiled``, and some ten seconds
        once to compile.  The numbers are those of NumPy up to rounding.
    progress : callable, optional
        Called with (seeds done, seeds in all).

    Returns
    -------
    LearningRun

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError, NotDefinedError
        If an argument is of the wrong kind, a seed is given twice, a learner is unknown, or it does
        not go with the parameterisation or has no compiled form.
    MissingPackageError
        If ``compiled`` is asked for and numba is not installed.

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
    setting = LearningSettings() if settings is None else settings
    if not isinstance(setting, LearningSettings):
        raise InputTypeError(f"settings is a {type(settings).__name__}; give LearningSettings")
    names, pair = _learners(learner, column_learner, setting)
    sequences = read_seeds(seeds, rng)
    world = _world(game, setting)
    kind = parameterisation(setting.parameterisation)
    shapes = tuple((kind.count(k), world.states) for k in world.actions)
    blocks: list[LearnedBlock] = []
    starts = []
    if compiled:
        _refuse_uncompiled(names, game, setting)
    size = COMPILED_BLOCK if compiled else BLOCK
    for first in range(0, len(sequences), size):
        chosen = sequences[first : first + size]
        theta = initial_parameters(chosen, shapes, setting.spread)
        if setting.parameterisation == "probabilities":
            usual = parameterisation("normalised_sigmoid")
            theta = tuple(usual.policy(part).mixtures for part in theta)
        starts.append(theta)
        block = None
        if compiled and isinstance(game, BimatrixGame):
            from gametheory_bp.dynamics.compiled_block import learn_compiled

            block = learn_compiled(payoff_array(game), (theta[0], theta[1]), names[0], setting)
        blocks.append(block or learn(world, (theta[0], theta[1]), pair, setting))
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
        record_times(setting),
        history,
        np.concatenate([b.norms for b in blocks], axis=-1).transpose(0, 2, 1),
        np.concatenate([b.diverged for b in blocks]),
        time.process_time() - start,
    )


def _world(game: BimatrixGame | MarkovGame, settings: LearningSettings) -> World:
    if isinstance(game, MarkovGame):
        if game.factor != settings.discount:
            raise InputValueError(
                f"{game!r} and the settings' discount {settings.discount} disagree; give both the "
                f"same, game.at_discount(...) makes a game of another"
            )
        return game
    return MemoryOneWorld(payoff_array(game), float(settings.discount))


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


def _refuse_uncompiled(
    names: tuple[str, str], game: BimatrixGame | MarkovGame, settings: LearningSettings
) -> None:
    known = names[0] in COMPILED and names[0] == names[1]
    fits = isinstance(game, BimatrixGame) and game.shape == (2, 2) and settings.discount > 0
    if not (known and fits and settings.parameterisation == "normalised_sigmoid"):
        raise NotDefinedError(
            f"there is no compiled form of {' against '.join(names)} on a game of shape "
            f"{game.shape} in {settings.parameterisation!r} at discount {settings.discount}; leave "
            f"out compiled=True (compiled: {', '.join(COMPILED)} with two actions, normalised "
            f"sigmoids and a discount above 0)"
        )


def _outward(parts: list[Array]) -> Array:
    """Seeds first, then states, then actions."""
    return np.ascontiguousarray(np.concatenate(parts, axis=-1).T)
