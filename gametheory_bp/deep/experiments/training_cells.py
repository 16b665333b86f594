"""Cells of training: one pair of learners each, in a folder of its own.

A cell is everything that the networks depend on: game, settings of learning, reward, seed.  While
it is trained its folder holds a checkpoint, so that an interrupted cell goes on in the middle; a
finished one keeps its networks and measurements only.  Two experiments that have a cell in common
train it once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import torch

from gametheory_bp.deep.checkpoints import INDEX, as_stored, read_checkpoint, write_checkpoint
from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
from gametheory_bp.deep.q_learning.settings import QLearningSettings
from gametheory_bp.deep.q_learning.trainer import DivergedError
from gametheory_bp.deep.q_learning.training import train
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward

__all__ = [
    "Cell",
    "cell_name",
    "cooperation_cell",
    "drop_checkpoint",
    "is_finished",
    "one_thread",
    "punishment_cell",
    "train_cell",
    "trained",
]

Cell = dict[str, Any]
NETWORKS = "networks"
EVERY = 10
"""Rounds between checkpoints."""


def cooperation_cell(experiment: Experiment, reward: WelfareReward, number: int) -> Cell:
    """The cell of the pair of this number that learns by a reward.

    Its seed is spawned from ``rng`` by the number of the pair and the name of the reward, so that
    it does not depend on how many pairs or rewards there are.
    """
    return _cell(experiment, reward, [experiment.rng, number, _key(reward)])


def punishment_cell(experiment: Experiment, reward: WelfareReward, number: int) -> Cell:
    """The cell of the punishers of that pair: shared by the groups, or the group's own."""
    punishment = experiment.punishment
    if experiment.shared_punishers:
        return _cell(experiment, punishment, [experiment.rng, number, _key(punishment)])
    return _cell(experiment, punishment, [experiment.rng, number, _key(reward), 1])


def cell_name(cell: Cell) -> str:
    """What the cell's folder is called: its reward and seed, and a digest of the whole."""
    digest = sha256(json.dumps(cell, sort_keys=True).encode()).hexdigest()
    first, number, *_ = cell["seed"]
    return f"{cell['reward']['kind']}-{first}-{number}-{digest[:16]}"


def is_finished(root: Path, cell: Cell) -> bool:
    """Whether the networks of a cell are there."""
    return (root / cell_name(cell) / NETWORKS / INDEX).exists()


def train_cell(root: Path, tell: Callable[[int, int], object] | None, cell: Cell) -> dict[str, str]:
    """Train a cell, or go on with it; ``failed`` in the results is empty, or says why it diverged.

    Parameters
    ----------
    root : Path
        Folder of the folders of cells; workers of a cluster must share it.
    tell : callable, optional
        Takes (rounds done, in all).
    cell : dict
    """
    place = root / cell_name(cell)
    if is_finished(root, cell):
        return {"failed": ""}
    started = time.process_time()
    try:
        pair = trained(cell, place, tell)
    except DivergedError as error:
        return {"failed": str(error)}
    _keep(place, cell, pair, time.process_time() - started)
    return {"failed": ""}


def trained(
    cell: Cell, place: Path | None, tell: Callable[[int, int], object] | None = None
) -> LearnedPair:
    """The pair of a cell, on one thread; from the checkpoint in ``place`` if it holds one."""
    settings = QLearningSettings.from_json(cell["learning"])

    def advance(line: dict[str, Any]) -> None:
        if tell is not None:
            tell(line["round"], settings.rounds)

    torch.set_num_threads(1)
    return train(
        cell["game"], settings, WelfareReward(**cell["reward"]), seed=cell["seed"],
        folder=place, every=EVERY, progress=advance,
    )  # fmt: skip


@contextmanager
def one_thread() -> Iterator[None]:
    """One thread of torch, so that sums are taken in one order however many workers there are.

    Workers set it for themselves; this sets it back here.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _key(reward: WelfareReward) -> int:
    """A part of a spawn key for a kind of reward."""
    return crc32(reward.kind.encode())


def _cell(experiment: Experiment, reward: WelfareReward, seed: list[int]) -> Cell:
    return as_stored(
        {
            "game": experiment.game,
            "learning": experiment.learning.to_json(),
            "reward": reward.to_json(),
            "seed": seed,
        }
    )


def _keep(place: Path, cell: Cell, pair: LearnedPair, seconds: float) -> None:
    """Write the networks, then drop the checkpoint with its replay."""
    tensors = {
        f"{i}.{name}": weights
        for i, network in enumerate(pair.networks)
        for name, weights in network.state_dict().items()
    }
    facts = {
        "cell": cell,
        "rewards": [line["rewards"] for line in pair.metrics],
        "paid": [line["paid"] for line in pair.metrics],
        "cpu_seconds": round(seconds, 3),
    }
    write_checkpoint(place / NETWORKS, tensors, facts)
    read_checkpoint(place / NETWORKS)  # before anything is dropped
    drop_checkpoint(place)


def drop_checkpoint(place: Path) -> None:
    """Delete the checkpoint of training with its replay, if there is one."""
    (place / INDEX).unlink(missing_ok=True)
    for path in place.glob("tensors-*"):
        path.unlink(missing_ok=True)
