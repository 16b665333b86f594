"""Actions that repeat an earlier one, and how extreme equilibria spread over the copies.

Two rows are copies when both players' payoffs agree on them.  At a vertex of the best-response
polyhedron at most one copy has positive probability (otherwise shifting weight between copies
would keep every label), and any copy can take the place of another.  So the extreme equilibria of
the game arise from those of the game without copies by all choices of a copy for each action in
the support.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import product

from gametheory_bp.equilibria.nash.face_vertices import Weights

__all__ = ["copies", "spread"]


def copies(actions: Sequence[Hashable]) -> list[list[int]]:
    """Groups of positions with equal content, in the order of their first members."""
    groups: dict[Hashable, list[int]] = {}
    for position, content in enumerate(actions):
        groups.setdefault(content, []).append(position)
    return list(groups.values())


def spread(weights: Weights, groups: Sequence[Sequence[int]]) -> Iterator[Weights]:
    """All ways to give the weight of a group to one of its members.

    Examples
    --------
    >>> list(spread((1, 2), [[0, 2], [1]]))
    [(1, 2, 0), (0, 2, 1)]
    """
    size = sum(len(group) for group in groups)
    used = [(w, group) for w, group in zip(weights, groups, strict=True) if w]
    for places in product(*(group for _, group in used)):
        line = [0] * size
        for (weight, _), place in zip(used, places, strict=True):
            line[place] = weight
        yield tuple(line)
