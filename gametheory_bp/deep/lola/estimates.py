r"""Estimates of a shaping learner's gradient from sampled play.

Player 1 climbs its own value and shapes the other's next step,

    grad_1 V_1 + eta grad_1 (stop(grad_2 V_1) . grad_2 V_2).

Every derivative is that of a DiCE objective.  The correction is a product of two estimates.  Taken
from the same games their errors are correlated, and the product has a bias of the order of
1 / batch; taken from the two halves of the batch, each way round, it has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch

__all__ = ["LolaEstimate", "lola_estimate"]

Tensors = tuple[torch.Tensor, ...]


class LolaEstimate(NamedTuple):
    """What is estimated for both players, each a tuple of tensors like the player's parameters.

    Attributes
    ----------
    own : pair of tuple of tensors
        Gradient of the own value.
    correction : pair of tuple of tensors
        What shaping adds, for a learning rate eta = 1 of the other; zeros if it was not asked for.
    """

    own: tuple[Tensors, Tensors]
    correction: tuple[Tensors, Tensors]


def lola_estimate(
    parameters: tuple[Sequence[torch.Tensor], Sequence[torch.Tensor]],
    objectives: Sequence[tuple[torch.Tensor, torch.Tensor]],
    *,
    shaping: bool = True,
) -> LolaEstimate:
    """Gradients and corrections of both players.

    Parameters
    ----------
    parameters : pair of sequences of tensors
        Of the row and the column player; objectives must depend on all of them.
    objectives : sequence of pairs of tensors, shape ()
        Of the row and the column player: one pair for each set of games.  With one set the
        correction has a bias; with two independent ones it has none.
    shaping : bool
        Whether the correction is wanted; otherwise it is 0 and costs nothing.

    Returns
    -------
    LolaEstimate
        Averages over the sets.

    Notes
    -----
    *Exactness*: float, and random; the tests hold mean and spread against closed forms.
    """
    both = [tuple(x) for x in parameters]
    flat = [*both[0], *both[1]]
    cut = len(both[0])
    slopes = []
    for pair in objectives:
        found = [
            torch.autograd.grad(o, flat, create_graph=shaping, retain_graph=True) for o in pair
        ]
        slopes.append([(g[:cut], g[cut:]) for g in found])
    sets = len(slopes)
    own, correction = [], []
    for i in (0, 1):
        own.append(_mean([tuple(x.detach() for x in s[i][i]) for s in slopes]))
        if not shaping:
            correction.append(tuple(torch.zeros_like(x) for x in both[i]))
            continue
        turned = []
        for k, here in enumerate(slopes):
            liked = slopes[(k + 1) % sets][i][1 - i]
            met = [(u.detach() * g).sum() for u, g in zip(liked, here[1 - i][1 - i], strict=True)]
            turned.append(torch.autograd.grad(torch.stack(met).sum(), both[i], retain_graph=True))
        correction.append(_mean(turned))
    return LolaEstimate((own[0], own[1]), (correction[0], correction[1]))


def _mean(found: Sequence[Tensors]) -> Tensors:
    return tuple(torch.stack(parts).mean(0) for parts in zip(*found, strict=True))
