"""Play between agents with a record of what happened in every step of every game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.amtft.play import AgentPlay, BatchedAgent, play_agents
from gametheory_bp.deep.environments.tables import GameTables

__all__ = ["WatchedPlay", "unmet", "watched_play"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class WatchedPlay:
    """What happened.

    Attributes
    ----------
    play : AgentPlay
    cells : int array, shape (horizon, games)
        The cell (state, row action, column action) of every step.
    punishing : bool array, shape (2, horizon, games)
        Whether row and column punished in the step; never for players who do not.
    judged, accused : bool array, shape (2, horizon, games)
        Whether row and column judged the other's move, and whether they found that it owes; never
        for players who do not judge.
    """

    play: AgentPlay
    cells: Ints
    punishing: NDArray[np.bool_]
    judged: NDArray[np.bool_]
    accused: NDArray[np.bool_]


def watched_play(
    tables: GameTables, row: Any, column: Any, horizon: int, *, games: int = 100, seed: int = 0
) -> WatchedPlay:
    """Play one episode in each of many games, and keep it; see :func:`.play_agents`.

    Agents are as if they had met nobody before: rules in force do not carry over.
    """
    watchers = _Watcher(unmet(row)), _Watcher(unmet(column))
    play = play_agents(tables, *watchers, horizon, games=games, seed=seed)
    states, moves = (np.array(seen) for seen in zip(*watchers[0].acted, strict=True))
    other = np.array([moved for _, moved in watchers[1].acted])
    m, n = tables.actions
    cells: Ints = (states * m + moves) * n + other
    return WatchedPlay(
        play,
        cells,
        np.array([w.punished for w in watchers]),
        np.array([w.judged for w in watchers]),
        np.array([w.accused for w in watchers]),
    )


def unmet(player: Any) -> Any:
    """The player, with no rule in force that was drawn against somebody else."""
    return player.fresh() if isinstance(player, LearnedAmtft) else player


class _Watcher:
    """An agent that does as another one, and takes notes."""

    def __init__(self, agent: BatchedAgent) -> None:
        self.agent, self.index = agent, agent.index
        self.acted: list[tuple[Ints, Ints]] = []
        self.punished: list[Any] = []
        self.judged: list[Any] = []
        self.accused: list[Any] = []

    @property
    def left(self) -> Any:
        return getattr(self.agent, "left", None)

    def begin(self, games: int, rng: np.random.Generator) -> None:
        self.agent.begin(games, rng)

    def act(self, states: Ints, rng: np.random.Generator) -> Ints:
        none = np.zeros(len(states), dtype=np.int64)
        self.punished.append((none if self.left is None else self.left) > 0)
        moves: Ints = self.agent.act(states, rng)
        self.acted.append((np.copy(states), np.copy(moves)))
        return moves

    def observe(self, before: Ints, moves: Ints, after: Ints, left: int) -> None:
        self.agent.observe(before, moves, after, left)
        none = np.zeros(len(moves), dtype=np.bool_)
        self.judged.append(np.copy(getattr(self.agent, "judged", none)))
        self.accused.append(np.copy(getattr(self.agent, "accused", none)))
