"""All vertices of a best-response polyhedron with their labels.

For the row player P = {(x, v) : x >= 0, sum x = 1, v >= (x B)_j}, see ``face.py``; its vertices
are the extreme rays of a cone.  Worth its price in small games and where ties keep the number of
vertices low; in large games without ties ``branching.py`` visits far fewer points.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

from gametheory_bp.equilibria.nash.double_description import extreme_rays
from gametheory_bp.equilibria.nash.face_vertices import Weights

__all__ = ["best_response_vertices"]


def best_response_vertices(
    payoffs: Sequence[Sequence[int]], own: int, other: int, largest: int | None = None
) -> list[tuple[Weights, int]] | None:
    """Vertices of one player's polyhedron, each with the mask of labels whose variable is zero.

    Parameters
    ----------
    payoffs : k x l integers
        The *other* player's payoffs; rows are the actions that are mixed.
    own, other : int
        First label of the mixed actions, and of the other player's actions.
    largest : int, optional
        Give up (return None) when there are more vertices than this on the way.
    """
    k = len(payoffs)
    # With payoffs >= 1 the value v is positive at every vertex, so v >= 0 cuts nothing off.
    shift = 1 - min(min(row) for row in payoffs)
    cuts = [[*(-(a + shift) for a in column), 1] for column in zip(*payoffs, strict=True)]
    rays = extreme_rays(k + 1, cuts, largest)
    if rays is None:
        return None
    found = []
    for ray, tight in rays:
        weights = ray[:k]
        divisor = gcd(*weights)
        if divisor:
            zeros = (tight & ((1 << k) - 1)) << own | (tight >> (k + 1)) << other
            found.append((tuple(w // divisor for w in weights), zeros))
    return found
