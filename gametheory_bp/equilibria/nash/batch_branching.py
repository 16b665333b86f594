"""The complementarity tree of ``branching.py``, with floats to find and integers to prove.

Many nodes advance together, one simplex step each per round.  Floats choose the pivots and guess
which faces are empty; but every node that is dropped, and every variable that is held at zero
because its partner is positive, is backed by an exact proof (``batch_proof.py``), and every leaf is
solved in integers.  Where floats are in doubt, a proof fails, or ties are left, the node goes to
the exact tree.  So the answer is the exact one whatever the floats do; they decide how long it
takes, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from gametheory_bp.equilibria.nash.batch import TINY, Array, Batch, Side, lower, start_batch
from gametheory_bp.equilibria.nash.batch_proof import proved_positive, small_enough
from gametheory_bp.equilibria.nash.branching import equilibrium_faces_below
from gametheory_bp.equilibria.nash.face_vertices import Weights, face_vertices
from gametheory_bp.equilibria.nash.support_solution import decided_mixture

__all__ = ["batched_pairs"]

Matrix = Sequence[Sequence[int]]
Pair = tuple[Weights, Weights]

_WIDTH = 1024
"""Nodes that advance together; more wait on a stack."""


def batched_pairs(
    a: Matrix, b: Matrix, progress: Callable[[float, int], object] | None = None
) -> Iterator[Pair] | None:
    """Stream the extreme equilibria of an integer game; a pair may come more than once.

    None if the payoffs are too large for proofs in 53 bits.
    """
    m, n = len(a), len(a[0])
    transposed = list(zip(*a, strict=True))
    if max(abs(value) for matrix in (a, b) for line in matrix for value in line) >= 2**22:
        return None
    exact = [np.array(payoffs, dtype=float) for payoffs in (b, transposed)]
    if not all(small_enough(payoffs) for payoffs in exact):
        return None
    rows, columns = range(m), range(m, m + n)
    sides = Side(b, exact[0], rows, columns), Side(transposed, exact[1], columns, rows)
    return _stream(a, b, sides, progress)


def _stream(
    a: Matrix,
    b: Matrix,
    sides: tuple[Side, Side],
    progress: Callable[[float, int], object] | None,
) -> Iterator[Pair]:
    batch = start_batch(sides)
    waiting: list[Batch] = []
    done, nodes = 0.0, 1
    while len(batch) or waiting:
        if not len(batch):
            batch = waiting.pop()
        alive = np.ones(len(batch), dtype=bool)
        doubtful = np.zeros(len(batch), dtype=bool)
        for side in (0, 1):
            stuck, lines, unclear = lower(batch, side)
            doubtful[unclear] = True
            if len(stuck):
                proved = proved_positive(batch, side, sides[side], stuck, lines)
                alive[stuck[proved]] = False
                doubtful[stuck[~proved]] = True
        _force(batch, sides, doubtful)
        leaves, branches = _decide(batch, doubtful)
        alive[leaves] = alive[branches] = False
        alive &= ~doubtful
        for k in leaves.tolist():
            yield from _solved(a, b, sides, batch, k)
        for k in np.flatnonzero(doubtful).tolist():
            yield from _exactly(a, b, batch, k)
        done += float(batch.share[~alive].sum() - batch.share[branches].sum())
        nodes += 2 * len(branches)
        parts = batch.take(np.concatenate((branches, branches)))
        parts.share /= 2
        parts.side = np.repeat([0, 1], len(branches))
        batch = batch.take(np.flatnonzero(alive)).joined(parts)
        if len(batch) > _WIDTH:
            waiting.append(batch.take(np.arange(_WIDTH // 2, len(batch))))
            batch = batch.take(np.arange(_WIDTH // 2))
        if progress is not None:
            progress(min(done, 1.0), nodes)


def _force(batch: Batch, sides: tuple[Side, Side], doubtful: Array) -> None:
    """Let waiting nodes lower the partner of a variable that is proved positive."""
    for side in (0, 1):
        nodes = np.flatnonzero((batch.side == -1) & ~doubtful)
        if not len(nodes):
            return
        tables = batch.tables[side][nodes]
        held = ~batch.free_columns(side, nodes)
        rising = ((tables[:, :, 1:] >= -TINY) | held[:, None, :]).all(axis=2)
        settled = np.take_along_axis(batch.zeros[1 - side][nodes], batch.basic[side][nodes], axis=1)
        positive = rising & (tables[:, :, 0] > TINY) & ~settled
        some = positive.any(axis=1)
        nodes, rows = nodes[some], positive[some].argmax(axis=1)
        if len(nodes):
            proved = proved_positive(batch, side, sides[side], nodes, rows)
            batch.label[nodes] = batch.basic[side][nodes, rows]
            batch.side[nodes[proved]] = 1 - side
            doubtful[nodes[~proved]] = True


def _decide(batch: Batch, doubtful: Array) -> tuple[Array, Array]:
    """Waiting nodes that are leaves, and those that branch, at the label now in ``label``.

    Preferred is a label whose two variables are far from zero, as in ``complementarity.py``.
    """
    nodes = np.flatnonzero((batch.side == -1) & ~doubtful)
    open_labels = ~(batch.zeros[0][nodes] | batch.zeros[1][nodes])
    is_leaf = ~open_labels.any(axis=1)
    leaves = nodes[is_leaf]
    nodes, open_labels = nodes[~is_leaf], open_labels[~is_leaf]
    score = open_labels.astype(float)
    tied = np.zeros(len(nodes), dtype=bool)
    for side in (0, 1):
        tables = batch.tables[side][nodes]
        free = batch.free_columns(side, nodes)
        falls = np.where(free[:, None, :], np.minimum(tables[:, :, 1:], 0.0), 0.0).sum(axis=2)
        constants = tables[:, :, 0]
        tied |= (constants <= TINY).any(axis=1)
        heights = np.zeros(score.shape)
        ratio = np.where(constants > TINY, constants / np.maximum(-falls, TINY), 0.0)
        np.put_along_axis(heights, batch.basic[side][nodes], ratio, axis=1)
        score *= heights
    violated = score.max(axis=1, initial=0.0) > 0
    batch.label[nodes] = np.where(violated, score.argmax(axis=1), open_labels.argmax(axis=1))
    doubtful[nodes[tied & ~violated]] = True
    return leaves, nodes[violated | ~tied]


def _mask(flags: Array) -> int:
    return sum(1 << int(label) for label in np.flatnonzero(flags))


def _solved(a: Matrix, b: Matrix, sides: tuple[Side, Side], batch: Batch, k: int) -> Iterator[Pair]:
    """The equilibrium of a leaf, if there is one; a leaf with ties goes to the exact tree."""
    x, y = (
        decided_mixture(side.payoffs, zeros[k, side.own], zeros[k, side.slack])
        for side, zeros in zip(sides, batch.zeros, strict=True)
    )
    if x is None or y is None:
        yield from _exactly(a, b, batch, k)
    elif x and y:
        yield x, y


def _exactly(a: Matrix, b: Matrix, batch: Batch, k: int) -> Iterator[Pair]:
    m, n = len(a), len(a[0])
    row_zeros, column_zeros = (_mask(zeros[k]) for zeros in batch.zeros)
    if batch.side[k] >= 0:
        label = 1 << int(batch.label[k])
        if batch.side[k] == 0:
            row_zeros |= label
        else:
            column_zeros |= label
    for leaf in equilibrium_faces_below(a, b, row_zeros, column_zeros):
        columns = face_vertices(leaf.column_face, range(m, m + n))
        for row in face_vertices(leaf.row_face, range(m)):
            for column in columns:
                yield row, column
