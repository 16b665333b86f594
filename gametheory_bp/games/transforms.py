"""Games made from games.

Equilibria are invariant, or move in a known way, under each of these: a positive affine
rescaling of one player's payoffs keeps the equilibria, a permutation of actions permutes them,
an exchange of the players exchanges them, a duplicated action only splits probabilities.  So
the transforms serve twice: to change a game, and to test every solver against itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["duplicate_actions", "permute_actions", "rescale", "subgame", "swap_players"]


def rescale(
    game: BimatrixGame,
    row_scale: Any = 1,
    row_shift: Any = 0,
    column_scale: Any = 1,
    column_shift: Any = 0,
) -> BimatrixGame:
    """A positive affine change of each player's utility scale.

    ``A -> row_scale * A + row_shift`` and ``B -> column_scale * B + column_shift``.

    Parameters
    ----------
    game : BimatrixGame
    row_scale, column_scale : number > 0
    row_shift, column_shift : number

    Returns
    -------
    BimatrixGame
        The same equilibria; payoffs in the other unit.

    Raises
    ------
    InputValueError
        If a scale is not positive.

    Notes
    -----
    Exactness: exact.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> rescale(game, row_scale="1/2", column_shift=1).payoffs()[0]
    (Fraction(2, 1), Fraction(2, 1))
    """
    values = (row_scale, row_shift, column_scale, column_shift)
    names = ("row_scale", "row_shift", "column_scale", "column_shift")
    a, b, c, d = (as_fraction(v, where=name) for v, name in zip(values, names, strict=True))
    for name, scale in (("row_scale", a), ("column_scale", c)):
        if scale <= 0:
            raise InputValueError(f"{name} is {scale}; a change of utility scale is positive")
    return BimatrixGame(
        [[a * x + b for x in row] for row in game.row_payoffs],
        [[c * x + d for x in row] for row in game.column_payoffs],
        game.row_actions,
        game.column_actions,
        title=game.title,
    )


def subgame(
    game: BimatrixGame,
    rows: Iterable[int] | None = None,
    columns: Iterable[int] | None = None,
) -> BimatrixGame:
    """The game restricted to some actions, in the order given.

    Parameters
    ----------
    game : BimatrixGame
    rows, columns : action indices, optional
        Which actions stay; all by default.  An index given twice duplicates the action.

    Returns
    -------
    BimatrixGame

    Raises
    ------
    InputTypeError, InputValueError
        If an index is no int or out of range, or no action stays.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], ["B", "S"], ["B", "S"])
    >>> subgame(game, rows=[1]).row_payoffs, subgame(game, rows=[1]).row_actions
    (((Fraction(0, 1), Fraction(2, 1)),), ('S',))
    """
    i = _indices(rows, game.shape[0], "row")
    j = _indices(columns, game.shape[1], "column")
    a, b = game.row_payoffs, game.column_payoffs
    return BimatrixGame(
        [[a[r][c] for c in j] for r in i],
        [[b[r][c] for c in j] for r in i],
        [game.row_actions[r] for r in i],
        [game.column_actions[c] for c in j],
        title=game.title,
    )


def permute_actions(
    game: BimatrixGame,
    rows: Iterable[int] | None = None,
    columns: Iterable[int] | None = None,
) -> BimatrixGame:
    """The game with its actions in another order.

    Parameters
    ----------
    game : BimatrixGame
    rows, columns : permutations of 0..m-1 and 0..n-1, optional
        New action k is the given one at place k.

    Returns
    -------
    BimatrixGame
        Its equilibria are the old ones with their probabilities permuted alike.

    Raises
    ------
    InputValueError
        If an argument is no permutation.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], ["B", "S"], ["B", "S"])
    >>> permute_actions(game, rows=[1, 0]).row_actions
    ('S', 'B')
    """
    chosen = []
    for given, count, what in ((rows, game.shape[0], "row"), (columns, game.shape[1], "column")):
        indices = _indices(given, count, what)
        if sorted(indices) != list(range(count)):
            raise InputValueError(
                f"{what}s are {list(indices)}; a permutation has each of 0..{count - 1} once"
            )
        chosen.append(indices)
    return subgame(game, chosen[0], chosen[1])


def swap_players(game: BimatrixGame) -> BimatrixGame:
    """The same game with the players' roles exchanged.

    Returns
    -------
    BimatrixGame
        Row actions are the former column actions; payoff pairs (a, b) become (b, a).

    Examples
    --------
    >>> swap_players(BimatrixGame([[4, 0]], [[1, 3]])).payoffs()
    ((Fraction(1, 1), Fraction(4, 1)), (Fraction(3, 1), Fraction(0, 1)))
    """
    return game.transpose()


def duplicate_actions(
    game: BimatrixGame, rows: Iterable[int] = (), columns: Iterable[int] = ()
) -> BimatrixGame:
    """The game with copies of some actions added at the end.

    Parameters
    ----------
    game : BimatrixGame
    rows, columns : action indices
        Which actions to copy; copies carry the name with a prime.

    Returns
    -------
    BimatrixGame
        A degenerate game: any equilibrium that uses a copied action becomes a continuum.

    Raises
    ------
    InputTypeError, InputValueError
        If an index is no int or out of range.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> duplicate_actions(game, rows=[0]).row_actions
    ('1', '2', "1'")
    """
    m, n = game.shape
    copied_rows, copied_columns = tuple(rows), tuple(columns)
    larger = subgame(game, (*range(m), *copied_rows), (*range(n), *copied_columns))
    return BimatrixGame(
        larger.row_matrix,
        larger.column_matrix,
        _primed(game.row_actions, copied_rows),
        _primed(game.column_actions, copied_columns),
        title=game.title,
    )


def _primed(names: Sequence[str], copied: Sequence[int]) -> list[str]:
    found = list(names)
    for k in copied:
        name = names[k]
        while name in found:
            name += "'"
        found.append(name)
    return found


def _indices(given: Iterable[int] | None, count: int, what: str) -> tuple[int, ...]:
    if given is None:
        return tuple(range(count))
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise InputTypeError(f"{what}s are {given!r}; give a list of action indices")
    indices = tuple(given)
    for k in indices:
        if isinstance(k, bool) or not hasattr(k, "__index__"):
            raise InputTypeError(f"{what} {k!r} is no action index; give an int")
        if not 0 <= k < count:
            raise InputValueError(f"there is no {what} {k}; {what}s are 0..{count - 1}")
    if not indices:
        raise InputValueError(f"no {what} stays; a game has at least one {what}")
    return tuple(int(k) for k in indices)
