"""Run an experiment: train its cells, filter, play, in one call that can be interrupted."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gametheory_bp.deep.experiments.attainable import attainable_corners
from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.experiments.experiment_runs import ExperimentRuns
from gametheory_bp.deep.experiments.kept_pairs import pair_cells, train_pairs
from gametheory_bp.deep.experiments.playing import Entrant, cross_play
from gametheory_bp.deep.experiments.progress import Tell, telling
from gametheory_bp.deep.experiments.stored_networks import read_pair
from gametheory_bp.deep.experiments.training_cells import one_thread
from gametheory_bp.errors import EmptySetError, InputTypeError

__all__ = ["run_experiment"]


def run_experiment(
    experiment: Experiment,
    folder: str | Path | None = None,
    *,
    jobs: int = 1,
    executor: str = "loky",
    progress: bool | Tell | None = None,
) -> ExperimentRuns:
    """Train the pairs of an experiment and let their amTFT agents play each other.

    Parameters
    ----------
    experiment : Experiment
    folder : path, optional
        For networks, measurements and journal.  The same call goes on from what is there, also in
        the middle of training a pair; experiments that have pairs in common train them once.
        Without one nothing is kept.
    jobs : int
        Workers; their number does not change results.
    executor : {"loky", "threading", "ray", "dask"}
        Which workers, if there are several; those of a cluster must share the folder.
    progress : bool or function
        Whether to show bars in the terminal; or what to call with (what, done, in all).

    Returns
    -------
    ExperimentRuns

    Raises
    ------
    EmptySetError
        If no pair is kept.
    CheckpointError, UnreadableFileError
        If the folder holds damaged files, or cannot be written to.

    Notes
    -----
    *Exactness*: float; the law of the game and the maxima of scores are exact, those of coin games
    up to a proved gap of 1/1000.  *Certificate*: none, a matter of record.

    Examples
    --------
    >>> from gametheory_bp.deep import experiment
    >>> ipd = experiment("ipd")
    >>> tiny = ipd.but(learning=ipd.learning.but(episodes=16, updates=1), seeds=2)
    >>> run_experiment(tiny)
    ExperimentRuns('ipd', 4 pairs)
    """
    if not isinstance(experiment, Experiment):
        raise InputTypeError(f"got {experiment!r}; give an Experiment, as experiment('ipd') is one")
    with ExitStack() as stack:
        if folder is None:
            folder = stack.enter_context(TemporaryDirectory())
        root = Path(folder)
        tell = stack.enter_context(telling(progress))
        stack.enter_context(one_thread())
        options: dict[str, Any] = {"jobs": jobs, "executor": executor}
        kept = train_pairs(experiment, root, tell, options)
        entrants = [
            Entrant(f"{kind} {number}", kind, (pair_cells(experiment, kind, number),))
            for kind in experiment.kinds
            for number in kept.numbers[kind]
        ]
        if not entrants:
            raise EmptySetError(
                f"none of {sum(kept.trained.values())} trained pairs is kept: {kept.reasons[0][1]};"
                " take other settings of learning, or filter=None"
            )
        runs = cross_play(
            experiment, entrants, root, agents=experiment.agents, opponents=experiment.opponents,
            progress=partial(tell, "rows of pairings"), **options,
        )  # fmt: skip
        runs = replace(runs, discarded=kept.reasons)
        pairs = [read_pair(root, *e.cells[0], experiment.temperature) for e in entrants]
        attainable = attainable_corners(experiment.game, experiment.horizon, root)
    return ExperimentRuns(experiment, tuple(pairs), runs, kept.trained, kept.discarded, attainable)
