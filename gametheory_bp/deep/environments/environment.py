"""Many games side by side, stepped together by table look-up."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch

from gametheory_bp.deep.environments.compiled_steps import compiled_steps
from gametheory_bp.deep.environments.tables import GameTables, game_tables
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError

__all__ = ["BatchedGame", "BatchedStep", "BatchedSteps", "batched_game", "offsets_drawn"]


class BatchedStep(NamedTuple):
    """What a step brings.

    Attributes
    ----------
    rewards : float32 tensor, shape (batch, 2)
    states : int32 tensor, shape (batch,)
        After the step.
    done : bool
        Whether the episodes are over: all of them end together, at the horizon.
    """

    rewards: torch.Tensor
    states: torch.Tensor
    done: bool


class BatchedSteps(NamedTuple):
    """What several steps bring.

    Attributes
    ----------
    rewards : float32 tensor, shape (steps, batch, 2)
    states : int32 tensor, shape (steps, batch)
        After each step.
    done : bool
    """

    rewards: torch.Tensor
    states: torch.Tensor
    done: bool


class BatchedGame:
    """A batch of games that share a clock; :func:`batched_game` makes one.

    Attributes
    ----------
    tables : GameTables
    batch, horizon, clock : int
        Number of games, steps of an episode, steps made in this one.
    generator : torch.Generator
        The only source of chance.
    states : int32 tensor, shape (batch,)
    """

    def __init__(
        self, tables: GameTables, batch: int, horizon: int, generator: torch.Generator
    ) -> None:
        self.tables, self.batch, self.horizon = tables, batch, horizon
        self.generator = generator
        self.clock = 0
        self._share = tables.width.to(torch.float32) / tables.draws
        # both rewards of a cell as one number of 8 bytes: one look-up instead of rows of two
        self._paid = tables.rewards.contiguous().view(torch.int64).view(-1)
        self._luck = torch.empty(batch, device=tables.device)
        # one row of bytes for each state: picked from a matrix, four times as fast as boards
        self._boards = [table.flatten(1) for table in tables.observations]
        self._shape = (batch, *tables.observations.shape[2:])
        self.states = torch.zeros(batch, dtype=torch.int32, device=tables.device)
        self.reset()

    def reset(self) -> torch.Tensor:
        """Begin new episodes; the first states are drawn by the law of the game."""
        ends = self.tables.start_ends
        drawn = torch.randint(
            int(ends[-1]), (self.batch,), generator=self.generator, device=self.tables.device
        )
        self.states = self.tables.starts[torch.searchsorted(ends, drawn, right=True)]
        self.clock = 0
        return self.states

    def step(self, row: torch.Tensor, column: torch.Tensor) -> BatchedStep:
        """Move all games by one step.

        Parameters
        ----------
        row, column : int64 tensor, shape (batch,)
            Actions; they are not checked, as that would cost as much as the step.
            :meth:`checked_step` does.

        Returns
        -------
        BatchedStep

        Raises
        ------
        NotDefinedError
            If the episodes are over.
        """
        if self.clock >= self.horizon:
            raise NotDefinedError(
                f"the episodes ended after {self.horizon} steps; call reset() to begin new ones"
            )
        tables = self.tables
        m, n = tables.actions
        cell = torch.add(torch.add(column, row, alpha=n), self.states, alpha=m * n)
        place = tables.first.index_select(0, cell)
        if tables.draws > 1:
            luck = self._luck.random_(0, tables.draws, generator=self.generator)
            place += offsets_drawn(self._share.index_select(0, cell), luck)
        self.states = tables.targets.index_select(0, place)
        self.clock += 1
        rewards = self._paid.index_select(0, cell).view(torch.float32).view(-1, 2)
        return BatchedStep(rewards, self.states, self.clock == self.horizon)

    def steps(
        self, row: torch.Tensor, column: torch.Tensor, *, compiled: bool = False
    ) -> BatchedSteps:
        """Several steps with given actions, the same bits as one :meth:`step` after the other.

        Parameters
        ----------
        row, column : int64 tensor, shape (steps, batch)
        compiled : bool
            Whether numba does them in one pass (extra ``compiled``, on a CPU); it also checks the
            actions.

        Returns
        -------
        BatchedSteps

        Raises
        ------
        InputTypeError
            If the shapes are wrong.
        NotDefinedError
            If so many steps are not left, or ``compiled`` is asked for on another device.
        MissingPackageError
            If numba is asked for and not installed.
        """
        count = len(row)
        if not (count and row.shape == column.shape == (count, self.batch)):
            raise InputTypeError(
                f"actions have shapes {tuple(row.shape)} and {tuple(column.shape)}; give both "
                f"(steps, {self.batch}), at least one step"
            )
        if count > self.horizon - self.clock:
            raise NotDefinedError(
                f"{count} steps, {self.horizon - self.clock} are left of {self.horizon}; call "
                "reset() to begin new episodes"
            )
        if not compiled:
            made = [self.step(a, b) for a, b in zip(row, column, strict=True)]
            rewards = torch.stack([step.rewards for step in made])
            return BatchedSteps(rewards, torch.stack([s.states for s in made]), made[-1].done)
        luck = torch.zeros(count, self.batch, device=self.tables.device)
        if self.tables.draws > 1:
            luck.random_(0, self.tables.draws, generator=self.generator)
        states, paid = compiled_steps(
            self.tables, self._share, self._paid, self.states, (row, column), luck
        )
        self.states = states[-1]
        self.clock += count
        rewards = paid.view(torch.float32).view(count, self.batch, 2)
        return BatchedSteps(rewards, states, self.clock == self.horizon)

    def checked_step(self, row: torch.Tensor, column: torch.Tensor) -> BatchedStep:
        """:meth:`step` with a check of the actions.

        Raises
        ------
        InputTypeError, InputValueError
            If shape, type or range is wrong.
        """
        for who, actions, count in zip(("row", "column"), (row, column), self.tables.actions,
                                       strict=True):  # fmt: skip
            if actions.dtype != torch.int64 or tuple(actions.shape) != (self.batch,):
                raise InputTypeError(
                    f"{who} actions are {actions.dtype} of shape {tuple(actions.shape)}; give "
                    f"int64 of shape ({self.batch},)"
                )
            if bool(((actions < 0) | (actions >= count)).any()):
                worst = int(actions.max()) if int(actions.max()) >= count else int(actions.min())
                raise InputValueError(f"{who} action {worst}; give 0 to {count - 1}")
        return self.step(row, column)

    def observe(self, player: int) -> torch.Tensor:
        """What a player sees now, uint8, shape (batch, ...)."""
        boards = self._boards[min(player, len(self._boards) - 1)]
        seen: torch.Tensor = boards.index_select(0, self.states).view(self._shape)
        return seen

    def __repr__(self) -> str:
        t = self.tables
        return f"BatchedGame({t.name!r}, {self.batch} games, {t.states} states, {t.device})"


def batched_game(
    game: Any,
    batch: int,
    horizon: int | None = None,
    *,
    generator: torch.Generator,
    mirrored: bool = False,
) -> BatchedGame:
    """A batch of coin games or repeated matrix games.

    Parameters
    ----------
    game : GameTables, or what :func:`game_tables` takes
        Names, ``CoinGameRules``, a ``BimatrixGame``.
    batch : int
        At least 1.
    horizon : int, optional
        Steps of an episode; for a coin game its own by default.
    generator : torch.Generator
        On the device where the games are to be: it draws first states and places of coins.
    mirrored : bool
        Whether the column player sees the game from its own side.

    Returns
    -------
    BatchedGame

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If an argument is none of these.

    Notes
    -----
    *Exactness*: the law of the next state is the exact one up to the bits of the generator;
    rewards are float32.  Where a tie is drawn by lot, the reward is its expectation.

    Examples
    --------
    >>> games = batched_game("cg", 4, generator=torch.Generator().manual_seed(1))
    >>> step = games.step(torch.zeros(4, dtype=torch.int64), torch.ones(4, dtype=torch.int64))
    >>> tuple(step.rewards.shape), tuple(games.observe(0).shape), step.done
    ((4, 2), (4, 3, 3, 4), False)
    """
    if not isinstance(generator, torch.Generator):
        raise InputTypeError(
            f"generator is a {type(generator).__name__}; give torch.Generator().manual_seed(0), or "
            "torch.Generator(device='cuda') for games on a GPU"
        )
    tables = game if isinstance(game, GameTables) else game_tables(game, mirrored=mirrored)
    if horizon is None:
        horizon = getattr(getattr(tables.source, "rules", None), "horizon", None)
    for name, number in (("batch", batch), ("horizon", horizon)):
        if type(number) is not int or number < 1:
            raise InputValueError(f"{name} is {number!r}; give an integer >= 1")
    assert horizon is not None
    return BatchedGame(tables.to(generator.device), batch, horizon, generator)


def offsets_drawn(share: torch.Tensor, luck: torch.Tensor) -> torch.Tensor:
    """floor(luck * share) for whole numbers luck and share = width / draws, without rounding error.

    It is floor((luck + 1/2) share), which keeps a distance of share / 2 from the integers: far more
    than floats round, as long as draws is below 2^20.  ``luck`` is overwritten.

    Examples
    --------
    >>> offsets_drawn(torch.full((6,), 1 / 3), torch.arange(6.0)).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    return luck.add_(0.5).mul_(share).to(torch.int32)
