"""Learned amTFT agents: the experiments behind figures 3, 5 and 8 and table 5, kept in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.reproduction._learning import Learning

if TYPE_CHECKING:
    from gametheory_bp.deep import Experiment, ExperimentRuns, SetRuns

__all__ = ["EXPERIMENTS", "agents_steps", "learned_agents", "learned_sets"]

EXPERIMENTS = {"IPD": "ipd", "IAsymBoS": "iasymbos", "CG": "cg", "ABCG": "abcg"}
"""Names of the experiments, by environment."""


def agents_steps(learning: Learning, environments: Sequence[str]) -> Iterator[str]:
    """Train and play what is not there yet, naming each experiment before it begins."""
    for environment in environments:
        yield f"learned amTFT in {environment}"
        learned_agents(learning, environment)


@lru_cache(maxsize=8)
def learned_agents(learning: Learning, environment: str) -> ExperimentRuns:
    """Pairs trained for each welfare function, and what their agents earn together."""
    from gametheory_bp.deep import run_experiment

    return run_experiment(
        _experiment(environment, learning.preset), _folder(learning, environment),
        jobs=learning.jobs, executor=learning.executor,
        progress=lambda what, done, total: learning.tell(
            f"amTFT in {environment}: {what}, {done} of {total}"
        ),
    )  # fmt: skip


@lru_cache(maxsize=8)
def learned_sets(learning: Learning, environment: str) -> tuple[SetRuns, ...]:
    """Agents of sets of welfare functions, made of the same pairs; one for each reading."""
    from gametheory_bp.deep import run_set_experiment

    return run_set_experiment(
        _experiment(environment, learning.preset), _folder(learning, environment),
        jobs=learning.jobs, executor=learning.executor,
        progress=lambda what, done, total: learning.tell(
            f"amTFT(W) in {environment}: {what}, {done} of {total}"
        ),
    )  # fmt: skip


def _experiment(environment: str, preset: str) -> Experiment:
    from gametheory_bp.deep import experiment

    return experiment(EXPERIMENTS[environment], preset)


def _folder(learning: Learning, environment: str) -> Path | None:
    if learning.folder is None:
        return None
    return learning.folder / "amtft" / learning.preset / EXPERIMENTS[environment]
