"""All extreme equilibria of an integer game, one after the other.

An equilibrium (x, y) is *extreme* when x is a vertex of its best-response polyhedron P and y one
of Q.  Every equilibrium is a convex combination of extreme ones inside one maximal Nash subset,
so the finite list of extreme equilibria describes the whole set (Mangasarian 1964; Winkels 1979).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gametheory_bp.equilibria.nash.branching import equilibrium_faces
from gametheory_bp.equilibria.nash.face_vertices import Weights, face_vertices

__all__ = ["extreme_pairs"]


def extreme_pairs(
    row_payoffs: Sequence[Sequence[int]],
    column_payoffs: Sequence[Sequence[int]],
    progress: Callable[[float, int], object] | None = None,
) -> Iterator[tuple[Weights, Weights]]:
    """Stream the extreme equilibria, each once, as pairs of integer weights.

    Examples
    --------
    >>> sorted(extreme_pairs([[2, 0], [0, 1]], [[1, 0], [0, 2]]))
    [((0, 1), (0, 1)), ((1, 0), (1, 0)), ((2, 1), (1, 2))]
    """
    m, n = len(row_payoffs), len(row_payoffs[0])
    seen: set[tuple[Weights, Weights]] = set()
    for leaf in equilibrium_faces(row_payoffs, column_payoffs, progress):
        columns = face_vertices(leaf.column_face, range(m, m + n))
        for row in face_vertices(leaf.row_face, range(m)):
            for column in columns:
                pair = row, column
                if pair not in seen:
                    seen.add(pair)
                    yield pair
