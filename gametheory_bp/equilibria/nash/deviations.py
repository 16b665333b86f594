"""Deviations from a profile: best responses, slacks, regret.

Against a column mixture y the row player's action i earns (A y)_i.  Its *slack* at a profile is
the row player's payoff minus that; the *regret* is the largest gain from deviating, that is minus
the smallest slack, and is never negative.  A profile is a Nash equilibrium exactly when both
regrets are zero (Nash 1950).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.errors import InputTypeError, ShapeError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["action_values", "best_responses", "regret", "require_game", "slacks"]


def regret(game: BimatrixGame, profile: MixedProfile) -> Point:
    """How much either player would gain by a best response to the other's mixture.

    ``(max_i (A y)_i - x A y,  max_j (x B)_j - x B y)``

    Parameters
    ----------
    game : BimatrixGame
        m x n.
    profile : MixedProfile
        Mixtures of lengths m and n.

    Returns
    -------
    tuple of Fraction
        Regrets of the row and of the column player, both >= 0; (0, 0) at equilibria only.

    Raises
    ------
    InputTypeError
        If an argument is no game or no profile.
    ShapeError
        If the profile does not fit the game.

    Exactness
    ---------
    Exact rational.

    Certificate
    -----------
    None: the value is its own computation.

    References
    ----------
    J. F. Nash, "Equilibrium points in n-person games" (1950).

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> regret(game, MixedProfile.of(["1/2", "1/2"], ["1/2", "1/2"]))
    (Fraction(1, 2), Fraction(1, 4))
    """
    row, column = slacks(game, profile)
    return -min(row), -min(column)


def best_responses(
    game: BimatrixGame, profile: MixedProfile
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The pure best responses of either player to the other's mixture.

    ``{i : (A y)_i = max A y}`` and ``{j : (x B)_j = max x B}``

    Parameters
    ----------
    game : BimatrixGame
        m x n.
    profile : MixedProfile
        Mixtures of lengths m and n.

    Returns
    -------
    tuple of two tuples of int
        Row actions best against ``profile.column``, column actions best against ``profile.row``.

    Raises
    ------
    InputTypeError, ShapeError
        If an argument is no game or no profile, or they do not fit.

    Exactness
    ---------
    Exact: ties are ties of rationals.

    Certificate
    -----------
    None: the sets are their own computation.

    References
    ----------
    J. F. Nash, "Non-cooperative games" (1951).

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> best_responses(game, MixedProfile.of(["2/3", "1/3"], [1, 0]))
    ((0,), (0, 1))
    """
    row, column = action_values(game, profile)
    return _largest(row), _largest(column)


def slacks(game: BimatrixGame, profile: MixedProfile) -> tuple[Vector, Vector]:
    """Payoff minus the payoff of every action, for the row and the column player."""
    row, column = action_values(game, profile)
    own_row = sum((p * a for p, a in zip(profile.row, row, strict=True)), Fraction(0))
    own_column = sum((p * a for p, a in zip(profile.column, column, strict=True)), Fraction(0))
    return tuple(own_row - a for a in row), tuple(own_column - a for a in column)


def action_values(game: BimatrixGame, profile: MixedProfile) -> tuple[Vector, Vector]:
    """Payoffs of all row actions against the column mixture, and the other way round."""
    require_game(game)
    if not isinstance(profile, MixedProfile):
        raise InputTypeError(
            f"a {type(profile).__name__} is no profile; make one with MixedProfile.of(row, column)"
        )
    if (len(profile.row), len(profile.column)) != game.shape:
        raise ShapeError(
            f"a profile of {len(profile.row)} x {len(profile.column)} actions does not fit a "
            f"{game.shape[0]} x {game.shape[1]} game"
        )
    columns = list(zip(*game.column_payoffs, strict=True))
    return _values(game.row_payoffs, profile.column), _values(columns, profile.row)


def require_game(game: object) -> None:
    """Refuse anything that is no two-player game, and say how to make one."""
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(
            f"a {type(game).__name__} is no game; make one with BimatrixGame(row_payoffs, "
            f"column_payoffs), read_nfg(path) or load_game(name)"
        )


def _values(payoffs: Sequence[Sequence[Fraction]], mixture: Vector) -> Vector:
    support = [(k, p) for k, p in enumerate(mixture) if p]
    return tuple(sum((p * line[k] for k, p in support), Fraction(0)) for line in payoffs)


def _largest(values: Vector) -> tuple[int, ...]:
    top = max(values)
    return tuple(k for k, value in enumerate(values) if value == top)
