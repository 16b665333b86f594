"""One step of complementarity branching: a node, what it forces, its two children.

See ``branching.py`` for the theorem that these steps serve.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gametheory_bp.equilibria.nash.face import hold_at_zero
from gametheory_bp.equilibria.nash.face_pivot import Face
from gametheory_bp.equilibria.nash.face_signs import split_positive, without_zeros

__all__ = ["Node", "branching_label", "children", "propagated"]


@dataclass(frozen=True, slots=True)
class Node:
    """A pair of faces, with bit masks of labels.

    ``row_free`` (``column_free``) holds the labels whose variable of P (of Q) is positive
    somewhere on the face.  ``strict`` holds labels of second children: there p_l > 0 is asked for
    somewhere.
    """

    row_face: Face
    column_face: Face
    row_free: int
    column_free: int
    strict: int


def children(node: Node, label: int) -> list[Node]:
    """The parts of a node where one or the other variable of the label is zero; 0 to 2 nodes."""
    bit = 1 << label
    parts = []
    row_face = hold_at_zero(node.row_face, label)
    if row_face is not None:
        row_free = node.row_free & ~bit
        parts.append(Node(row_face, node.column_face, row_free, node.column_free, node.strict))
    column_face = hold_at_zero(node.column_face, label)
    if column_face is not None:
        column_free = node.column_free & ~bit
        parts.append(
            Node(node.row_face, column_face, node.row_free, column_free, node.strict | bit)
        )
    return parts


def propagated(node: Node, row_kept: Collection[int], column_kept: Collection[int]) -> Node | None:
    """Set the partners of positive variables to zero until nothing changes; None if empty.

    Then find the variables that are zero throughout and take them out of the dictionaries.  Rows
    of positive variables are dropped, except those of the labels to keep.
    """
    row_face, column_face = node.row_face, node.column_face
    row_free, column_free = node.row_free, node.column_free
    changed = True
    while changed:
        positive, row_face = split_positive(row_face, row_kept)
        changed = False
        for label in positive:
            if column_free >> label & 1:
                held = hold_at_zero(column_face, label)
                if held is None:
                    return None
                column_face, column_free, changed = held, column_free & ~(1 << label), True
        positive, column_face = split_positive(column_face, column_kept)
        for label in positive:
            if row_free >> label & 1:
                held = hold_at_zero(row_face, label)
                if held is None:
                    return None
                row_face, row_free, changed = held, row_free & ~(1 << label), True
        if not changed:
            before = row_free, column_free
            row_face, row_free = without_zeros(row_face, row_free)
            if node.strict & ~row_free:
                return None
            column_face, column_free = without_zeros(column_face, column_free)
            changed = before != (row_free, column_free)
    return Node(row_face, column_face, row_free, column_free, node.strict)


def branching_label(node: Node) -> int:
    """A label to branch on; -1 if at every label one variable is zero on its whole face.

    Preferred is a label whose two variables are positive at the present vertices and far from
    zero, measured by the constant over the coefficients that can lower it.
    """
    open_labels = node.row_free & node.column_free
    p, q = _heights(node.row_face, open_labels), _heights(node.column_face, open_labels)
    common = p.keys() & q.keys()
    if common:
        return max(common, key=lambda label: (p[label] * q[label], label))
    return open_labels.bit_length() - 1


def _heights(face: Face, labels: int) -> dict[int, float]:
    basic, _, rows, _ = face
    found = {}
    for label, row in zip(basic, rows, strict=True):
        if row[0] > 0 and labels >> label & 1:
            # Never zero right after ``propagated``; a moved face may show a variable positive.
            slope = -sum([a for a in row if a < 0]) or 1
            # Only a preference: a float is enough, and cannot overflow when cut to 500 bits.
            excess = max(row[0].bit_length() - slope.bit_length() - 500, 0)
            found[label] = (row[0] >> excess) / slope
    return found
