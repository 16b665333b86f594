"""Games of nashpy.

nashpy's solvers calculate in doubles and refuse ``Fraction``; its answers are lifted to exact
equilibria by :func:`gametheory_bp.equilibria.nash.certify_supports`.
"""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.interop.requirement import require, require_game

__all__ = ["from_nashpy", "to_nashpy"]


def to_nashpy(game: BimatrixGame) -> Any:
    """A ``nashpy.Game`` with the payoffs as doubles.

    Parameters
    ----------
    game : BimatrixGame

    Returns
    -------
    nashpy.Game
        Action names and title are not kept.

    Raises
    ------
    MissingPackageError
        If nashpy is not installed.

    Notes
    -----
    Exactness: float, the nearest doubles.

    Examples
    --------
    >>> to_nashpy(BimatrixGame([[1, "1/2"]], [[0, 3]])).payoff_matrices[0].tolist()
    [[1.0, 0.5]]
    """
    own = require_game(game)
    return require("nashpy", "").Game(own.row_matrix.floats(), own.column_matrix.floats())


def from_nashpy(game: Any) -> BimatrixGame:
    """A game from a ``nashpy.Game``.

    Parameters
    ----------
    game : nashpy.Game
        Floats in it are read as written: 0.1 is one tenth.

    Returns
    -------
    BimatrixGame

    Raises
    ------
    InputTypeError
        If it has no two payoff matrices.

    Examples
    --------
    >>> import nashpy
    >>> from_nashpy(nashpy.Game([[0.1, 2], [3, 4]])).payoff(0, 0)
    (Fraction(1, 10), Fraction(-1, 10))
    """
    matrices = getattr(game, "payoff_matrices", None)
    if not isinstance(matrices, tuple) or len(matrices) != 2:
        raise InputTypeError(f"got a {type(game).__name__}; give a nashpy.Game")
    return BimatrixGame(matrices[0], matrices[1])
