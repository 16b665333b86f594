"""A layer for small boards: convolution, normalisation over weighted boards, shift, ReLU."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch.nn import functional

__all__ = ["board_layer", "board_layer_moved"]

FLAT = 1e-3
"""Added to variances before they divide."""


def board_layer(
    x: torch.Tensor, kernel: torch.Tensor, shift: torch.Tensor, shares: torch.Tensor
) -> torch.Tensor:
    """ReLU(shift + n), n the convolution with each channel brought to mean 0 and variance 1.

    Parameters
    ----------
    x : tensor, shape (boards, inputs, high, wide)
    kernel : tensor, shape (channels, inputs, 3, 3)
        Boards keep their size: what is beyond the edge counts 0.
    shift : tensor, shape (channels,)
    shares : tensor, shape (boards,)
        How much each board counts in means; their sum is 1.

    Returns
    -------
    tensor, shape (boards, channels, high, wide)

    Examples
    --------
    >>> x = torch.tensor([-1.0, 1.0]).view(2, 1, 1, 1)
    >>> y = board_layer(x, torch.ones(1, 1, 3, 3), torch.zeros(1), torch.tensor([0.5, 0.5]))
    >>> [round(number, 3) for number in y.flatten().tolist()]
    [0.0, 1.0]
    """
    found = _convolved(x, kernel)
    centred = found - _mean(found, shares)
    spread = (_mean(centred.square(), shares) + FLAT).rsqrt()
    return (centred * spread + shift.view(1, -1, 1, 1)).relu()


def board_layer_moved(
    x: torch.Tensor,
    kernel: torch.Tensor,
    shift: torch.Tensor,
    shares: torch.Tensor,
    by: tuple[torch.Tensor | None, torch.Tensor, torch.Tensor],
) -> tuple[torch.Tensor, torch.Tensor]:
    """The same, and how it changes where input (None: not at all), kernel and shift move."""
    found = _convolved(x, kernel)
    moved = _convolved(x, by[1])
    if by[0] is not None:
        moved += _convolved(by[0], kernel)
    centred = found - _mean(found, shares)
    moved -= _mean(moved, shares)
    spread = (_mean(centred.square(), shares) + FLAT).rsqrt()
    moved = moved * spread - centred * spread**3 * _mean(centred * moved, shares)
    moved += by[2].view(1, -1, 1, 1)
    out = (centred * spread + shift.view(1, -1, 1, 1)).relu()
    return out, moved * (out > 0)


def _convolved(x: torch.Tensor, kernel: torch.Tensor) -> torch.Tensor:
    """As one product of matrices: on boards this small faster than the general routine."""
    boards, inputs, high, wide = x.shape
    near = _neighbours(high, wide).to(x.device, x.dtype)
    whole = torch.einsum("oik,kpq->ipoq", kernel.flatten(2), near)
    whole = whole.reshape(inputs * high * wide, -1)
    return (x.reshape(boards, -1) @ whole).view(boards, -1, high, wide)


@lru_cache(maxsize=8)
def _neighbours(high: int, wide: int) -> torch.Tensor:
    """1 where cell p is the k-th neighbour of cell q, shape (9, cells, cells)."""
    cells = torch.eye(high * wide).view(-1, 1, high, wide)
    around = functional.unfold(cells, 3, padding=1)  # (p, k, q)
    return around.transpose(0, 1).contiguous()


def _mean(x: torch.Tensor, shares: torch.Tensor) -> torch.Tensor:
    """Of every channel, shape (1, channels, 1, 1)."""
    found: torch.Tensor = torch.tensordot(shares, x.mean(dim=(2, 3)), 1)
    return found.view(1, -1, 1, 1)
