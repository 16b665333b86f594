"""Learned amTFT agents: the experiments behind figures 3, 5 and 8 and table 5, kept in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
        progress=_telling(learning, f"amTFT in {environment}"),
    )  # fmt: skip


@lru_cache(maxsize=8)
def learned_sets(learning: Learning, environment: str) -> tuple[SetRuns, ...]:
    """Agents of sets of welfare functions, made of the same pairs; one for each reading."""
    from gametheory_bp.deep import run_set_experiment

    return run_set_experiment(
        _experiment(environment, learning.preset), _folder(learning, environment),
        jobs=learning.jobs, executor=learning.executor,
        progress=_telling(learning, f"amTFT(W) in {environment}"),
    )  # fmt: skip


def _telling(learning: Learning, title: str) -> Callable[[str, int, int], None]:
    """What is counted in words: cells, and behind them the rounds of the present one."""
    cells: list[str] = []

    def tell(what: str, done: int, total: int) -> None:
        now = f"{what}, {done} of {total}"
        if what.startswith("rounds"):
            learning.tell(f"{title}: {'; '.join([*cells, now])}")
        else:
            cells[:] = [now]
            learning.tell(f"{title}: {now}")

    return tell


def _experiment(environment: str, preset: str) -> Experiment:
    from gametheory_bp.deep import experiment

    return experiment(EXPERIMENTS[environment], preset)


def _folder(learning: Learning, environment: str) -> Path | None:
    if learning.folder is None:
        return None
    return learning.folder / "amtft" / learning.preset / EXPERIMENTS[environment]
