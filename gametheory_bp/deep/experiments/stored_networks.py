"""Pairs of an experiment, read from the folders of their cells."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import torch

from gametheory_bp.deep.checkpoints import CheckpointError, read_checkpoint
from gametheory_bp.deep.environments.tables import GameTables, game_tables
from gametheory_bp.deep.experiments.stored_pair import Networks, StoredPair
from gametheory_bp.deep.experiments.training_cells import NETWORKS
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.q_learning.settings import QLearningSettings

__all__ = ["LAST", "read_networks", "read_pair", "tables_of"]

LAST = 5
"""Rounds over which the end of training is summed up."""


def read_networks(root: Path, name: str) -> tuple[GameTables, Networks, dict[str, Any]]:
    """Game, networks and facts of a finished cell, by the name of its folder.

    Raises
    ------
    MissingFileError, CheckpointError
        If the cell is not finished, or its files are damaged.
    """
    tensors, facts = read_checkpoint(root / name / NETWORKS)
    cell = facts["cell"]
    tables = tables_of(cell["game"])
    shape = QLearningSettings.from_json(cell["learning"]).network
    seen = tuple(tables.observations.shape[2:])
    found = []
    for i, actions in enumerate(tables.actions):
        network = DuelingNetwork(seen, actions, shape, torch.Generator())
        own = {key[2:]: t for key, t in tensors.items() if key.startswith(f"{i}.")}
        try:
            network.load_state_dict(own)
        except RuntimeError as error:
            raise CheckpointError(f"the networks in {root / name} do not fit: {error}") from None
        found.append(network)
    return tables, (found[0], found[1]), facts


def read_pair(
    root: Path, cooperation: str, punishment: str, temperature: float | None
) -> StoredPair:
    """A pair with its punishers, by the names of their folders.

    Raises
    ------
    MissingFileError, CheckpointError
        As :func:`read_networks`.
    """
    tables, networks, facts = read_networks(root, cooperation)
    _, punishers, _ = read_networks(root, punishment)
    rewards, paid = facts["rewards"], facts["paid"]
    summary = {
        "rounds": len(rewards),
        "rewards": _mean(rewards[-LAST:]),
        "paid": _mean(paid[-LAST:]),
    }
    first, number, *_ = facts["cell"]["seed"]
    return StoredPair(
        facts["cell"]["reward"]["kind"], (first, number), tables, networks, punishers, temperature,
        summary, float(facts["cpu_seconds"]),
    )  # fmt: skip


@lru_cache(maxsize=4)
def tables_of(game: str) -> GameTables:
    """The tables of a game, made once."""
    return game_tables(game)


def _mean(pairs: list[list[float]]) -> list[float]:
    return [sum(column) / len(pairs) for column in zip(*pairs, strict=True)]
