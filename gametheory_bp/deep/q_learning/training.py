"""Train a pair of learners in one call, with checkpoints, measurements and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import torch

from gametheory_bp.deep.checkpoints import INDEX, read_checkpoint, write_checkpoint
from gametheory_bp.deep.environments.tables import GameTables, game_tables
from gametheory_bp.deep.event_files import EventFiles
from gametheory_bp.deep.metrics import MetricsFile
from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
from gametheory_bp.deep.q_learning.presets import learning_preset
from gametheory_bp.deep.q_learning.reward_pairs import RewardPair, read_reward
from gametheory_bp.deep.q_learning.settings import QLearningSettings
from gametheory_bp.deep.q_learning.trainer import Trainer
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["train"]


def train(
    game: Any,
    settings: str | QLearningSettings = "quick",
    reward: str | WelfareReward | RewardPair | tuple[Any, Any] = "utilitarian",
    *,
    seed: int | Sequence[int] = 0,
    folder: str | Path | None = None,
    every: int = 10,
    rounds: int | None = None,
    mirrored: bool = False,
    start: LearnedPair | None = None,
    device: str | torch.device = "cpu",
    progress: bool | Callable[[dict[str, Any]], None] = False,
    tensorboard: bool = False,
) -> LearnedPair:
    """Two independent learners in a coin game or a repeated matrix game.

    Parameters
    ----------
    game : str, CoinGameRules, BimatrixGame or GameTables
        As for :func:`.game_tables`.
    settings : str or QLearningSettings
        ``"quick"``, ``"published"``, or your own.
    reward : str, WelfareReward, or a pair of them
        What the learners are paid, row and column if two are given.  The name of one of
        ``KINDS`` stands for its published form, that of a welfare function of the library for
        its surrogate (:func:`.welfare_reward`).
    seed : int, or sequence of them
        At least 0.  [first, key, ...] is a seed spawned from the first, as in a sweep.
    folder : path, optional
        For ``checkpoint.json``, its tensors, and ``metrics.jsonl``.  If it holds a checkpoint of
        the same run, the run goes on from there; on a CPU it ends with the same bits as a run that
        was never stopped.
    every : int
        Rounds between checkpoints; the last round always writes one.
    rounds : int, optional
        Stop after so many rounds of the run (schedules stay those of the whole run).
    mirrored : bool
        Whether the column player sees the game from its own side.
    start : LearnedPair, optional
        Whose networks the learners begin with, such as ``distilled(...).pair``: of this game, or
        one with networks of the same shapes.  It is part of what a checkpoint must have in common
        with a run.
    device : str or torch.device
    progress : bool or function
        Whether to show a bar in the terminal; or what to call with the measurements of each round.
    tensorboard : bool
        Whether the measurements are also written to ``folder/events``, for TensorBoard (extra
        ``tensorboard``).

    Returns
    -------
    LearnedPair

    Raises
    ------
    UnknownNameError, InputTypeError, InputValueError
        If an argument is none of these; for names the nearest are offered.
    CheckpointError
        If the folder holds a damaged checkpoint, or one of another run.
    DivergedError
        If a loss is not finite; it says where, and the last checkpoint stands.
    UnreadableFileError
        If the folder cannot be written to; the former checkpoint stands.
    MissingPackageError
        If ``tensorboard`` is asked for and not installed.

    Notes
    -----
    *Exactness*: float; the law of the game is exact.  *Certificate*: none; see
    :func:`.optimality_gap` for proved bounds of what was learned.

    Examples
    --------
    >>> tiny = learning_preset("quick", "matrix_game").but(episodes=32, updates=2)
    >>> pair = train("prisoners_dilemma", tiny)
    >>> pair, len(pair.metrics)
    (LearnedPair('prisoners_dilemma', utilitarian, 2 of 2 rounds), 2)
    """
    tables = game if isinstance(game, GameTables) else game_tables(game, mirrored=mirrored)
    tables = tables.to(device)
    if isinstance(settings, str):
        settings = learning_preset(settings, tables.preset_kind)
    if not isinstance(settings, QLearningSettings):
        raise InputTypeError(f"settings is {settings!r}; give a name or QLearningSettings")
    paid = read_reward(reward, tables, str(settings.discount))
    if start is not None and not isinstance(start, LearnedPair):
        raise InputTypeError(f"start is {start!r}; give a LearnedPair")
    parts = list(seed) if isinstance(seed, (list, tuple)) and seed else [seed]
    for name, number, least in (*(("seed", part, 0) for part in parts), ("every", every, 1)):
        if type(number) is not int or number < least:
            raise InputValueError(f"{name} is {number!r}; give an integer >= {least}")
    if tensorboard and folder is None:
        raise InputValueError("tensorboard=True writes to folder/events; give a folder")
    trainer = Trainer(tables, settings, paid, seed, None if start is None else start.networks)
    place = None if folder is None else Path(folder)
    if place is not None and (place / INDEX).exists():
        trainer.restore(read_checkpoint(place))
    metrics = MetricsFile(None if place is None else place / "metrics.jsonl", trainer.done)
    events = EventFiles(place / "events" if place and tensorboard else None, trainer.done)
    last = settings.rounds if rounds is None else min(rounds, settings.rounds)
    with _bar(progress, trainer, last) as advance, closing(events):
        began = monotonic()
        while trainer.done < last:
            line = trainer.round()
            metrics.add({**line, "seconds": round(monotonic() - began, 3)})
            events.add(line)
            if place is not None and (trainer.done % every == 0 or trainer.done == last):
                write_checkpoint(place, *trainer.state())
            advance(line)
    return LearnedPair(trainer, tuple(metrics.lines))


@contextmanager
def _bar(
    shown: bool | Callable[[dict[str, Any]], None], trainer: Trainer, last: int
) -> Iterator[Callable[[dict[str, Any]], None]]:
    """A bar of rich, the caller's function, or nothing."""
    if callable(shown):
        yield shown
        return
    if not shown:
        yield lambda line: None
        return
    from rich.progress import Progress

    with Progress() as progress:
        task = progress.add_task("training", total=last, completed=trainer.done)

        def advance(line: dict[str, Any]) -> None:
            one, two = line["rewards"]
            words = f"round {line['round']}, rewards {one:.3f}, {two:.3f}"
            progress.update(task, completed=line["round"], description=words)

        yield advance
