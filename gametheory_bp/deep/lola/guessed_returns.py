"""Guesses of returns from the state, learned from games played before."""

from __future__ import annotations

import torch

from gametheory_bp.deep.lola.rollouts import Rollouts

__all__ = ["GuessedReturns"]


class GuessedReturns:
    """A table of what each state has brought, fading.

    A guess must not depend on the games that it is subtracted from, or estimates have a bias: ask
    first, learn from the games afterwards.

    Parameters
    ----------
    states : int
    memory : float
        In [0, 1): what a batch counts for in the next one.
    device : torch.device or str

    Examples
    --------
    >>> guessed = GuessedReturns(2)
    >>> here = torch.zeros(2, 1, dtype=torch.int64)
    >>> played = Rollouts(here, here, here, torch.ones(2, 2, 1, dtype=torch.float64))
    >>> guessed.learn(played, played.returns(0.5))
    >>> guessed.table.tolist()  # returns were 3/2 and 1
    [[1.25, 0.0], [1.25, 0.0]]
    """

    def __init__(
        self, states: int, memory: float = 0.8, device: torch.device | str = "cpu"
    ) -> None:
        self.memory = memory
        self.sums = torch.zeros(2, states, dtype=torch.float64, device=device)
        self.counts = torch.zeros(states, dtype=torch.float64, device=device)

    @property
    def table(self) -> torch.Tensor:
        """Guesses, shape (2, states); 0 in states that were never met."""
        return self.sums / self.counts.clamp(min=1e-300)

    def at(self, rollouts: Rollouts) -> torch.Tensor:
        """Guesses along some games, shape (2, time, batch)."""
        return self.table[:, rollouts.states]

    def learn(self, rollouts: Rollouts, returns: torch.Tensor) -> None:
        """Take in some games with their returns, shape (2, time, batch)."""
        flat = rollouts.states.reshape(-1)
        self.sums *= self.memory
        self.counts *= self.memory
        self.sums.index_add_(1, flat, returns.reshape(2, -1))
        self.counts.index_add_(0, flat, torch.ones_like(flat, dtype=torch.float64))
