"""Play of agents made of stored pairs: all pairings of a row player in one cell of a sweep.

Results are kept in a journal, so an interrupted evaluation goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Any

import numpy as np
import torch

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.amtft.play import play_agents
from gametheory_bp.deep.experiments.agents import stored_agent
from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.experiments.stored_networks import read_pair, tables_of
from gametheory_bp.evaluation.cross_play_runs import CrossPlayRuns, cross_play_runs
from gametheory_bp.evaluation.pairings import (
    Pairing,
    all_pairings,
    sampled_pairings,
    self_pairings,
)
from gametheory_bp.evaluation.run_journal import RunJournal
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings
from gametheory_bp.sweep.running import sweep

__all__ = ["Entrant", "cross_play", "pairings_of", "play_cell"]

Names = tuple[tuple[str, str], ...]
"""Folders of cooperation and punishment, one pair of them for each rule."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who is evaluated: agents of both sides made of the same pairs.

    Attributes
    ----------
    name, group : str
    cells : tuple of (cooperation, punishment)
        Names of folders; several for amTFT(W).
    """

    name: str
    group: str
    cells: Names


def pairings_of(entrants: int, opponents: int, rng: int) -> tuple[Pairing, ...]:
    """All ordered pairs (``opponents`` 0 or too many), or opponents drawn for each entrant.

    Examples
    --------
    >>> len(pairings_of(40, 5, 0)), len(pairings_of(4, 5, 0))
    (200, 12)
    """
    if not opponents or opponents >= entrants - 1:
        return all_pairings(entrants)
    draw = np.random.SeedSequence(rng, spawn_key=(entrants,))
    return sampled_pairings(entrants, opponents, rng=draw)


def cross_play(
    experiment: Experiment,
    entrants: Sequence[Entrant],
    root: Path,
    *,
    agents: AmtftSettings,
    opponents: int,
    themselves: bool = True,
    jobs: int = 1,
    executor: str = "loky",
    progress: Callable[[int, int], object] | None = None,
) -> CrossPlayRuns:
    """Self-play and cross-play of entrants: mean rewards per step of every pairing.

    Parameters
    ----------
    experiment : Experiment
    entrants : sequence of Entrant
    root : Path
    agents : AmtftSettings
    opponents : int
        As for :func:`pairings_of`.
    themselves : bool
        Whether there is self-play; without it payoffs on the diagonal are NaN, as those of pairings
        that are not evaluated.
    jobs, executor, progress
        As for :func:`.sweep`.
    """
    crossed = pairings_of(len(entrants), opponents, experiment.rng)
    # nothing of one rule carries over, so its episodes can be played side by side
    row = experiment.consecutive if any(len(one.cells) > 1 for one in entrants) else 1
    wanted = (*(self_pairings(len(entrants)) if themselves else ()), *crossed)
    rows: dict[int, list[int]] = {}
    for i, j in wanted:
        rows.setdefault(i, []).append(j)
    cells = [
        {
            "game": experiment.game,
            "row": entrants[i].cells,
            "columns": [entrants[j].cells for j in columns],
            "temperature": experiment.temperature,
            "agents": agents.to_json(),
            "horizon": experiment.horizon,
            "games": experiment.games // row,
            "episodes": row,
            "rng": experiment.rng,
        }
        for i, columns in rows.items()
    ]
    try:
        found = sweep(
            "play of learned agents", cells, partial(play_cell, root),
            RunJournal(root / "play.jsonl"), jobs=jobs, executor=executor, progress=progress,
        )  # fmt: skip
    finally:
        _small.cache_clear()
        _large.cache_clear()
    payoffs = np.full((len(entrants), len(entrants), 2), np.nan)
    for (i, columns), line in zip(rows.items(), found, strict=True):
        payoffs[i, columns] = line
    names, groups = [one.name for one in entrants], [one.group for one in entrants]
    return cross_play_runs(payoffs, names, groups).sampled(crossed)


def play_cell(root: Path, cell: dict[str, Any]) -> list[list[float]]:
    """What a row player and its opponents earn, pairing by pairing."""
    torch.set_num_threads(1)
    tables = tables_of(cell["game"])
    make = _small if tables.kind == "matrix_game" else _large
    told = cell["temperature"], json.dumps(cell["agents"]), get_ident()
    found = []
    for column in cell["columns"]:
        # a copy each: an agent's rule in force is not to carry over to another pairing
        one = copy(make(root, _names(cell["row"]), "row", *told))
        two = copy(make(root, _names(column), "column", *told))
        play = play_agents(
            tables, one, two, cell["horizon"], games=cell["games"],
            episodes=cell["episodes"], seed=_seed([cell["rng"], cell["row"], column]),
        )  # fmt: skip
        found.append(list(play.means))
    return found


def _made(
    root: Path, names: Names, side: str, temperature: float | None, settings: str, thread: int
) -> LearnedAmtft:
    """An agent; threads that work side by side have one each."""
    pairs = [read_pair(root, one, two, temperature) for one, two in names]
    return stored_agent(pairs, side, AmtftSettings.from_json(json.loads(settings)))


_small = lru_cache(maxsize=256)(_made)
_large = lru_cache(maxsize=12)(_made)
"""Agents know the cost of every punishment in every state: in coin games some 30 MB each."""


def _names(cells: Any) -> Names:
    return tuple((one, two) for one, two in cells)


def _seed(parts: Any) -> int:
    """A seed that depends on who plays, not on who else is evaluated."""
    return int.from_bytes(sha256(json.dumps(parts).encode()).digest()[:8], "big")
