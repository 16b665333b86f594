r"""An LSTM along whole games, with its derivatives written out.

With gates i, f, o, g from ``a_t = x_t + w' h_(t-1)``,

    c_t = s(f) c_(t-1) + s(i) tanh(g),    h_t = s(o) tanh(c_t).

Backwards it has one product of matrices per step, like forwards; forwards in a direction (a
*tangent*) it has one too.  Both are what shaping needs: second derivatives never pass through it.
Numbers of a gate lie side by side for all games, (time, gate, batch), so that a step is a few
operations on long rows.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.autograd.function import once_differentiable

__all__ = ["Recurrence", "advance", "tangent"]


def advance(gates: torch.Tensor, cell: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """One step; the gates are overwritten with what they let through.

    Parameters
    ----------
    gates : tensor, shape (4 units, batch)
        Of the parts input, forget, output, candidate, before they are squashed.
    cell : tensor, shape (units, batch)

    Returns
    -------
    new cell, and its squashed form : pair of tensors, shape (units, batch)
    """
    units = len(cell)
    gates[3 * units :].mul_(2)
    gates.sigmoid_()
    gates[3 * units :].mul_(2).sub_(1)  # tanh(x) = 2 s(2 x) - 1: s is three times as fast
    new = gates[units : 2 * units] * cell
    new.addcmul_(gates[:units], gates[3 * units :])
    return new, (2 * new).sigmoid_().mul_(2).sub_(1)


class Recurrence(torch.autograd.Function):
    """Hidden states along games, from what the inputs add to the gates.

    Examples
    --------
    >>> inputs = torch.zeros(3, 8, 5, requires_grad=True)  # 3 steps, 2 units, 5 games
    >>> hidden = Recurrence.apply(inputs, torch.zeros(2, 8))
    >>> tuple(hidden.shape), hidden.detach().abs().sum().item()
    ((3, 2, 5), 0.0)
    """

    @staticmethod
    def forward(ctx: Any, inputs: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        """Inputs (time, 4 units, batch), weights (units, 4 units); starts from zeros."""
        time, units, batch = len(inputs), len(weights), inputs.shape[2]
        gates = inputs.clone(memory_format=torch.contiguous_format)
        hidden, cells = (inputs.new_zeros(time + 1, units, batch) for _ in range(2))
        squashed = inputs.new_empty(time, units, batch)
        turned = weights.T.contiguous()
        for t in range(time):
            gates[t].addmm_(turned, hidden[t])
            cells[t + 1], squashed[t] = advance(gates[t], cells[t])
            torch.mul(gates[t, 2 * units : 3 * units], squashed[t], out=hidden[t + 1])
        ctx.save_for_backward(weights, gates, hidden, cells, squashed)
        return hidden[1:].clone()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *wanted: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What the inputs and the weights change in a weighted sum of the hidden states."""
        weights, gates, hidden, cells, squashed = ctx.saved_tensors
        time, units = len(gates), len(weights)
        found = torch.empty_like(gates)
        slope = torch.zeros_like(cells[0])
        for t in range(time - 1, -1, -1):
            i, f, o, g = gates[t].split(units)
            out = wanted[0][t]
            if t < time - 1:
                out = torch.addmm(out, weights, found[t + 1])
            through = out * o
            slope.add_(through).sub_(through.mul_(squashed[t]).mul_(squashed[t]))
            here = found[t]
            torch.mul(slope, g, out=here[:units])
            torch.mul(slope, cells[t], out=here[units : 2 * units])
            torch.mul(out, squashed[t], out=here[2 * units : 3 * units])
            torch.mul(slope, i, out=here[3 * units :])
            here.mul_(_steepness(gates[t], units))
            slope.mul_(f)
        return found, torch.bmm(hidden[:-1], found.transpose(1, 2)).sum(0)


def tangent(hidden: torch.Tensor, inputs: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """How hidden states change where the inputs and the weights that they came from move.

    Parameters
    ----------
    hidden : tensor, shape (time, units, batch)
        From :class:`Recurrence`, of inputs that require gradients.
    inputs : tensor, shape (time, 4 units, batch)
    weights : tensor, shape (units, 4 units)
        By how much they move.

    Examples
    --------
    >>> inputs = torch.zeros(1, 4, 1, requires_grad=True)  # one step and one unit: h = s(o) tanh(c)
    >>> hidden = Recurrence.apply(inputs, torch.zeros(1, 4))
    >>> by = torch.tensor([0.0, 0.0, 0.0, 1.0]).view(1, 4, 1)  # c = s(i) tanh(g) moves by 1/2
    >>> tangent(hidden, by, torch.zeros(1, 4)).item()
    0.25
    """
    made: Any = hidden.grad_fn
    before, gates, past, cells, squashed = made.saved_tensors
    time, units = len(gates), len(before)
    found = torch.zeros_like(past)
    slope = torch.zeros_like(cells[0])
    turned, moved = before.T.contiguous(), weights.T.contiguous()
    with torch.no_grad():
        for t in range(time):
            here = torch.addmm(inputs[t], turned, found[t]).addmm_(moved, past[t])
            here.mul_(_steepness(gates[t], units))
            i, f, o, g = gates[t].split(units)
            slope.mul_(f).addcmul_(here[units : 2 * units], cells[t])
            slope.addcmul_(here[:units], g).addcmul_(here[3 * units :], i)
            flat = squashed[t].square().neg_().add_(1).mul_(slope)
            torch.mul(here[2 * units : 3 * units], squashed[t], out=found[t + 1])
            found[t + 1].addcmul_(o, flat)
    return found[1:]


def _steepness(gates: torch.Tensor, units: int) -> torch.Tensor:
    """Derivatives of the squashing functions, from their values: s - s^2 and 1 - tanh^2."""
    found = gates - gates.square()
    found[3 * units :] = 1 - gates[3 * units :].square()
    return found
