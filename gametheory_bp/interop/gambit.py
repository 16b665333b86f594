"""Games of Gambit's Python package, ``pygambit``.

The bridge is the text of an ``.nfg`` file, which stays the same while the Python interface
changes between Gambit's versions.  Only the two functions that read and write text are called;
they are looked up under the names they have had.  Tested with pygambit 16.7; version 17 is
expected to work through the same lookup but is untested.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

from gametheory_bp.errors import InputTypeError, NfgSyntaxError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.nfg import nfg_text, parse_nfg
from gametheory_bp.interop.requirement import require, require_game

__all__ = ["from_pygambit", "to_pygambit"]

# Gambit's labels: printable ASCII, no space at either end, no two spaces in a row.
_LABEL = re.compile(r"[!-~]+( [!-~]+)*")


def to_pygambit(game: BimatrixGame) -> Any:
    """A ``pygambit.Game`` with the same payoffs, as rationals.

    Parameters
    ----------
    game : BimatrixGame

    Returns
    -------
    pygambit.Game
        Action names are kept where Gambit takes them: distinct printable ASCII without a
        backslash; otherwise that player's actions are numbered from 1.  Of the title, letters
        beyond ASCII become question marks.

    Raises
    ------
    MissingPackageError
        If pygambit is not installed.
    NotDefinedError
        If this version of pygambit offers no way to read text that is known here.

    Notes
    -----
    Exactness: exact, Gambit holds rationals.

    Examples
    --------
    >>> theirs = to_pygambit(BimatrixGame([["1/3", 0]], [[0, 1]], title="Third"))
    >>> theirs.title, theirs.max_payoff
    ('Third', Rational(1, 1))
    """
    own = require_game(game)
    pygambit = require("pygambit", "gambit")
    title = own.title.encode("ascii", "replace").decode()
    plain = BimatrixGame(
        own.row_matrix, own.column_matrix, _labels(own.row_actions), _labels(own.column_actions)
    )
    theirs = _reader(pygambit)(nfg_text(plain, "named"))
    theirs.title = title
    return theirs


def from_pygambit(game: Any) -> BimatrixGame:
    """A game from a ``pygambit.Game`` with two players.

    Parameters
    ----------
    game : pygambit.Game
        In strategic form, or a tree (whose reduced strategic form is taken).

    Returns
    -------
    BimatrixGame
        Payoffs, strategy names and title.

    Raises
    ------
    InputTypeError
        If it is no Gambit game.
    NotDefinedError
        If it does not have exactly two players.

    Notes
    -----
    Exactness: exact.

    Examples
    --------
    >>> import pygambit
    >>> from_pygambit(pygambit.Game.from_arrays([[1, 2]], [[3, 4]])).payoffs()
    ((Fraction(1, 1), Fraction(3, 1)), (Fraction(2, 1), Fraction(4, 1)))
    """
    text = _written(game)
    try:
        return parse_nfg(text).game
    except NfgSyntaxError as error:
        raise NotDefinedError(f"this Gambit game is not read: {error.reason}") from None


def _labels(names: tuple[str, ...]) -> tuple[str, ...] | None:
    fits = all(_LABEL.fullmatch(name) and "\\" not in name for name in names)
    return names if fits and len(set(names)) == len(names) else None


def _reader(pygambit: Any) -> Callable[[str], Any]:
    """A function of this version of pygambit that reads a game from text."""
    for owner in (pygambit, getattr(pygambit, "Game", None)):
        for name in ("read_nfg", "read_game", "load"):
            read = getattr(owner, name, None)
            if callable(read):
                return lambda text, read=read: _from_stream(read, text)  # type: ignore[misc]
    parse = getattr(getattr(pygambit, "Game", None), "parse_game", None)
    if callable(parse):  # before 16.3
        return parse  # type: ignore[no-any-return]
    raise NotDefinedError(
        f"pygambit {getattr(pygambit, '__version__', '')} has no function to read a game that is "
        f"known here; write the game with write_nfg and read the file there"
    )


def _from_stream(read: Callable[[Any], Any], text: str) -> Any:
    try:
        return read(StringIO(text))
    except TypeError:  # a version that wants bytes
        return read(BytesIO(text.encode()))


def _written(game: Any) -> str:
    """The .nfg text of a Gambit game, by the method its version has."""
    write = getattr(game, "to_nfg", None)
    if callable(write):
        return str(write())
    write = getattr(game, "write", None)  # before 16.3
    if callable(write):
        return str(write(format="nfg"))
    raise InputTypeError(
        f"got a {type(game).__name__}, which writes no .nfg text; give a pygambit.Game"
    )
