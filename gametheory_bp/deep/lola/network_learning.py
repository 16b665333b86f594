"""Opponent shaping from sampled play, with recurrent networks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from gametheory_bp.deep.checkpoints import INDEX, read_checkpoint, write_checkpoint
from gametheory_bp.deep.environments import GameTables, game_tables
from gametheory_bp.deep.lola.network_play import Pair
from gametheory_bp.deep.lola.network_settings import LolaNetworkSettings, lola_preset
from gametheory_bp.deep.lola.network_trainer import NetworkTrainer
from gametheory_bp.deep.metrics import MetricsFile
from gametheory_bp.dynamics.seeds import Seed, read_seeds, seed_of
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["NetworkLola", "learn_with_networks"]


@dataclass(frozen=True, slots=True, eq=False)
class NetworkLola:
    """What two networks learned.

    Attributes
    ----------
    tables : GameTables
    policies : pair of RecurrentPolicy
    settings : LolaNetworkSettings
    seed : (entropy, spawn key)
    metrics : tuple of dict
        One for each update; as in ``metrics.jsonl``.
    last : tensor of int
        States that were met last, by which boards are normalised where the settings say
        ``"batches"``.
    cpu_seconds : float
        Of this call.
    """

    tables: GameTables
    policies: Pair
    settings: LolaNetworkSettings
    seed: Seed
    metrics: tuple[dict[str, Any], ...]
    last: torch.Tensor
    cpu_seconds: float

    @property
    def returns(self) -> np.typing.NDArray[np.float64]:
        """Mean rewards per step of the games of each update, shape (updates, 2)."""
        return np.array([line["rewards"] for line in self.metrics]).reshape(-1, 2)

    def __repr__(self) -> str:
        done = self.metrics[-1]["round"] if self.metrics else 0
        return f"NetworkLola({self.tables.name!r}, {done} of {self.settings.updates} updates)"


def learn_with_networks(
    game: Any,
    settings: str | LolaNetworkSettings = "quick",
    *,
    seed: Any = 0,
    folder: str | Path | None = None,
    every: int = 20,
    updates: int | None = None,
    device: str | torch.device = "cpu",
    progress: Callable[[dict[str, Any]], object] | None = None,
) -> NetworkLola:
    """Let two recurrent networks shape each other from games that they play.

    Parameters
    ----------
    game : str, CoinGameRules, BimatrixGame or GameTables
        As for :func:`~gametheory_bp.deep.game_tables`.
    settings : str or LolaNetworkSettings
        A name of :func:`.lola_preset`, for a game that has it, or your own.
    seed : int, list of int or SeedSequence
    folder : path, optional
        For ``checkpoint.json``, its tensors, and ``metrics.jsonl``.  If it holds a checkpoint of
        the same run, the run goes on from there; on a CPU it ends with the same bits as a run that
        was never stopped.
    every : int
        Updates between checkpoints; the last one is always followed by one.
    updates : int, optional
        Stop after so many updates of the run (a step that fades does so over the whole run).
    device : str or torch.device
    progress : callable, optional
        Called with the measurements of each update.

    Returns
    -------
    NetworkLola

    Raises
    ------
    UnknownNameError, InputTypeError, InputValueError
        If an argument is none of these; for names the nearest are offered.
    CheckpointError
        If the folder holds a damaged checkpoint, or one of another run.
    DivergedError
        If a step is not finite; it says where, and the last checkpoint stands.
    UnreadableFileError
        If the folder cannot be written to; the former checkpoint stands.

    Notes
    -----
    *Exactness*: float, from sampled play.  Boards that are normalised by the batch couple its
    games: estimates then have a bias that falls with the batch.  *Certificate*: none: what was
    learned is a matter of record.

    References
    ----------
    J. Foerster et al., "Learning with opponent-learning awareness" (2018).

    Examples
    --------
    >>> found = learn_with_networks("cg", LolaNetworkSettings(updates=1, batch=4, horizon=3))
    >>> found, found.returns.shape
    (NetworkLola('cg', 1 of 1 updates), (1, 2))
    """
    began = time.process_time()
    tables = game if isinstance(game, GameTables) else game_tables(game)
    if isinstance(settings, str):
        settings = lola_preset(tables.name, settings)
    if not isinstance(settings, LolaNetworkSettings):
        raise InputTypeError(
            f"settings is a {type(settings).__name__}; give a name or LolaNetworkSettings"
        )
    if type(every) is not int or every < 1:
        raise InputValueError(f"every is {every!r}; give an integer >= 1")
    (sequence,) = read_seeds([np.random.SeedSequence(seed) if isinstance(seed, list) else seed])
    trainer = NetworkTrainer(tables.to(device), settings, sequence)
    place = None if folder is None else Path(folder)
    if place is not None and (place / INDEX).exists():
        trainer.restore(read_checkpoint(place))
    metrics = MetricsFile(None if place is None else place / "metrics.jsonl", trainer.done)
    last = settings.updates if updates is None else min(updates, settings.updates)
    while trainer.done < last:
        line = trainer.update()
        line["cpu_seconds"] = round(time.process_time() - began, 3)
        metrics.add(line)
        if place is not None and (trainer.done % every == 0 or trainer.done == last):
            write_checkpoint(place, *trainer.state())
        if progress is not None:
            progress(line)
    return NetworkLola(
        trainer.tables,
        trainer.policies,
        settings,
        seed_of(sequence),
        tuple(metrics.lines),
        trainer.last,
        time.process_time() - began,
    )
