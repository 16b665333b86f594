"""A game's payoffs as floats, refused if they are too large to be."""

from __future__ import annotations

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["payoff_array"]


def payoff_array(game: BimatrixGame) -> Array:
    """Payoffs, shape (2, m, n).

    Raises
    ------
    InputTypeError, InputValueError
        If this is no game, or a payoff is not finite as a float.

    Examples
    --------
    >>> payoff_array(BimatrixGame([[1, "1/2"]], [[0, 3]])).tolist()
    [[[1.0, 0.5]], [[0.0, 3.0]]]
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"game is a {type(game).__name__}; give a BimatrixGame")
    tables = (game.row_payoffs, game.column_payoffs)
    try:
        return np.array([[[float(x) for x in line] for line in table] for table in tables])
    except OverflowError:
        raise InputValueError(
            f"a payoff of {game!r} is beyond the floats; rescale the payoffs"
        ) from None
