"""Sampled play, time first: entry [t, b] is step t of game b."""

from __future__ import annotations

from typing import NamedTuple

import torch

__all__ = ["Rollouts"]


class Rollouts(NamedTuple):
    """Games of equal length, side by side.

    Attributes
    ----------
    states, row, column : int64 tensor, shape (time, batch)
        State before each step, and the actions in it.
    rewards : float64 tensor, shape (2, time, batch)
    """

    states: torch.Tensor
    row: torch.Tensor
    column: torch.Tensor
    rewards: torch.Tensor

    def part(self, games: slice) -> Rollouts:
        """Some of the games."""
        return Rollouts(*(x[..., games] for x in self))

    def halves(self) -> tuple[Rollouts, Rollouts]:
        """Two sets of games that are independent of each other; they differ by at most one game."""
        middle = self.states.shape[1] // 2
        return self.part(slice(None, middle)), self.part(slice(middle, None))

    def scrambled(self) -> Rollouts:
        """The same numbers as the published programs arranged them.

        Arrays of shape (time, batch) were reshaped to (batch, time) without being transposed, so
        that a "game" is a run of neighbouring games at almost the same time.

        Examples
        --------
        >>> steps = torch.arange(6).view(3, 2)  # [t, b] = 2 t + b
        >>> Rollouts(steps, steps, steps, torch.stack([steps, steps])).scrambled().states.T.tolist()
        [[0, 1, 2], [3, 4, 5]]
        """
        time, batch = self.states.shape
        return Rollouts(*(_scrambled(x, time, batch) for x in self))

    def returns(self, discount: float) -> torch.Tensor:
        """Discounted rewards from each step on, shape (2, time, batch).

        Examples
        --------
        >>> one = torch.ones(3, 1, dtype=torch.int64)
        >>> played = Rollouts(one, one, one, torch.ones(2, 3, 1, dtype=torch.float64))
        >>> played.returns(0.5)[0, :, 0].tolist()
        [1.75, 1.5, 1.0]
        """
        found = self.rewards.clone()
        for t in range(found.shape[1] - 2, -1, -1):
            found[:, t] += discount * found[:, t + 1]
        return found


def _scrambled(x: torch.Tensor, time: int, batch: int) -> torch.Tensor:
    return x.reshape(*x.shape[:-2], batch, time).transpose(-1, -2)
