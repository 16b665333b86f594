"""Exact proofs that a variable is positive on a face, for many nodes at once.

Take the face of P on which the labels Z are zero.  Let w be integers, one per action j of the
other player, with sum 0 and w_j >= 0 unless the slack t_j is in Z.  On the face
``sum_j w_j t_j = - x B w >= 0``; so if ``(B w)_i > 0`` for every action i that may still be played,
no x is left and the face is empty (Farkas 1902).  In words: some mixture of the other player's
actions beats, against every remaining x, a mixture of those that are claimed to be best responses.

Adding the label of a variable to Z and proving the face empty proves the variable positive.  The
weights come from a row of a float dictionary and are rounded to integers; from there on all
numbers are integers below 2^53, on which float arithmetic is exact in any order.
"""

from __future__ import annotations

import numpy as np

from gametheory_bp.equilibria.nash.batch import Array, Batch, Side

__all__ = ["proved_positive", "small_enough"]

_SCALE = 2.0**30


def small_enough(payoffs: Array) -> bool:
    """Whether the sums of :func:`proved_positive` stay below 2^53."""
    return bool(int(np.abs(payoffs).max()) * payoffs.shape[1] < 2**22)


def proved_positive(batch: Batch, side: int, shape: Side, nodes: Array, rows: Array) -> Array:
    """For which of these nodes the basic variable of the given row is proved positive.

    The face is that of ``batch.zeros``; False means only that the proof did not go through.
    """
    span = np.arange(len(nodes))
    zeros = batch.zeros[side][nodes]
    labels = batch.basic[side][nodes, rows]
    zeros[span, labels] = True
    held = zeros[:, shape.slack.start : shape.slack.stop]
    nonbasic = batch.nonbasic[side][nodes]
    weights = np.zeros(zeros.shape)
    np.put_along_axis(weights, nonbasic, batch.tables[side][nodes, rows][:, 1:], axis=1)
    # The identity of the row is t_k = ... for a slack: it counts on the other side.
    weights[span, labels] = -1.0
    weights = weights[:, shape.slack.start : shape.slack.stop]
    weights = np.where(held, weights, np.maximum(weights, 0.0))
    # Round, then let one slack that is held at zero, whose sign is free, take up the error.
    largest = np.maximum(np.abs(weights).max(axis=1), 1e-300)
    weights = np.rint(weights / largest[:, None] * _SCALE)
    balance = held.argmax(axis=1)
    weights[span, balance] -= weights.sum(axis=1)
    weights[~held.any(axis=1)] = 0.0
    beaten = weights @ shape.exact.T > 0
    allowed = ~zeros[:, shape.own.start : shape.own.stop]
    proved: Array = (beaten | ~allowed).all(axis=1)
    return proved
