"""Named games: one file each, found by the file's name.

>>> load_game("asymmetric_bach_or_stravinsky").payoff(0, 0)
(Fraction(4, 1), Fraction(1, 1))

To add a game, add a file that defines one
:class:`~gametheory_bp.games.named_game.NamedGame`; other packages register theirs under the
entry-point group ``gametheory_bp.games``.
"""

from __future__ import annotations

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.named_game import TAGS, NamedGame
from gametheory_bp.leaves import LeafFolder

__all__ = ["GAMES", "NamedGame", "list_games", "load_game", "named_game"]

GAMES: LeafFolder[NamedGame] = LeafFolder(
    "gametheory_bp.games.library", NamedGame, "game", "gametheory_bp.games"
)
"""The folder of named games."""


def load_game(name: str) -> BimatrixGame:
    """A game of the library by its name.

    Parameters
    ----------
    name : str
        One of :func:`list_games`.

    Returns
    -------
    BimatrixGame
        The game, with title and action names.

    Raises
    ------
    UnknownNameError
        If there is no such game; the nearest names are offered.

    See Also
    --------
    named_game : the game together with its source and what it is known for.

    Examples
    --------
    >>> print(load_game("bach_or_stravinsky"))
    Bach or Stravinsky
       B       S
    -  ------  ------
    B  3*, 2*  0, 0
    S  0, 0    2*, 3*
    payoffs (row, column); * marks a best response
    """
    return named_game(name).game


def named_game(name: str) -> NamedGame:
    """A game of the library with its source and facts.

    Raises
    ------
    UnknownNameError
        If there is no such game; the nearest names are offered.

    Examples
    --------
    >>> named_game("matching_pennies").tags
    ('symmetric', 'zero-sum')
    """
    if not isinstance(name, str):
        raise InputTypeError(f"got a {type(name).__name__}; give the name of a game")
    return GAMES.load(name)


def list_games(tag: str | None = None) -> tuple[str, ...]:
    """Names of the games in the library, sorted.

    Parameters
    ----------
    tag : str, optional
        Only the games that carry this tag, e.g. ``"bargaining"`` or ``"degenerate"``.

    Returns
    -------
    tuple of str

    Raises
    ------
    InputValueError
        If there is no such tag.

    Examples
    --------
    >>> list_games("zero-sum")
    ('matching_pennies', 'rock_paper_scissors')
    """
    if tag is None:
        return GAMES.names()
    if tag not in TAGS:
        raise InputValueError(f"no game carries the tag {tag!r}; tags: {', '.join(TAGS)}")
    return tuple(name for name, item in GAMES.items() if tag in item.tags)
