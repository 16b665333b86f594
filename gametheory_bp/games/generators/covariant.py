"""Games whose two payoffs at an action pair are correlated."""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.generators.drawing import Rng, check_size, generator

__all__ = ["covariant_game"]


def covariant_game(
    m: int, n: int, *, correlation: Any = 0, scale: int = 1000, rng: Rng = None
) -> BimatrixGame:
    """Normal payoffs with a given correlation between the players, rounded to integers.

    At every action pair ``a = z1`` and ``b = rho z1 + sqrt(1 - rho^2) z2`` with independent
    standard normal ``z1, z2``; payoffs are ``scale * a`` and ``scale * b``, rounded.

    Parameters
    ----------
    m, n : int >= 1
        Numbers of row and column actions.
    correlation : number in [-1, 1]
        ``rho``: -1 is a zero-sum game, 1 a game of common interest.
    scale : int >= 1
        Integer steps per standard deviation.
    rng : int or numpy.random.Generator, optional
        Seed or generator.

    Returns
    -------
    BimatrixGame

    Raises
    ------
    InputTypeError, InputValueError
        If a size is no positive int, or the correlation is outside [-1, 1].

    Notes
    -----
    The game that is returned is exact; the correlation is a property of the distribution.

    References
    ----------
    Rinott and Scarsini 2000, On the number of pure strategy Nash equilibria in random games.

    Examples
    --------
    >>> all(a == b for a, b in covariant_game(3, 3, correlation=1, rng=0).payoffs())
    True
    >>> all(a == -b for a, b in covariant_game(3, 3, correlation=-1, rng=0).payoffs())
    True
    """
    check_size(m=m, n=n, scale=scale)
    rho = as_fraction(correlation, where="correlation")
    if not -1 <= rho <= 1:
        raise InputValueError(f"correlation is {rho}; it lies in [-1, 1]")
    source = generator(rng)
    first, second = source.standard_normal((2, m, n))
    mixed = float(rho) * first + float(1 - rho * rho) ** 0.5 * second
    row, column = ((scale * z).round().astype(int).tolist() for z in (first, mixed))
    return BimatrixGame(row, column)
