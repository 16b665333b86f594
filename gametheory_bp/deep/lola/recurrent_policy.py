"""The published policy network: two convolutions, an LSTM of 32 units, one layer of logits."""

from __future__ import annotations

from math import prod

import torch
from torch import nn

__all__ = ["RecurrentPolicy"]

State = tuple[torch.Tensor, torch.Tensor]


class RecurrentPolicy(nn.Module):
    """Log-probabilities of actions from what was seen so far.

    Boards pass two 3 x 3 convolutions of equal size, each followed by batch normalisation and a
    ReLU; other observations go to the LSTM as they are.  Batches are always normalised by their own
    mean and variance, step by step, as published.

    Parameters
    ----------
    seen : tuple of int
        Shape of an observation: (k,), or (size, size, channels).
    actions : int
    generator : torch.Generator
        Draws the initial parameters; torch's own stream is not touched.
    channels, units : int

    Examples
    --------
    >>> policy = RecurrentPolicy((3, 3, 4), 4, torch.Generator().manual_seed(0))
    >>> logs = policy(torch.zeros(6, 2, 3, 3, 4))
    >>> tuple(logs.shape), sum(p.numel() for p in policy.memory.parameters())
    ((6, 2, 4), 27392)
    """

    def __init__(
        self,
        seen: tuple[int, ...],
        actions: int,
        generator: torch.Generator,
        *,
        channels: int = 20,
        units: int = 32,
    ) -> None:
        super().__init__()
        self.board = len(seen) == 3
        with torch.random.fork_rng(devices=[]):  # modules fill themselves with numbers when made
            layers: list[nn.Module] = []
            width = prod(seen)
            if self.board:
                for inputs in (seen[2], channels):
                    layers += [
                        nn.Conv2d(inputs, channels, 3, padding=1),
                        nn.BatchNorm2d(channels, track_running_stats=False),
                        nn.ReLU(),
                    ]
                width = channels * seen[0] * seen[1]
            self.trunk = nn.Sequential(*layers, nn.Flatten())
            self.memory = nn.LSTMCell(width, units)  # unlike nn.LSTM it has second derivatives
            self.head = nn.Linear(units, actions)
        with torch.no_grad():
            for module in self.modules():
                if isinstance(module, (nn.Conv2d, nn.LSTMCell, nn.Linear)):
                    for weight in module.parameters(recurse=False):
                        _fill(weight, generator)

    def step(self, seen: torch.Tensor, state: State | None) -> tuple[torch.Tensor, State]:
        """Log-probabilities, shape (batch, actions), and the memory after one observation."""
        flat = seen.to(torch.float32)
        features = self.trunk(flat.permute(0, 3, 1, 2) if self.board else flat)
        after = self.memory(features, state)
        return torch.log_softmax(self.head(after[0]), dim=-1), after

    def forward(self, seen: torch.Tensor) -> torch.Tensor:
        """Log-probabilities along whole games, shape (time, batch, actions).

        Parameters
        ----------
        seen : tensor, shape (time, batch, ...)
            Observations from the first step on.
        """
        state: State | None = None
        found = []
        for now in seen:
            logs, state = self.step(now, state)
            found.append(logs)
        return torch.stack(found)


def _fill(weight: torch.Tensor, generator: torch.Generator) -> None:
    """Uniform within 1 / sqrt(inputs) of 0; biases are 0."""
    if weight.dim() > 1:
        bound = prod(weight.shape[1:]) ** -0.5
        weight.copy_(bound * (2 * torch.rand(weight.shape, generator=generator) - 1))
    else:
        weight.zero_()
