"""LOLA-Exact on matrix games: the runs behind figures 3, 4 and 8, kept in a journal.

A run is kept as its policies; payoffs, scores and drawings are computed from them each time, which
takes no time beside learning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gametheory_bp.dynamics import preset, run
from gametheory_bp.evaluation import (
    CrossPlayRuns,
    InequityWelfare,
    OutcomeShares,
    RunJournal,
    cross_play_runs,
    episode_payoffs,
    episode_shares,
    groups_by_ratio,
    inequity_of_pairs,
    outcome_class,
    outcome_shares,
)
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["EXPERIMENTS", "STEPS", "Learned", "journal_in", "learned", "learning_steps"]

STEPS = 200
"""Length of the episodes in which policies are evaluated."""
WIDTH = "1/10"
"""Of the grid for inequity-averse welfare."""
RUNS, ROOT = 40, 2021
"""How many runs, and what their seeds are spawned from."""
EXPERIMENTS = {
    "prisoner's dilemma, transposed": ("ipd", True),
    "prisoner's dilemma": ("ipd", False),
    "asymmetric Bach or Stravinsky": ("iasymbos", False),
}
"""Preset, and whether it is learned on transposed matrices as the release did."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of an experiment.

    Attributes
    ----------
    game : BimatrixGame
        What the policies are evaluated on.
    runs : CrossPlayRuns
        Mean rewards per step of episodes, all ordered pairs; grouped by the ratio of returns in
        Bach or Stravinsky, as published.
    outcomes : OutcomeShares
        Classes of self-play.
    policies : pair of lists
        Memory-one policies of the kept runs, of the row and of the column player.
    """

    game: BimatrixGame
    runs: CrossPlayRuns
    outcomes: OutcomeShares
    policies: tuple[Any, Any]

    @property
    def inequity(self) -> tuple[InequityWelfare, ...]:
        """Inequity-averse welfare of self-play: an expectation over episodes, within a bound."""
        return inequity_of_pairs(*self.policies, self.game, steps=STEPS, width=WIDTH)


def journal_in(folder: Path) -> RunJournal:
    """The journal of learning runs in a folder."""
    return RunJournal(folder / "lola_exact.jsonl")


def learning_steps(folder: Path | None) -> Iterator[str]:
    """Make the runs that are not there yet, naming each before it begins."""
    for name in EXPERIMENTS:
        yield f"LOLA-Exact, {name}"
        learned(folder, name)


@lru_cache(maxsize=32)
def learned(folder: Path | None, name: str) -> Learned:
    """The experiment of this name, from the journal if it is there."""
    which, transposed = EXPERIMENTS[name]
    found = preset(which, legacy_transposed=transposed)
    settings = {
        "preset": which,
        "legacy_transposed": transposed,
        "learner": found.learner,
        "runs": RUNS,
        "rng": ROOT,
        "learning": {key: str(value) for key, value in asdict(found.settings).items()},
    }

    def compute() -> dict[str, Any]:
        done = run(found.game, found.learner, seeds=RUNS, rng=ROOT, settings=found.settings)
        return {
            "seeds": [[entropy, list(key)] for entropy, key in done.seeds],
            "diverged_at": done.diverged_at.tolist(),
            "logged_values": done.logged_values.tolist(),
            "row_policies": done.policies[0].tolist(),
            "column_policies": done.policies[1].tolist(),
        }

    results = compute() if folder is None else journal_in(folder).run(name, settings, compute)
    return _learned(results, found.evaluation_game, grouped=which != "ipd")


def _learned(results: dict[str, Any], game: BimatrixGame, grouped: bool) -> Learned:
    shares = episode_shares(results["row_policies"], results["column_policies"], STEPS)
    seeds = [f"{entropy}-{'-'.join(map(str, key))}" for entropy, key in results["seeds"]]
    gone = {s for s, at in zip(seeds, results["diverged_at"], strict=True) if at}
    groups = groups_by_ratio(results["logged_values"]) if grouped else None
    payoffs = episode_payoffs(shares, game)
    runs = cross_play_runs(payoffs, seeds, groups, discard=dict.fromkeys(gone, "diverged"))
    classes = [
        outcome_class(own[0][0], own[1][1])
        for seed, own in zip(seeds, (shares[k, k].tolist() for k in range(len(seeds))), strict=True)
        if seed not in gone
    ]
    kept = [k for k, seed in enumerate(seeds) if seed not in gone]
    policies = [[results[name][k] for k in kept] for name in ("row_policies", "column_policies")]
    return Learned(game, runs, outcome_shares(classes), (policies[0], policies[1]))
