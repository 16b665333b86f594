"""Random games with one structural property: symmetric, zero-sum, coordination."""

from __future__ import annotations

from gametheory_bp.errors import InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.generators.drawing import Rng, check_range, check_size, draw, generator

__all__ = ["coordination_game", "symmetric_game", "zero_sum_game"]


def symmetric_game(n: int, *, low: int = 0, high: int = 99, rng: Rng = None) -> BimatrixGame:
    """A game in which the players may change places: ``B`` is the transpose of ``A``.

    Parameters
    ----------
    n : int >= 1
        Number of actions of either player.
    low, high : int
        Range of payoffs, both included.
    rng : int or numpy.random.Generator, optional
        Seed or generator.

    Returns
    -------
    BimatrixGame

    Examples
    --------
    >>> game = symmetric_game(3, rng=0)
    >>> game.transpose() == game
    True
    """
    check_size(n=n)
    check_range(low, high)
    rows = draw(generator(rng), n, n, low, high)
    return BimatrixGame(rows, [list(column) for column in zip(*rows, strict=True)])


def zero_sum_game(
    m: int, n: int, *, low: int = -50, high: int = 50, rng: Rng = None
) -> BimatrixGame:
    """A game in which one player's gain is the other's loss: ``A + B = 0``.

    Parameters
    ----------
    m, n : int >= 1
        Numbers of row and column actions.
    low, high : int
        Range of the row player's payoffs, both included.
    rng : int or numpy.random.Generator, optional
        Seed or generator.

    Returns
    -------
    BimatrixGame

    Examples
    --------
    >>> all(a + b == 0 for a, b in zero_sum_game(3, 2, rng=0).payoffs())
    True
    """
    check_size(m=m, n=n)
    check_range(low, high)
    rows = draw(generator(rng), m, n, low, high)
    return BimatrixGame(rows, [[-x for x in row] for row in rows])


def coordination_game(n: int, *, low: int = 1, high: int = 99, rng: Rng = None) -> BimatrixGame:
    """Positive payoffs on the diagonal, zero elsewhere: meet somewhere, or get nothing.

    Parameters
    ----------
    n : int >= 1
        Number of meeting points.
    low, high : int >= 1
        Range of the diagonal payoffs, drawn for either player independently.
    rng : int or numpy.random.Generator, optional
        Seed or generator.

    Returns
    -------
    BimatrixGame
        Every set of meeting points is the support of exactly one equilibrium: 2^n - 1 in all.

    Raises
    ------
    InputValueError
        If ``low`` is below 1.

    References
    ----------
    Quint and Shubik 1997, A theorem on the number of Nash equilibria in a bimatrix game.

    Examples
    --------
    >>> game = coordination_game(3, rng=0)
    >>> all(game.payoff(i, i) > (0, 0) for i in range(3)), game.payoff(0, 1)
    (True, (Fraction(0, 1), Fraction(0, 1)))
    """
    check_size(n=n)
    check_range(low, high)
    if low < 1:
        raise InputValueError(f"low is {low}; meeting pays at least 1, missing each other 0")
    source = generator(rng)
    diagonals = [draw(source, 1, n, low, high)[0] for _ in range(2)]
    row, column = ([[d[i] if i == j else 0 for j in range(n)] for i in range(n)] for d in diagonals)
    return BimatrixGame(row, column)
