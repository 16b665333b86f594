"""The convex hull of a game's payoff pairs, with an action pair that attains each vertex.

Everything is done in the integers in which the game stores its payoffs; only the vertices
become fractions.  Games with many profiles take the filtered algorithm of
:mod:`gametheory_bp.geometry.integer_extremes`.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.hull import convex_hull
from gametheory_bp.geometry.vectors import Point

__all__ = ["ActionPair", "attained_frontier", "attained_hull", "attained_points"]

ActionPair = tuple[int, int]
"""(row action, column action), counted from 0."""

MANY = 2000
"""Number of profiles from which numpy pays for its import."""

Attained = tuple[tuple[Point, ...], tuple[ActionPair, ...]]


def attained_hull(game: BimatrixGame) -> Attained:
    """Vertices of the hull of all payoff pairs, counter-clockwise, and who attains them.

    Examples
    --------
    >>> points, pairs = attained_hull(BimatrixGame([[1, 0], [0, 2]], [[2, 0], [0, 1]]))
    >>> [tuple(map(int, p)) for p in points], pairs
    ([(0, 0), (2, 1), (1, 2)], ((0, 1), (1, 1), (0, 0)))
    """
    if _is_large(game):
        from gametheory_bp.geometry.integer_extremes import hull_indices

        x, y = game.row_matrix.array().ravel(), game.column_matrix.array().ravel()
        return _from_indices(game, hull_indices(x, y))
    first = _first_pairs(game)
    return _from_integers(game, first, convex_hull(first))  # type: ignore[arg-type]


def attained_frontier(game: BimatrixGame, *, strong: bool = True) -> Attained:
    """Pareto-optimal payoff pairs among the pure profiles, row payoffs increasing."""
    if _is_large(game):
        from gametheory_bp.geometry.integer_extremes import pareto_indices

        x, y = game.row_matrix.array().ravel(), game.column_matrix.array().ravel()
        return _from_indices(game, pareto_indices(x, y, strong=strong))
    first = _first_pairs(game)
    return _from_integers(game, first, pareto_points(first, strong=strong))  # type: ignore[arg-type]


def attained_points(game: BimatrixGame) -> Attained:
    """All distinct payoff pairs in lexicographic order, each with its first action pair."""
    first = _first_pairs(game)
    return _from_integers(game, first, tuple(sorted(first)))


def _is_large(game: BimatrixGame) -> bool:
    m, n = game.shape
    return m * n >= MANY


def _first_pairs(game: BimatrixGame) -> dict[ActionPair, ActionPair]:
    first: dict[tuple[int, int], ActionPair] = {}
    rows = zip(game.row_matrix.integers, game.column_matrix.integers, strict=True)
    for i, (a, b) in enumerate(rows):
        for j, point in enumerate(zip(a, b, strict=True)):
            first.setdefault(point, (i, j))
    return first


def _from_integers(
    game: BimatrixGame,
    first: dict[tuple[int, int], ActionPair],
    chosen: tuple[tuple[int, int], ...] | tuple[Point, ...],
) -> Attained:
    p, q = game.row_matrix.denominator, game.column_matrix.denominator
    points = tuple((Fraction(x, p), Fraction(y, q)) for x, y in chosen)
    return points, tuple(first[point] for point in chosen)  # type: ignore[index]


def _from_indices(game: BimatrixGame, indices: list[int]) -> Attained:
    width = game.shape[1]
    pairs = tuple((k // width, k % width) for k in indices)
    a, b = game.row_matrix, game.column_matrix
    points = tuple(
        (Fraction(a.integers[i][j], a.denominator), Fraction(b.integers[i][j], b.denominator))
        for i, j in pairs
    )
    return points, pairs
