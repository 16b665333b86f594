"""Training of an experiment's pairs: in waves, until enough of each reward pass the filter.

Which pairs are kept depends on their own training alone: those that pass, in the order of their
numbers.  Punishers are trained for pairs that are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.experiments.progress import Tell
from gametheory_bp.deep.experiments.stored_networks import read_networks
from gametheory_bp.deep.experiments.training_cells import (
    Cell,
    cell_name,
    cooperation_cell,
    is_finished,
    punishment_cell,
    train_cell,
)
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward
from gametheory_bp.sweep.running import sweep

__all__ = ["KeptPairs", "pair_cells", "train_pairs"]


@dataclass(frozen=True, slots=True)
class KeptPairs:
    """What training gave.

    Attributes
    ----------
    numbers : dict from kind of reward to tuple of int
        Of the pairs that are kept.
    trained : dict from kind of reward to int
    reasons : tuple of (pair, reason)
        Why the others are not kept.
    """

    numbers: dict[str, tuple[int, ...]]
    trained: dict[str, int]
    reasons: tuple[tuple[str, str], ...]

    @property
    def discarded(self) -> dict[str, int]:
        """How many pairs of each reward are not kept."""
        return {kind: self.trained[kind] - len(kept) for kind, kept in self.numbers.items()}


def pair_cells(experiment: Experiment, kind: str, number: int) -> tuple[str, str]:
    """Folders of the networks of a pair, and of its punishers."""
    reward = next(reward for reward in experiment.rewards if reward.kind == kind)
    cells = (make(experiment, reward, number) for make in (cooperation_cell, punishment_cell))
    one, two = map(cell_name, cells)
    return one, two


def train_pairs(
    experiment: Experiment, root: Path, tell: Tell, options: Mapping[str, Any]
) -> KeptPairs:
    """Train what is not there yet, and say which pairs are kept.

    Parameters
    ----------
    experiment : Experiment
    root : Path
    tell : callable
        Takes (what, done, in all).
    options : mapping
        ``jobs`` and ``executor`` of :func:`.sweep`.
    """
    kept: dict[str, list[int]] = {kind: [] for kind in experiment.kinds}
    tried = dict.fromkeys(experiment.kinds, 0)
    reasons: list[tuple[str, str]] = []
    while wave := _wave(experiment, kept, tried):
        cells = [cooperation_cell(experiment, *one) for one in wave]
        failures = _train(cells, root, "pairs", tell, options)
        for (reward, number), cell, failed in zip(wave, cells, failures, strict=True):
            tried[reward.kind] += 1
            if why := failed or _filtered(experiment, reward.kind, root, cell):
                reasons.append((f"{reward.kind} {number}", why))
            else:
                kept[reward.kind].append(number)
    needed = [(r, number) for r in experiment.rewards for number in kept[r.kind]]
    cells = [punishment_cell(experiment, *one) for one in needed]
    once = {cell_name(cell): cell for cell in cells}
    failures = _train(list(once.values()), root, "pairs of punishers", tell, options)
    without = {name: failed for name, failed in zip(once, failures, strict=True) if failed}
    for (reward, number), cell in zip(needed, cells, strict=True):
        if cell_name(cell) in without:
            kept[reward.kind].remove(number)
            why = f"its punishers: {without[cell_name(cell)]}"
            reasons.append((f"{reward.kind} {number}", why))
    numbers = {kind: tuple(found) for kind, found in kept.items()}
    return KeptPairs(numbers, tried, tuple(reasons))


def _wave(
    experiment: Experiment, kept: Mapping[str, Sequence[int]], tried: Mapping[str, int]
) -> list[tuple[WelfareReward, int]]:
    """The next pairs to train: as many as are missing, as far as the limit allows."""
    wave, rule = [], experiment.filter
    for reward in experiment.rewards:
        begin, limit = tried[reward.kind], experiment.seeds
        if rule is not None and rule.reward == reward.kind:
            limit = max(limit, rule.trained)
        end = min(begin + experiment.seeds - len(kept[reward.kind]), limit)
        wave += [(reward, number) for number in range(begin, end)]
    return wave


def _train(
    cells: Sequence[Cell], root: Path, what: str, tell: Tell, options: Mapping[str, Any]
) -> list[str]:
    """Train cells that are not finished; for each cell why it failed, empty where it did not."""
    missing = [cell for cell in cells if not is_finished(root, cell)]
    there = len(cells) - len(missing)
    tell(what, there, len(cells))
    rounds = partial(tell, f"rounds of one of the {what}") if options["jobs"] == 1 else None
    found = sweep(
        "training of pairs", missing, partial(train_cell, root, rounds),
        progress=lambda done, total: tell(what, there + done, len(cells)), **options,
    )  # fmt: skip
    failed = {cell_name(c): r["failed"] for c, r in zip(missing, found, strict=True)}
    return [failed.get(cell_name(cell), "") for cell in cells]


def _filtered(experiment: Experiment, kind: str, root: Path, cell: Cell) -> str:
    rule = experiment.filter
    if rule is None or rule.reward != kind:
        return ""
    *_, facts = read_networks(root, cell_name(cell))
    return "" if rule.keeps([(one, two) for one, two in facts["rewards"]]) else rule.words()
