"""Strategies for two-player games, by class; degenerate ones come often.

All sizes run from 1 to ``max_side``; all strategies shrink towards small games with small
integer payoffs.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.transforms import duplicate_actions
from gametheory_bp.testing.numbers import payoff_numbers

__all__ = [
    "common_interest_games",
    "coordination_games",
    "games",
    "symmetric_games",
    "tied_games",
    "uniform_games",
    "zero_sum_games",
]

Games = st.SearchStrategy[BimatrixGame]
Rows = list[list[Fraction]]


def games(max_side: int = 4) -> Games:
    """Games of every class below, with up to ``max_side`` actions each.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> len(find(games(), lambda game: game.shape == (2, 2)).payoffs())
    4
    """
    return st.one_of(
        tied_games(max_side),
        uniform_games(max_side),
        coordination_games(max_side),
        zero_sum_games(max_side),
        symmetric_games(max_side),
        common_interest_games(max_side),
    )


def uniform_games(max_side: int = 4, low: int = -9, high: int = 9) -> Games:
    """Independent payoffs in ``low..high``, integers and fractions.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> max(find(uniform_games(2), lambda g: g.row_payoffs[0][0].denominator == 2).shape) <= 2
    True
    """
    numbers = payoff_numbers(low, high)
    return _shapes(max_side).flatmap(
        lambda shape: st.builds(BimatrixGame, _matrix(shape, numbers), _matrix(shape, numbers))
    )


@st.composite
def _tied(draw: st.DrawFn, max_side: int) -> BimatrixGame:
    m, n = draw(_shapes(max_side))
    # 1 value: all payoffs equal; 2 or 3: ties nearly everywhere
    values = st.integers(0, draw(st.integers(0, 2))).map(Fraction)
    game = BimatrixGame(draw(_matrix((m, n), values)), draw(_matrix((m, n), values)))
    rows = draw(st.lists(st.integers(0, m - 1), max_size=max_side - m))
    columns = draw(st.lists(st.integers(0, n - 1), max_size=max_side - n))
    return duplicate_actions(game, rows, columns)


def tied_games(max_side: int = 4) -> Games:
    """Payoffs out of 0, 1, 2 and duplicated actions: degenerate in every way.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> len(find(tied_games(), lambda game: game.shape[0] == 2).row_payoffs)
    2
    """
    return _tied(max_side)


def symmetric_games(max_side: int = 4) -> Games:
    """Games in which the players may change places: ``B`` is the transpose of ``A``.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> game = find(symmetric_games(), lambda game: game.row_payoffs[-1][0] > 0)
    >>> game == game.transpose()
    True
    """
    sides = st.integers(1, max_side)
    matrices = sides.flatmap(lambda n: _matrix((n, n), payoff_numbers()))
    return matrices.map(lambda a: BimatrixGame(a, [list(row) for row in zip(*a, strict=True)]))


def zero_sum_games(max_side: int = 4) -> Games:
    """Games in which one player's gain is the other's loss.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> game = find(zero_sum_games(), lambda game: game.row_payoffs[0][0] > 0)
    >>> {x + y for x, y in game.payoffs()}
    {Fraction(0, 1)}
    """
    matrices = _shapes(max_side).flatmap(lambda shape: _matrix(shape, payoff_numbers()))
    return matrices.map(lambda a: BimatrixGame(a, [[-x for x in row] for row in a]))


def common_interest_games(max_side: int = 4) -> Games:
    """Games in which both players get the same.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> game = find(common_interest_games(), lambda game: game.row_payoffs[0][0] > 0)
    >>> game.row_payoffs == game.column_payoffs
    True
    """
    matrices = _shapes(max_side).flatmap(lambda shape: _matrix(shape, payoff_numbers()))
    return matrices.map(lambda a: BimatrixGame(a, a))


def coordination_games(max_side: int = 4) -> Games:
    """Positive payoffs on the diagonal of a square game, zero elsewhere.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> min(find(coordination_games(), lambda game: game.shape == (2, 2)).payoffs()[0]) > 0
    True
    """
    positive = payoff_numbers(1, 9)
    pairs = st.lists(st.tuples(positive, positive), min_size=1, max_size=max_side)
    return pairs.map(lambda d: BimatrixGame(_diagonal(p[0] for p in d), _diagonal(p[1] for p in d)))


def _shapes(max_side: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(1, max_side), st.integers(1, max_side))


def _matrix(shape: tuple[int, int], numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Rows]:
    m, n = shape
    row = st.lists(numbers, min_size=n, max_size=n)
    return st.lists(row, min_size=m, max_size=m)


def _diagonal(entries: Iterable[Fraction]) -> Rows:
    diagonal = tuple(entries)
    indices = range(len(diagonal))
    return [[diagonal[i] if i == j else Fraction(0) for j in indices] for i in indices]
