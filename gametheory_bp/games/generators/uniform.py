"""Games with independent uniform payoffs."""

from __future__ import annotations

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.generators.drawing import Rng, check_range, check_size, draw, generator

__all__ = ["uniform_game"]


def uniform_game(m: int, n: int, *, low: int = 0, high: int = 99, rng: Rng = None) -> BimatrixGame:
    """All payoffs independent and uniform on ``low..high``.

    Parameters
    ----------
    m, n : int >= 1
        Numbers of row and column actions.
    low, high : int
        Range of payoffs, both included.
    rng : int or numpy.random.Generator, optional
        Seed or generator.

    Returns
    -------
    BimatrixGame
        Integer payoffs.

    Raises
    ------
    InputTypeError, InputValueError
        If a size, the range or ``rng`` makes no sense.

    Notes
    -----
    The usual test bed of equilibrium algorithms: with a wide range nearly always nondegenerate.

    Examples
    --------
    >>> game = uniform_game(3, 2, high=9, rng=1)
    >>> game.shape, all(0 <= x <= 9 for pair in game.payoffs() for x in pair)
    ((3, 2), True)
    """
    check_size(m=m, n=n)
    check_range(low, high)
    source = generator(rng)
    return BimatrixGame(draw(source, m, n, low, high), draw(source, m, n, low, high))
