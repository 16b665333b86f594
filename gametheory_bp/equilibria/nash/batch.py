"""Many nodes of the complementarity tree at once, as float arrays.

Dictionaries as in ``face.py``, in floats and for K nodes side by side.  Side 0 is P (own labels
0..m-1), side 1 is Q (own labels m..m+n-1).  Nothing here proves anything: ``batch_proof.py`` turns
rows of these arrays into exact statements, and only those are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["TINY", "Array", "Batch", "Side", "lower", "start_batch"]

Array = np.ndarray[Any, np.dtype[Any]]

TINY = 1e-9
"""Payoffs are scaled to [0, 1]; smaller differences are read as ties, that is as doubt."""


@dataclass(frozen=True)
class Side:
    """One player's polyhedron: the other player's payoffs, exact and as floats, and the labels."""

    payoffs: Sequence[Sequence[int]]
    exact: Array
    own: range
    slack: range


@dataclass
class Batch:
    """K nodes; index 0 and 1 of every pair is the side.

    ``tables`` (K, rows, 1 + columns), ``basic`` (K, rows), ``nonbasic`` (K, columns), ``zeros``
    (K, labels): which variables are held at zero.  ``side`` and ``label`` (K) name the variable
    that a node is about to lower to zero; side -1 means that the node waits for a decision.
    """

    tables: list[Array]
    basic: list[Array]
    nonbasic: list[Array]
    zeros: list[Array]
    side: Array
    label: Array
    share: Array

    def __len__(self) -> int:
        return len(self.side)

    def take(self, chosen: Array) -> Batch:
        """These nodes, copied."""
        return Batch(
            [array[chosen] for array in self.tables],
            [array[chosen] for array in self.basic],
            [array[chosen] for array in self.nonbasic],
            [array[chosen] for array in self.zeros],
            self.side[chosen],
            self.label[chosen],
            self.share[chosen],
        )

    def joined(self, other: Batch) -> Batch:
        """Both batches in one."""
        return Batch(
            _joined(self.tables, other.tables),
            _joined(self.basic, other.basic),
            _joined(self.nonbasic, other.nonbasic),
            _joined(self.zeros, other.zeros),
            np.concatenate((self.side, other.side)),
            np.concatenate((self.label, other.label)),
            np.concatenate((self.share, other.share)),
        )

    def free_columns(self, side: int, nodes: Array) -> Array:
        """Which nonbasic variables of these nodes are not held at zero."""
        held = np.take_along_axis(self.zeros[side][nodes], self.nonbasic[side][nodes], axis=1)
        free: Array = ~held
        return free


def _joined(these: list[Array], those: list[Array]) -> list[Array]:
    return [np.concatenate(pair) for pair in zip(these, those, strict=True)]


def start_batch(sides: Sequence[Side]) -> Batch:
    """The root of the tree: both whole polyhedra at a pure strategy."""
    tables, basic, nonbasic = [], [], []
    for side in sides:
        top = max(1, *(max(line) for line in side.payoffs))
        scaled = np.array([[value / top for value in line] for line in side.payoffs])
        k, count = scaled.shape
        best = int(scaled[0].argmax())
        others = [j for j in range(count) if j != best]
        table = np.zeros((count, k + 1))
        table[0, 0] = 1.0
        table[0, 1:k] = -1.0
        gaps = scaled[0, best] - scaled[0, others]
        table[1:, 0] = gaps
        table[1:, 1:k] = (scaled[1:, [best]] - scaled[1:][:, others]).T - gaps[:, None]
        table[1:, k] = 1.0
        tables.append(table[None])
        basic.append(np.array([[side.own[0], *(side.slack[j] for j in others)]]))
        nonbasic.append(np.array([[*side.own[1:], side.slack[best]]]))
    labels = len(sides[0].own) + len(sides[1].own)
    zeros = [np.zeros((1, labels), dtype=bool) for _ in sides]
    return Batch(tables, basic, nonbasic, zeros, np.array([-1]), np.array([-1]), np.array([1.0]))


def lower(batch: Batch, side: int) -> tuple[Array, Array, Array]:
    """One simplex step towards zero for every node that lowers a variable of this side.

    Nodes that arrive are set waiting.  Returns the nodes that cannot go further, the row of their
    variable in the table, and the nodes at which floats do not tell what to do.
    """
    nodes = np.flatnonzero(batch.side == side)
    none = np.zeros(0, dtype=np.intp)
    arrived = (batch.nonbasic[side][nodes] == batch.label[nodes, None]).any(axis=1)
    _arrive(batch, side, nodes[arrived])
    nodes = nodes[~arrived]
    if not len(nodes):
        return none, none, none
    tables = batch.tables[side][nodes]
    span = np.arange(len(nodes))
    target = (batch.basic[side][nodes] == batch.label[nodes, None]).argmax(axis=1)
    lines = tables[span, target]
    slopes = np.where(batch.free_columns(side, nodes), lines[:, 1:], 0.0)
    column = slopes.argmin(axis=1)
    at_zero = lines[:, 0] <= TINY
    column[at_zero] = np.abs(slopes[at_zero]).argmax(axis=1)
    slope = slopes[span, column]
    unclear = at_zero & (np.abs(slope) < 1e-6)
    stuck = ~at_zero & (slope > -TINY)
    entering = tables[span, :, column + 1]
    constants = tables[:, :, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(entering < -TINY, -constants / entering, np.inf)
    # Ties go to the variable itself: then it has arrived.
    ratios[span, target] *= 1 - 1e-12
    leaving = np.where(at_zero, target, ratios.argmin(axis=1))
    go = ~(unclear | stuck)
    _exchange(batch, side, nodes[go], tables[go], leaving[go], column[go])
    _arrive(batch, side, nodes[go & (leaving == target)])
    return nodes[stuck], target[stuck], nodes[unclear]


def _arrive(batch: Batch, side: int, nodes: Array) -> None:
    batch.zeros[side][nodes, batch.label[nodes]] = True
    batch.side[nodes] = -1


def _exchange(
    batch: Batch, side: int, nodes: Array, tables: Array, rows: Array, columns: Array
) -> None:
    """Pivot: the basic variables of these rows against the nonbasic ones of these columns."""
    span = np.arange(len(nodes))
    inverse = -1.0 / tables[span, rows, columns + 1]
    source = tables[span, rows] * inverse[:, None]
    source[span, columns + 1] = -inverse
    factor = tables[span, :, columns + 1]
    tables[span, :, columns + 1] = 0.0
    tables += factor[:, :, None] * source[:, None, :]
    tables[span, rows] = source
    # Feasible by the ratio test; what is below zero is rounding.
    np.maximum(tables[:, :, 0], 0.0, out=tables[:, :, 0])
    batch.tables[side][nodes] = tables
    basic, nonbasic = batch.basic[side], batch.nonbasic[side]
    came = nonbasic[nodes, columns]
    nonbasic[nodes, columns] = basic[nodes, rows]
    basic[nodes, rows] = came
