"""Learned networks against each other: what they earn, and which coins they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from gametheory_bp.deep.checkpoints import CheckpointError, read_checkpoint
from gametheory_bp.deep.environments import BatchedGame, GameTables, game_tables
from gametheory_bp.deep.lola.coins_taken import CoinCounts
from gametheory_bp.deep.lola.network_learning import NetworkLola
from gametheory_bp.deep.lola.network_play import play_networks
from gametheory_bp.deep.lola.network_settings import LolaNetworkSettings
from gametheory_bp.deep.lola.network_trainer import NetworkTrainer
from gametheory_bp.deep.metrics import MetricsFile
from gametheory_bp.display import Displayed, Table
from gametheory_bp.dynamics.seeds import seed_of
from gametheory_bp.errors import EmptySetError, InputValueError
from gametheory_bp.evaluation.cross_play_runs import CrossPlayRuns, cross_play_runs
from gametheory_bp.evaluation.pairings import sampled_pairings

__all__ = ["NetworkMatch", "cross_play_networks", "play_match", "stored_networks"]

ROUNDS = 5
"""Updates over whose games the published filter takes the mean."""


@dataclass(frozen=True, slots=True)
class NetworkMatch(Displayed):
    """How two learned networks played.

    Attributes
    ----------
    payoffs, errors : pair of float
        Mean rewards per step of row and column, and their standard errors over the games.
    picks : pair of float, or None
        Coins per step that each takes; None where there are no coins.
    own_share : float or None
        Own coins among those of both.
    games, steps : int
    """

    payoffs: tuple[float, float]
    errors: tuple[float, float]
    picks: tuple[float, float] | None
    own_share: float | None
    games: int
    steps: int

    def display(self) -> Table:
        """One line per player."""
        taken = ("", "") if self.picks is None else tuple(f"{x:.3f}" for x in self.picks)
        rows = tuple(
            (name, f"{x:.4f}", f"{e:.4f}", coins)
            for name, x, e, coins in zip(
                ("row", "column"), self.payoffs, self.errors, taken, strict=True
            )
        )
        share = "" if self.own_share is None else f"; own coins {self.own_share:.1%}"
        note = f"{self.games} games of {self.steps} steps{share}"
        return Table("Networks at play", ("player", "per step", "error", "coins"), rows, note)


def play_match(
    row: NetworkLola, column: NetworkLola, *, games: int = 1024, steps: int = 40, seed: int = 0
) -> NetworkMatch:
    """Let the row network of one run play the column network of another, or of the same.

    Parameters
    ----------
    row, column : NetworkLola
        Runs in the same game.
    games, steps : int
        Side by side, and of what length; published: 100 games of 40 steps.
    seed : int

    Returns
    -------
    NetworkMatch

    Raises
    ------
    InputValueError
        If the runs are of different games.

    Notes
    -----
    *Exactness*: float, from sampled play.  A network that was normalised by batches is normalised
    by the states that its own run met last, as many as 1,024; the published evaluation began with
    such a batch and let it follow the play.

    Examples
    --------
    >>> from gametheory_bp.deep.lola import learn_with_networks
    >>> run = learn_with_networks("cg", LolaNetworkSettings(updates=0))
    >>> found = play_match(run, run, games=4, steps=3)
    >>> found.payoffs[0] <= found.picks[0], found.games, found.steps
    (True, 4, 3)
    """
    tables = row.tables
    if (tables.name, tables.states) != (column.tables.name, column.tables.states):
        raise InputValueError(f"{row!r} and {column!r} are of different games")
    device = tables.device
    chance, actions = (torch.Generator(device=device).manual_seed(2 * seed + k) for k in (0, 1))
    played = play_networks(
        (row.policies[0], column.policies[1]),
        BatchedGame(tables, games, steps, chance),
        actions,
        weights=(_weights(row), _weights(column)),
    )
    means = played.rewards.mean(dim=1)  # of each game
    errors = means.std(dim=1, correction=0) / games**0.5
    counts = CoinCounts.of(tables)
    found = {} if counts is None else counts.measure(played)
    (x, y), (u, v) = means.mean(dim=1).tolist(), errors.tolist()
    picks = found.get("picks")
    return NetworkMatch(
        (x, y), (u, v), picks and (picks[0], picks[1]), found.get("own_share"), games, steps
    )


def cross_play_networks(
    runs: Sequence[NetworkLola],
    *,
    least: float | None = 0.2,
    opponents: int | None = 5,
    games: int = 256,
    steps: int = 40,
    rng: int = 0,
) -> CrossPlayRuns:
    """Self-play and cross-play of trained pairs, payoffs per step.

    Parameters
    ----------
    runs : sequence of NetworkLola
        In the same game.
    least : float, optional
        Runs are discarded in which a player took no more coins than these per step, on average over
        the last 5 updates, as published; None keeps all.  What was discarded is on record.
    opponents : int, optional
        How many others each pair meets, drawn as published: the pair supplies the column player.
        None: all.
    games, steps, rng : int

    Returns
    -------
    CrossPlayRuns

    Raises
    ------
    EmptySetError
        If there is no run, or none is kept.
    InputValueError
        If runs are of different games.

    Examples
    --------
    >>> from gametheory_bp.deep.lola import learn_with_networks
    >>> pairs = [learn_with_networks("cg", LolaNetworkSettings(updates=0), seed=k) for k in (0, 1)]
    >>> found = cross_play_networks(pairs, least=None, opponents=1, games=2, steps=2)
    >>> found.number("self"), found.number("cross")
    (2, 2)
    """
    if not runs:
        raise EmptySetError("there are no runs; give at least one")
    table = [
        [play_match(a, b, games=games, steps=steps, seed=rng).payoffs for b in runs] for a in runs
    ]
    few = {k: "" if least is None else _few(one, least) for k, one in enumerate(runs)}
    found = cross_play_runs(table, discard=few)
    if opponents is None or len(found.seeds) <= opponents:
        return found
    return found.sampled(sampled_pairings(len(found.seeds), opponents, rng=rng))


def stored_networks(folder: str | Path, game: GameTables | None = None) -> NetworkLola:
    """What the folder of a run holds.

    Parameters
    ----------
    folder : path
    game : GameTables, optional
        The game of the run; by default the one of that name.

    Raises
    ------
    MissingFileError, UnreadableFileError, CheckpointError
        If there is no checkpoint, it cannot be read, or it is damaged or of another kind of run.
    """
    place = Path(folder)
    kept = read_checkpoint(place)
    try:
        settings = LolaNetworkSettings.from_json(kept.facts["settings"])
        entropy, key = kept.facts["seed"]
        name = kept.facts["game"]
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(f"{place} holds no run of shaping networks: {error}") from None
    sequence = np.random.SeedSequence(entropy, spawn_key=tuple(key))
    trainer = NetworkTrainer(game_tables(name) if game is None else game, settings, sequence)
    trainer.restore(kept)
    lines = tuple(MetricsFile(place / "metrics.jsonl", trainer.done).lines)
    return NetworkLola(
        trainer.tables, trainer.policies, settings, seed_of(sequence), lines, trainer.last, 0.0
    )


def _weights(run: NetworkLola) -> torch.Tensor | None:
    """By what the boards of a run are normalised when it plays alone."""
    if run.settings.normalised_by == "states" or not len(run.last):
        return None
    return torch.bincount(run.last, minlength=run.tables.states).to(torch.float32)


def _few(run: NetworkLola, least: float) -> str:
    """Why a run is discarded; empty where it is kept."""
    picks = [line["picks"] for line in run.metrics[-ROUNDS:] if "picks" in line]
    if not picks:
        return ""
    means = np.mean(picks, axis=0)
    return "" if min(means) > least else f"a player took at most {least:g} coins per step"
