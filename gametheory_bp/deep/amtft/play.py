"""Episodes between learned agents, many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError

__all__ = ["AgentPlay", "BatchedAgent", "play_agents"]


class BatchedAgent(Protocol):
    """What plays: :class:`.LearnedAmtft`, :class:`.FixedPlayer`, or an agent of your own."""

    index: int
    """0 for row, 1 for column."""

    def begin(self, games: int, rng: np.random.Generator) -> None:
        """Begin episodes."""

    def act(self, states: Any, rng: np.random.Generator) -> Any:
        """Actions in all games."""

    def observe(self, before: Any, moves: Any, after: Any, left: int) -> None:
        """Conclude from a step: states, the opponent's moves, states after, steps to come."""


@dataclass(frozen=True, slots=True, eq=False)
class AgentPlay(Displayed):
    """What happened.

    Attributes
    ----------
    payoffs : float array, shape (games, 2)
        Mean rewards per step of every game.
    punishing : pair of float
        Share of steps in which row and column punished; 0 for players who never do.
    steps : int
        Of every game.
    """

    payoffs: NDArray[np.float64]
    punishing: tuple[float, float]
    steps: int

    @property
    def means(self) -> tuple[float, float]:
        """Means over the games."""
        one, two = self.payoffs.mean(axis=0).tolist()
        return one, two

    @property
    def standard_errors(self) -> tuple[float, float]:
        """Standard errors of the means over games, which are independent of each other."""
        one, two = (self.payoffs.std(axis=0) / len(self.payoffs) ** 0.5).tolist()
        return one, two

    def display(self) -> Table:
        """One line for each player."""
        rows = tuple(
            (name, f"{mean:.4f}", f"{error:.4f}", f"{share:.1%}")
            for name, mean, error, share in zip(
                ("row", "column"), self.means, self.standard_errors, self.punishing, strict=True
            )
        )
        heads = ("player", "per step", "standard error", "punishes")
        return Table("Play", heads, rows, f"{len(self.payoffs)} games of {self.steps} steps")

    def __repr__(self) -> str:
        one, two = self.means
        return f"AgentPlay({one:.3f}, {two:.3f})"


def play_agents(
    tables: GameTables,
    row: BatchedAgent,
    column: BatchedAgent,
    horizon: int,
    *,
    games: int = 100,
    episodes: int = 1,
    seed: int = 0,
) -> AgentPlay:
    """Play episodes side by side.

    Parameters
    ----------
    tables : GameTables
    row, column : BatchedAgent
    horizon : int
        Steps of an episode.
    games : int
        Side by side.
    episodes : int
        One after the other in each game; rules in force carry over.
    seed : int

    Returns
    -------
    AgentPlay

    Raises
    ------
    InputValueError
        If an agent sits on the other side, or a number is below 1.

    Examples
    --------
    >>> from gametheory_bp.deep import FixedPlayer, game_tables
    >>> tables = game_tables("prisoners_dilemma")
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> play_agents(tables, FixedPlayer(c, "row"), FixedPlayer(d, "column"), 20).means
    (-3.0, 0.0)
    """
    for agent, index, side in ((row, 0, "row"), (column, 1, "column")):
        if agent.index != index:
            raise InputValueError(f"{agent!r} plays the other side; make one with player={side!r}")
    for name, number in (("horizon", horizon), ("games", games), ("episodes", episodes)):
        if type(number) is not int or number < 1:
            raise InputValueError(f"{name} is {number!r}; give an integer >= 1")
    chance, *own = np.random.SeedSequence(seed).spawn(3)
    generator = torch.Generator().manual_seed(int(chance.generate_state(1, np.uint32)[0]))
    streams = [np.random.default_rng(s) for s in own]
    agents = row, column
    batch = BatchedGame(tables.to("cpu"), games, horizon, generator)
    total, punishing = np.zeros((games, 2)), np.zeros(2)
    for _ in range(episodes):
        states = batch.reset().numpy().astype(np.int64)
        for agent, rng in zip(agents, streams, strict=True):
            agent.begin(games, rng)
        for t in range(horizon):
            punishing += [_punishing(agent) for agent in agents]
            moves = [agent.act(states, rng) for agent, rng in zip(agents, streams, strict=True)]
            step = batch.step(torch.from_numpy(moves[0]), torch.from_numpy(moves[1]))
            total += step.rewards.double().numpy()
            after = step.states.numpy().astype(np.int64)
            row.observe(states, moves[1], after, horizon - t - 1)
            column.observe(states, moves[0], after, horizon - t - 1)
            states = after
    steps = horizon * episodes
    one, two = (punishing / (steps * games)).tolist()
    return AgentPlay(total / steps, (one, two), steps)


def _punishing(agent: Any) -> float:
    """In how many games an agent punishes in the next step."""
    left = getattr(agent, "left", None)
    return 0.0 if left is None else float((left > 0).sum())
