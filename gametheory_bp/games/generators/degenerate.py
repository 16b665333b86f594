"""Degenerate games: few distinct payoffs, or duplicated actions."""

from __future__ import annotations

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.generators.drawing import Rng, check_size, generator
from gametheory_bp.games.generators.uniform import uniform_game
from gametheory_bp.games.transforms import duplicate_actions

__all__ = ["degenerate_game"]


def degenerate_game(
    m: int, n: int, *, values: int = 2, duplicates: int = 0, rng: Rng = None
) -> BimatrixGame:
    """Payoffs out of ``0..values-1``, then some actions copied: full of ties.

    Parameters
    ----------
    m, n : int >= 1
        Numbers of row and column actions, copies included.
    values : int >= 1
        Number of distinct payoffs; 1 makes all payoffs equal, 2 a 0/1 game.
    duplicates : int in 0..min(m, n)-1
        How many actions of either player are copies of others.
    rng : int or numpy.random.Generator, optional
        Seed or generator.

    Returns
    -------
    BimatrixGame
        A game is degenerate when a mixture has more pure best replies than actions in its
        support.  With copies or one value it is so for sure, with few values nearly always.

    Raises
    ------
    InputTypeError, InputValueError
        If a size makes no sense, or there are as many copies as actions.

    Examples
    --------
    >>> game = degenerate_game(3, 3, duplicates=1, rng=0)
    >>> len(set(game.row_payoffs)) < 3
    True
    """
    check_size(m=m, n=n, values=values, originals=min(m, n) - duplicates)
    source = generator(rng)
    originals = uniform_game(m - duplicates, n - duplicates, high=values - 1, rng=source)
    if not duplicates:
        return originals
    rows = source.integers(m - duplicates, size=duplicates).tolist()
    columns = source.integers(n - duplicates, size=duplicates).tolist()
    larger = duplicate_actions(originals, rows, columns)
    return BimatrixGame(larger.row_matrix, larger.column_matrix)
