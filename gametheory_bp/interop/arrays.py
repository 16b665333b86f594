"""Games and numpy arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import ShapeError
from gametheory_bp.exact.reading import FloatReading
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.interop.requirement import require_game

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float64]]

__all__ = ["from_numpy", "to_numpy"]


def to_numpy(game: BimatrixGame) -> tuple[Floats, Floats]:
    """Both payoff matrices as new float arrays.

    Returns
    -------
    pair of arrays, each m x n
        Row player's and column player's payoffs, every entry the nearest double.

    Notes
    -----
    Exactness: float.  ``game.row_matrix.array()`` gives exact integers over one denominator.

    Examples
    --------
    >>> row, column = to_numpy(BimatrixGame([["1/4", 1]], [[0, 2]]))
    >>> row.tolist(), column.tolist()
    ([[0.25, 1.0]], [[0.0, 2.0]])
    """
    own = require_game(game)
    return own.row_matrix.floats(), own.column_matrix.floats()


def from_numpy(
    payoffs: Any, column_payoffs: Any = None, *, floats: FloatReading = "written"
) -> BimatrixGame:
    """A game from two m x n arrays, or from one m x n x 2 array of payoff pairs.

    Parameters
    ----------
    payoffs : array, m x n or m x n x 2
        Row payoffs; or payoff pairs (row, column), as quantecon's ``payoff_profile_array``.
    column_payoffs : array, m x n, optional
        Column payoffs, unless ``payoffs`` holds pairs.
    floats : {"written", "stored"}
        Whether a float means its decimal form or its binary value.

    Returns
    -------
    BimatrixGame

    Raises
    ------
    ShapeError
        If there is one array and it does not hold pairs; also what ``BimatrixGame`` raises.

    Examples
    --------
    >>> import numpy as np
    >>> from_numpy(np.array([[[4, 1], [0, 0]], [[0, 0], [2, 2]]])).payoff(0, 0)
    (Fraction(4, 1), Fraction(1, 1))
    """
    if column_payoffs is not None:
        return BimatrixGame(payoffs, column_payoffs, floats=floats)
    import numpy as np

    pairs = np.asarray(payoffs)
    if pairs.ndim != 3 or pairs.shape[2] != 2:
        raise ShapeError(
            f"got one array of shape {pairs.shape}; give two m x n arrays, or one m x n x 2 array "
            f"of payoff pairs"
        )
    return BimatrixGame(pairs[:, :, 0], pairs[:, :, 1], floats=floats)
