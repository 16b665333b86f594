"""Run an experiment with agents of sets of rules, made of the pairs of an experiment."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gametheory_bp.deep.experiments.attainable import attainable_corners
from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.experiments.kept_pairs import pair_cells, train_pairs
from gametheory_bp.deep.experiments.playing import Entrant, cross_play
from gametheory_bp.deep.experiments.progress import Tell, telling
from gametheory_bp.deep.experiments.set_runs import RuleSet, SetRuns, set_name
from gametheory_bp.deep.experiments.training_cells import one_thread
from gametheory_bp.errors import EmptySetError, UnknownNameError

__all__ = ["READINGS", "run_set_experiment"]

READINGS = ("paper", "released")
OPPONENTS = 5
"""Drawn for each agent, as published, where the experiment plays all ordered pairs."""


def run_set_experiment(
    experiment: Experiment,
    folder: str | Path | None = None,
    *,
    sets: Sequence[Sequence[str]] | None = None,
    readings: Sequence[str] = READINGS,
    jobs: int = 1,
    executor: str = "loky",
    progress: bool | Tell | None = None,
) -> tuple[SetRuns, ...]:
    """Cross-play of learned amTFT(W) agents.

    The k-th agent of a set is made of the k-th pairs of its rewards that are kept.

    Parameters
    ----------
    experiment : Experiment
        ``set_filter`` says which pairs are kept.
    folder, jobs, executor, progress
        As for :func:`.run_experiment`; in the same folder its pairs are not trained again.
    sets : sequence of sequences of str, optional
        Kinds of the experiment's rewards.  By default each alone, and all together.
    readings : sequence of {"paper", "released"}
        First redraw the rule, then punish; or redraw and never punish.

    Returns
    -------
    tuple of SetRuns
        One for each reading.

    Raises
    ------
    UnknownNameError
        If a set has a reward that the experiment has not, or a reading is unknown.
    EmptySetError
        If no pair of a reward is kept.

    Notes
    -----
    *Exactness*: float.  *Certificate*: none, a matter of record.

    References
    ----------
    Stastny et al. (2021), section 6, figure 5 and table 5.
    """
    kinds = experiment.kinds
    chosen = _sets(experiment, sets)
    for reading in readings:
        if reading not in READINGS:
            raise UnknownNameError("reading", reading, READINGS)
    options: dict[str, Any] = {"jobs": jobs, "executor": executor}
    with ExitStack() as stack:
        if folder is None:
            folder = stack.enter_context(TemporaryDirectory())
        root = Path(folder)
        tell = stack.enter_context(telling(progress))
        stack.enter_context(one_thread())
        refiltered = experiment.but(filter=experiment.set_filter)
        kept = train_pairs(refiltered, root, tell, options)
        number = min(len(kept.numbers[kind]) for kind in kinds)
        if not number:
            raise EmptySetError(
                f"of the pairs {kept.trained} none of a reward is kept; take other settings of "
                "learning, or set_filter=None"
            )
        cells = {
            (kind, k): pair_cells(experiment, kind, kept.numbers[kind][k])
            for kind in kinds
            for k in range(number)
        }
        entrants = [
            Entrant(f"{set_name(one)} {k}", set_name(one), tuple(cells[kind, k] for kind in one))
            for one in chosen
            for k in range(number)
        ]
        attainable = attainable_corners(experiment.game, experiment.horizon, root)
        found = []
        for reading in readings:
            runs = cross_play(
                experiment, entrants, root, agents=experiment.agents.but(reading=reading),
                opponents=experiment.opponents or OPPONENTS, themselves=False,
                progress=partial(tell, f"rows of pairings, reading {reading}"), **options,
            )  # fmt: skip
            runs = replace(runs, discarded=kept.reasons)
            found.append(SetRuns(experiment, reading, chosen, runs, attainable))
    return tuple(found)


def _sets(experiment: Experiment, sets: Sequence[Sequence[str]] | None) -> tuple[RuleSet, ...]:
    kinds = experiment.kinds
    if sets is None:
        return tuple(dict.fromkeys((*((kind,) for kind in kinds), kinds)))
    chosen = tuple(dict.fromkeys(tuple(one) for one in sets))
    if not chosen or not all(chosen):
        raise EmptySetError(f"sets are {sets!r}; give at least one, each with a reward")
    for kind in {kind for one in chosen for kind in one}:
        if kind not in kinds:
            raise UnknownNameError("reward of the experiment", kind, kinds)
    return chosen
