"""All extreme equilibria of an integer game, one after the other.

An equilibrium (x, y) is *extreme* when x is a vertex of its best-response polyhedron P and y one
of Q.  Every equilibrium is a convex combination of extreme ones inside one maximal Nash subset,
so the finite list of extreme equilibria describes the whole set (Mangasarian 1964; Winkels 1979).

Three exact methods give the same list.  Small games, and games whose payoffs take few values, have
few vertices: list those of P and of Q and join the pairs whose labels are complementary.  For
other games the complementarity tree visits far fewer points, in large ones many nodes at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from gametheory_bp.equilibria.nash.best_response_vertices import best_response_vertices
from gametheory_bp.equilibria.nash.branching import equilibrium_faces
from gametheory_bp.equilibria.nash.face_vertices import Weights, face_vertices
from gametheory_bp.equilibria.nash.repeated_actions import copies, spread

__all__ = [
    "IntegerMatrix",
    "Progress",
    "extreme_pairs",
    "pairs_by_batches",
    "pairs_by_branching",
    "pairs_by_vertices",
]

IntegerMatrix = Sequence[Sequence[int]]
Progress = Callable[[float, int], object]
_Pairs = Iterator[tuple[Weights, Weights]]

_SMALL = 36
"""Up to this many action pairs, listing vertices is the faster way (measured)."""

_LARGE = 144
"""From so many action pairs on, the tree is faster with many nodes at a time (measured)."""

_FEW_VALUES = 2
_MOST_VERTICES = 30_000


def extreme_pairs(
    row_payoffs: IntegerMatrix, column_payoffs: IntegerMatrix, progress: Progress | None = None
) -> _Pairs:
    """Stream the extreme equilibria, each once, as pairs of integer weights.

    Examples
    --------
    >>> sorted(extreme_pairs([[2, 0], [0, 1]], [[1, 0], [0, 2]]))
    [((0, 1), (0, 1)), ((1, 0), (1, 0)), ((2, 1), (1, 2))]
    """
    a, b = [tuple(row) for row in row_payoffs], [tuple(row) for row in column_payoffs]
    rows = copies(list(zip(a, b, strict=True)))
    columns = copies(list(zip(zip(*a, strict=True), zip(*b, strict=True), strict=True)))
    if len(rows) == len(a) and len(columns) == len(a[0]):
        yield from _pairs(a, b, progress)
        return
    a = [tuple(a[i[0]][j[0]] for j in columns) for i in rows]
    b = [tuple(b[i[0]][j[0]] for j in columns) for i in rows]
    for x, y in _pairs(a, b, progress):
        yield from product(spread(x, rows), spread(y, columns))


def _pairs(a: IntegerMatrix, b: IntegerMatrix, progress: Progress | None) -> _Pairs:
    few = min(len({value for row in matrix for value in row}) for matrix in (a, b)) <= _FEW_VALUES
    if few or len(a) * len(a[0]) <= _SMALL:
        pairs = pairs_by_vertices(a, b, _MOST_VERTICES)
        if pairs is not None:
            return pairs
    if len(a) * len(a[0]) >= _LARGE:
        pairs = pairs_by_batches(a, b, progress)
        if pairs is not None:
            return pairs
    return pairs_by_branching(a, b, progress)


def pairs_by_vertices(
    a: IntegerMatrix, b: IntegerMatrix, largest: int | None = None
) -> _Pairs | None:
    """Extreme equilibria from the vertices of both polyhedra; None if there are too many."""
    m, n = len(a), len(a[0])
    row_vertices = best_response_vertices(b, 0, m, largest)
    if row_vertices is None:
        return None
    column_vertices = best_response_vertices(list(zip(*a, strict=True)), m, 0, largest)
    if column_vertices is None:
        return None
    return _complementary(row_vertices, column_vertices, m + n)


def _complementary(
    row_vertices: list[tuple[Weights, int]], column_vertices: list[tuple[Weights, int]], labels: int
) -> _Pairs:
    """Pairs of vertices that together have all labels."""
    # tight[l] is the set, as a bit mask over the column vertices, of those with label l.
    tight = [0] * labels
    for k, (_, zeros) in enumerate(column_vertices):
        for label in range(labels):
            if zeros >> label & 1:
                tight[label] |= 1 << k
    everyone = (1 << len(column_vertices)) - 1
    for x, zeros in row_vertices:
        partners = everyone
        for label in range(labels):
            if not zeros >> label & 1:
                partners &= tight[label]
                if not partners:
                    break
        while partners:
            last = partners & -partners
            yield x, column_vertices[last.bit_length() - 1][0]
            partners ^= last


def pairs_by_branching(
    a: IntegerMatrix, b: IntegerMatrix, progress: Progress | None = None
) -> _Pairs:
    """Extreme equilibria from the leaves of the complementarity tree."""
    m, n = len(a), len(a[0])
    return _distinct(
        pair
        for leaf in equilibrium_faces(a, b, progress)
        for pair in product(
            face_vertices(leaf.row_face, range(m)), face_vertices(leaf.column_face, range(m, m + n))
        )
    )


def pairs_by_batches(
    a: IntegerMatrix, b: IntegerMatrix, progress: Progress | None = None
) -> _Pairs | None:
    """The same with floats to find and integers to prove; None if the payoffs are too large."""
    from gametheory_bp.equilibria.nash.batch_branching import batched_pairs

    pairs = batched_pairs(a, b, progress)
    return None if pairs is None else _distinct(pairs)


def _distinct(pairs: Iterable[tuple[Weights, Weights]]) -> _Pairs:
    seen: set[tuple[Weights, Weights]] = set()
    for pair in pairs:
        if pair not in seen:
            seen.add(pair)
            yield pair
