"""Dueling Q-networks (Wang et al. 2016): Q = V + A - mean A, with or without an LSTM layer."""

from __future__ import annotations

from math import prod

import torch
from torch import nn

from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.errors import InputValueError

__all__ = ["DuelingNetwork", "Memory"]

Memory = tuple[torch.Tensor, torch.Tensor] | None
"""Hidden and cell state of the LSTM, each (1, batch, units); None for zeros or without an LSTM."""


class DuelingNetwork(nn.Module):
    """Values of all actions from sequences of observations.

    Parameters
    ----------
    seen : tuple of int
        Shape of an observation: (k,), or (size, size, channels) for a board.
    actions : int
    shape : NetworkShape
    generator : torch.Generator
        Draws the initial parameters; torch's own stream is not touched.

    Examples
    --------
    >>> generator = torch.Generator().manual_seed(0)
    >>> network = DuelingNetwork((5,), 2, NetworkShape(memory=16), generator)
    >>> values, memory = network(torch.zeros(20, 3, 5))
    >>> tuple(values.shape), tuple(memory[0].shape)
    ((20, 3, 2), (1, 3, 16))
    """

    def __init__(
        self, seen: tuple[int, ...], actions: int, shape: NetworkShape, generator: torch.Generator
    ) -> None:
        super().__init__()
        self.shape = shape
        with torch.random.fork_rng(devices=[]):  # modules fill themselves with numbers when made
            if shape.trunk == "board":
                self.trunk, width = _board_trunk(seen, shape.widths)
            else:
                self.trunk, width = _dense_trunk(prod(seen), shape.widths)
            self.memory = nn.LSTM(width, shape.memory) if shape.memory else None
            width = shape.memory or width
            self.value = _head(width, shape.head, 1)
            self.advantage = _head(width, shape.head, actions)
        _fill(self, generator)

    def forward(self, seen: torch.Tensor, memory: Memory = None) -> tuple[torch.Tensor, Memory]:
        """Values of the actions.

        Parameters
        ----------
        seen : tensor, shape (time, batch, ...)
            Observations, of any type of number.
        memory : Memory
            Before the first of them.

        Returns
        -------
        values : float tensor, shape (time, batch, actions)
        memory : Memory
            After the last of them.
        """
        time, batch = seen.shape[:2]
        flat = seen.reshape(time * batch, *seen.shape[2:]).to(torch.float32)
        if self.shape.trunk == "board":
            flat = flat.permute(0, 3, 1, 2)
        features = self.trunk(flat)
        after: Memory = None
        if self.memory is not None:
            sequence, after = self.memory(features.view(time, batch, -1), memory)
            features = sequence.reshape(time * batch, -1)
        advantage = self.advantage(features)
        values = self.value(features) + advantage - advantage.mean(dim=1, keepdim=True)
        return values.view(time, batch, -1), after


def _board_trunk(seen: tuple[int, ...], widths: tuple[int, ...]) -> tuple[nn.Sequential, int]:
    if len(seen) != 3 or min(seen[:2]) < 3:
        raise InputValueError(
            f"observations of shape {seen} are no boards of at least 3 x 3; take trunk='dense'"
        )
    one, two = widths
    layers = nn.Sequential(
        nn.Conv2d(seen[2], one, 3, padding=1), nn.ReLU(), nn.Conv2d(one, two, 3), nn.ReLU(),
        nn.Flatten(),
    )  # fmt: skip
    return layers, two * (seen[0] - 2) * (seen[1] - 2)


def _dense_trunk(inputs: int, widths: tuple[int, ...]) -> tuple[nn.Sequential, int]:
    layers: list[nn.Module] = [nn.Flatten()]
    for width in widths:
        layers += [nn.Linear(inputs, width), nn.ReLU()]
        inputs = width
    return nn.Sequential(*layers), inputs


def _head(inputs: int, width: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, outputs))


def _fill(network: nn.Module, generator: torch.Generator) -> None:
    """Uniform parameters within 1 / sqrt(inputs) of 0, in the order of the modules."""
    with torch.no_grad():
        for module in network.modules():
            weights = dict(module.named_parameters(recurse=False))
            if not weights:
                continue
            if isinstance(module, nn.LSTM):
                inputs = module.hidden_size
            else:
                inputs = prod(weights["weight"].shape[1:])
            for weight in weights.values():
                drawn = torch.rand(weight.shape, generator=generator, device=generator.device)
                weight.copy_((2 * drawn - 1) / inputs**0.5)
