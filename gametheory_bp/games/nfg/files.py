"""``.nfg`` files on disk."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    MissingFileError,
    NfgSyntaxError,
    UnreadableFileError,
)
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.nfg.document import NfgDocument
from gametheory_bp.games.nfg.reader import parse_nfg
from gametheory_bp.games.nfg.writer import Dialect, nfg_text

__all__ = ["read_nfg", "read_nfg_document", "write_nfg"]

# a path holds none of these; every .nfg text does, or starts like one
_TEXT = re.compile(r'[\n\r{"]|^\s*NFG\s|^\ufeff')


def read_nfg(path_or_text: str | os.PathLike[str]) -> BimatrixGame:
    """Read a two-player game from an ``.nfg`` file or from the text of one.

    Parameters
    ----------
    path_or_text : path or str
        A path; or the text itself (recognised by a line break, a brace, a quote or the leading
        word ``NFG``).

    Returns
    -------
    BimatrixGame
        Payoffs, action names and title of the file.

    Raises
    ------
    NfgSyntaxError
        If the content is not a two-player ``.nfg`` game; with line and column.
    MissingFileError, UnreadableFileError
        If there is no such file, or it is a directory or not readable.

    Notes
    -----
    Exactness: exact, numbers are read as written.  :func:`read_nfg_document` gives the player
    names and the comment as well.

    Examples
    --------
    >>> game = read_nfg('NFG 1 R "BoS" { "r" "c" } { 2 2 } 4 1 0 0 0 0 2 2')
    >>> game, game.payoff(1, 1)
    (BimatrixGame('BoS', 2 x 2, exact), (Fraction(2, 1), Fraction(2, 1)))
    """
    return read_nfg_document(path_or_text).game


def read_nfg_document(path_or_text: str | os.PathLike[str]) -> NfgDocument:
    """Like :func:`read_nfg`, with player names and comment.

    Examples
    --------
    >>> read_nfg_document('NFG 1 R "" { "Ann" "Bob" } { 1 1 } "a note" 0 0').players
    ('Ann', 'Bob')
    """
    if isinstance(path_or_text, str) and (_TEXT.search(path_or_text) or not path_or_text.strip()):
        return parse_nfg(path_or_text)
    if not isinstance(path_or_text, (str, os.PathLike)):
        raise InputTypeError(
            f"got a {type(path_or_text).__name__}; give a path or the text of an .nfg file"
        )
    path = Path(path_or_text)
    text = _content(path)
    try:
        return parse_nfg(text)
    except NfgSyntaxError as error:
        raise NfgSyntaxError(f"{error.reason} (in {path})", error.line, error.column) from None


def write_nfg(
    game: BimatrixGame,
    path: str | os.PathLike[str],
    dialect: Dialect = "portable",
    *,
    players: tuple[str, str] = ("row", "column"),
    comment: str = "",
) -> Path:
    """Write a game to an ``.nfg`` file (an existing file is replaced).

    Parameters
    ----------
    game : BimatrixGame
        What to write.
    path : path
        Where to.
    dialect : {"portable", "named", "outcomes", "open_spiel"}
        ``portable`` loses nothing and is read by Gambit; ``open_spiel`` is read by OpenSpiel.
    players, comment
        Player names and comment field.

    Returns
    -------
    Path
        The path written to.

    Raises
    ------
    UnknownNameError, InputValueError
        If the dialect does not exist or cannot hold the game exactly.
    UnreadableFileError
        If the path cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> game = BimatrixGame([["1/3", 0]], [[0, 1]], title="Third")
    >>> with TemporaryDirectory() as folder:
    ...     read_nfg(write_nfg(game, folder + "/third.nfg")) == game
    True
    """
    text = nfg_text(game, dialect, players=players, comment=comment)
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise InputValueError(f"a name cannot be written as UTF-8: {error}") from None
    target = Path(path)
    try:
        target.write_bytes(content)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"cannot write {target}: {_reason(error)}") from None
    return target


def _content(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(
            f"there is no file {str(path)!r}; give the path of an .nfg file, or the text of one"
        ) from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{str(path)!r} is a directory; give a file in it") from None
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"cannot read {str(path)!r}: {_reason(error)}") from None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        raise NfgSyntaxError(
            f"byte {raw[error.start]:#04x} is not UTF-8 text; save the file as UTF-8 (in {path})",
            len(re.findall(rb"\r\n|\r|\n", before)) + 1,
            len(before[line_start:].decode()) + 1,
        ) from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
