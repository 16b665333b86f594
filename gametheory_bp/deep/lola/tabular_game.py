"""Stochastic games as tables for sampling: policies, chance and play in one cumulated list.

An *entry* is a state s, a joint action (a, b) and a next state t that may follow.  With policies x
and y it has the probability x[s, a] y[s, b] T[s, a, b, t]; those of a state sum to 1, so the sums
of all entries up to each one run from s to s + 1 in state s.  Where s + u falls among them, with u
uniform, is the next entry: one search moves a whole batch by a step, whatever chance decides in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.payoff_arrays import payoff_array
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["TabularGame", "memory_one_game", "tabular_game"]

MARGIN = 2.0**-36
"""Draws keep this far from 0 and 1, so that state + draw is not rounded to the next state."""


@dataclass(frozen=True, slots=True, eq=False)
class TabularGame:
    """A stochastic game, ready to be sampled.

    Attributes
    ----------
    source : MarkovGame
    discount : float
    actions : pair of int
    state, row, column, target : int64 tensor, shape (entries,)
        What an entry is, in the order of the states.
    last : int64 tensor, shape (states,)
        The last entry of each state.
    chance : float64 tensor, shape (entries,)
    rewards : float64 tensor, shape (2, entries)
    start_ends : float64 tensor, shape (states,)
        Cumulated law of the first state.
    """

    source: MarkovGame
    discount: float
    actions: tuple[int, int]
    state: torch.Tensor
    row: torch.Tensor
    column: torch.Tensor
    target: torch.Tensor
    last: torch.Tensor
    chance: torch.Tensor
    rewards: torch.Tensor
    start_ends: torch.Tensor

    @property
    def states(self) -> int:
        """Number of states."""
        return len(self.start_ends)

    def _ends(self, row: torch.Tensor, column: torch.Tensor) -> torch.Tensor:
        """Where each entry ends; the last one of state s exactly at s + 1."""
        ends = row[self.state, self.row] * column[self.state, self.column] * self.chance
        ends = ends.cumsum(0)
        before = torch.cat([ends.new_zeros(1), ends[self.last[:-1]]])
        ends += self.state - before[self.state]
        ends[self.last] = torch.arange(1.0, self.states + 1, dtype=ends.dtype)
        return ends

    def play(
        self,
        policies: tuple[torch.Tensor, torch.Tensor],
        batch: int,
        horizon: int,
        generator: torch.Generator,
    ) -> Rollouts:
        """Games of equal length, side by side.

        Parameters
        ----------
        policies : pair of float64 tensors, shape (states, actions)
            Probabilities.
        batch, horizon : int
            At least 1.
        generator : torch.Generator
            The only source of chance.

        Returns
        -------
        Rollouts

        Examples
        --------
        >>> from gametheory_bp import load_game
        >>> game = tabular_game(memory_one_game(load_game("prisoners_dilemma"), 0.9))
        >>> always = torch.eye(2, dtype=torch.float64)[:1].expand(5, 2)
        >>> played = game.play((always, always), 3, 4, torch.Generator().manual_seed(0))
        >>> played.rewards[:, :, 0].tolist()
        [[-1.0, -1.0, -1.0, -1.0], [-1.0, -1.0, -1.0, -1.0]]
        """
        for name, number in (("batch", batch), ("horizon", horizon)):
            if type(number) is not int or number < 1:
                raise InputValueError(f"{name} is {number!r}; give an integer >= 1")
        row, column = (policy.detach() for policy in policies)
        ends = self._ends(row, column)
        luck = torch.rand(horizon + 1, batch, dtype=torch.float64, generator=generator)
        luck.mul_(1 - 2 * MARGIN).add_(MARGIN)
        state = torch.searchsorted(self.start_ends, luck[horizon], right=True)
        entries = torch.empty(horizon, batch, dtype=torch.int64)
        for t in range(horizon):
            torch.searchsorted(ends, luck[t].add_(state), right=True, out=entries[t])
            state = self.target[entries[t]]
        return Rollouts(
            self.state[entries], self.row[entries], self.column[entries], self.rewards[:, entries]
        )


def tabular_game(game: MarkovGame) -> TabularGame:
    """A stochastic game as tables; :func:`memory_one_game` makes one of a matrix game.

    Raises
    ------
    InputTypeError
        If it is no MarkovGame.

    Examples
    --------
    >>> from gametheory_bp.dynamics import remembering_coin_game
    >>> game = tabular_game(remembering_coin_game())
    >>> game.states, len(game.state)
    (80, 2120)
    """
    if not isinstance(game, MarkovGame):
        raise InputTypeError(
            f"game is a {type(game).__name__}; give a MarkovGame, such as remembering_coin_game() "
            f"or memory_one_game(game, discount)"
        )
    law = game.law.copy()
    law.eliminate_zeros()
    m, n = game.shape
    cell = np.repeat(np.arange(law.shape[0]), np.diff(law.indptr))
    chance = law.data / law.sum(axis=1)[cell]  # sums of floats may miss 1
    ends = np.cumsum(game.start)
    parts = (cell // (m * n), cell // n % m, cell % n, law.indices)
    state, row, column, target = (torch.from_numpy(part.astype(np.int64)) for part in parts)
    return TabularGame(
        game,
        game.discount,
        (m, n),
        state,
        row,
        column,
        target,
        torch.from_numpy(law.indptr[m * n :: m * n].astype(np.int64) - 1),
        torch.from_numpy(chance),
        torch.from_numpy(np.ascontiguousarray(game.payoffs.reshape(2, -1)[:, cell])),
        torch.from_numpy(ends / ends[-1]),
    )


def memory_one_game(game: BimatrixGame, discount: Any) -> MarkovGame:
    """A matrix game met again and again, the state being the last joint action.

    States are numbered as in :mod:`gametheory_bp.dynamics`: joint actions row by row, then the
    first step.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> memory_one_game(load_game("prisoners_dilemma"), "9/10").states
    5
    """
    from scipy.sparse import csr_array

    stage = payoff_array(game)
    cells = stage[0].size
    pairs = (cells + 1) * cells
    after = (np.ones(pairs), (np.arange(pairs), np.tile(np.arange(cells), cells + 1)))
    start = np.zeros(cells + 1)
    start[-1] = 1.0
    payoffs = np.repeat(stage[:, None], cells + 1, axis=1)
    law = csr_array(after, shape=(pairs, cells + 1))
    return MarkovGame(payoffs, law, start, discount, game.title or "matrix game")
