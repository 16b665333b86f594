"""Pure Nash equilibria, by comparing every cell with its row and its column."""

from __future__ import annotations

from gametheory_bp.equilibria.nash.deviations import require_game
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["pure_equilibria"]


def pure_equilibria(game: BimatrixGame) -> tuple[tuple[int, int], ...]:
    """All pure Nash equilibria.

    ``{(i, j) : a_ij = max_k a_kj and b_ij = max_k b_ik}``

    Parameters
    ----------
    game : BimatrixGame
        m x n.

    Returns
    -------
    tuple of (int, int)
        Action pairs (row, column) in increasing order; empty if there is none.

    Raises
    ------
    InputTypeError
        If the argument is no game.

    Exactness
    ---------
    Exact, and complete: every cell is compared.

    Certificate
    -----------
    That of ``nash_equilibria``; pure equilibria are among the extreme ones.

    References
    ----------
    J. F. Nash, "Equilibrium points in n-person games" (1950).

    Examples
    --------
    >>> pure_equilibria(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]]))
    ((0, 0), (1, 1))
    >>> pure_equilibria(BimatrixGame([[1, 0], [0, 1]], [[0, 1], [1, 0]]))
    ()
    """
    require_game(game)
    a, b = game.row_matrix.integers, game.column_matrix.integers
    best_row = [max(column) for column in zip(*a, strict=True)]
    best_column = [max(row) for row in b]
    return tuple(
        (i, j)
        for i, (line, other) in enumerate(zip(a, b, strict=True))
        for j, (value, theirs) in enumerate(zip(line, other, strict=True))
        if value == best_row[j] and theirs == best_column[i]
    )
