"""All Nash equilibria of a bimatrix game: the public entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from gametheory_bp.equilibria.nash.deviations import require_game
from gametheory_bp.equilibria.nash.extreme import IntegerMatrix, extreme_pairs
from gametheory_bp.equilibria.nash.face_vertices import Weights
from gametheory_bp.equilibria.nash.maximal_subsets import (
    MaximalSubset,
    PayoffRectangle,
    group_pairs,
)
from gametheory_bp.equilibria.nash.nash_set import NashSet
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile, Vector

__all__ = ["iterate_extreme_equilibria", "nash_equilibria"]

Progress = Callable[[float, int], object]


def nash_equilibria(
    game: BimatrixGame, limit: int | None = None, progress: Progress | None = None
) -> NashSet:
    """All Nash equilibria: the extreme ones, the maximal subsets, the components, the payoffs.

    ``{(x, y) : x_i > 0 => (A y)_i = max A y,  y_j > 0 => (x B)_j = max x B}``

    Parameters
    ----------
    game : BimatrixGame
        m x n, degenerate or not.
    limit : int, optional
        Stop after this many extreme equilibria (>= 1).
    progress : callable, optional
        Called now and then as ``progress(share_done, points_visited)`` in large games.

    Returns
    -------
    NashSet
        ``.complete`` is False when the limit or Ctrl-C stopped the enumeration; what is listed
        is proved all the same.

    Raises
    ------
    InputTypeError, InputValueError
        If ``game`` is no game, or ``limit`` no positive integer.

    Exactness
    ---------
    Exact rational, complete for every game with rational payoffs.

    Certificate
    -----------
    ``nash_equilibrium`` for the listed profiles.  Completeness has none: it is tested against
    independent enumerations.

    References
    ----------
    H.-M. Winkels (1979); C. Audet, P. Hansen, B. Jaumard and G. Savard (2001).

    Examples
    --------
    >>> found = nash_equilibria(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]]))
    >>> found.extreme[1]
    MixedProfile(row=(2/3, 1/3), column=(1/3, 2/3))
    """
    require_game(game)
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool)):
        raise InputTypeError(f"limit={limit!r}; give a number of equilibria, or None for all")
    if limit is not None and limit < 1:
        raise InputValueError(f"limit={limit}; at least one equilibrium must be allowed")
    found: list[tuple[Weights, Weights]] = []
    complete = True
    try:
        for pair in extreme_pairs(*game.integer_form(), progress):
            found.append(pair)
            if len(found) == limit:
                complete = False
                break
    except KeyboardInterrupt:
        complete = False
    return _nash_set(game, found, complete)


def iterate_extreme_equilibria(game: BimatrixGame) -> Iterator[MixedProfile]:
    """Stream the extreme Nash equilibria, each once, in no particular order.

    Parameters
    ----------
    game : BimatrixGame
        m x n.

    Yields
    ------
    MixedProfile
        An extreme equilibrium as soon as it is found.

    Raises
    ------
    InputTypeError
        If the argument is no game.

    Exactness
    ---------
    Exact rational; the stream ends when all were found.

    Certificate
    -----------
    See ``nash_equilibria``.

    References
    ----------
    C. Audet, P. Hansen, B. Jaumard and G. Savard (2001).

    Examples
    --------
    >>> next(iterate_extreme_equilibria(BimatrixGame([[1]], [[1]])))
    MixedProfile(row=(1,), column=(1,))
    """
    require_game(game)
    for x, y in extreme_pairs(*game.integer_form()):
        yield MixedProfile(_mixture(x), _mixture(y))


def _nash_set(game: BimatrixGame, found: list[tuple[Weights, Weights]], complete: bool) -> NashSet:
    rows = _sorted_mixtures({x for x, _ in found})
    columns = _sorted_mixtures({y for _, y in found})
    row_number = {weights: k for k, (weights, _) in enumerate(rows)}
    column_number = {weights: k for k, (weights, _) in enumerate(columns)}
    pairs = sorted((row_number[x], column_number[y]) for x, y in found)
    # At an equilibrium a player earns the best response payoff against the other's mixture.
    row_pay = [_best(game.row_matrix.integers, y, game.row_matrix.denominator) for y, _ in columns]
    transposed = list(zip(*game.column_matrix.integers, strict=True))
    column_pay = [_best(transposed, x, game.column_matrix.denominator) for x, _ in rows]

    def subset(xs: list[int], ys: list[int]) -> MaximalSubset:
        mine, theirs = [row_pay[y] for y in ys], [column_pay[x] for x in xs]
        return MaximalSubset(
            tuple(rows[x][1] for x in xs),
            tuple(columns[y][1] for y in ys),
            PayoffRectangle((min(mine), min(theirs)), (max(mine), max(theirs))),
        )

    return NashSet(
        game,
        tuple(MixedProfile(rows[x][1], columns[y][1]) for x, y in pairs),
        tuple((row_pay[y], column_pay[x]) for x, y in pairs),
        tuple(tuple(subset(xs, ys) for xs, ys in group) for group in group_pairs(pairs)),
        complete,
    )


def _sorted_mixtures(weights: set[Weights]) -> list[tuple[Weights, Vector]]:
    """Mixtures with the most weight on the first actions first."""
    mixed = [(w, _mixture(w)) for w in weights]
    return sorted(mixed, key=lambda item: item[1], reverse=True)


def _mixture(weights: Weights) -> Vector:
    total = sum(weights)
    return tuple(Fraction(w, total) for w in weights)


def _best(payoffs: IntegerMatrix, weights: Weights, denominator: int) -> Fraction:
    best = max(sum(a * w for a, w in zip(line, weights, strict=True)) for line in payoffs)
    return Fraction(best, denominator * sum(weights))
