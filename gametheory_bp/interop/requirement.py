"""Import of an optional package, or an error that says how to get it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from gametheory_bp.errors import InputTypeError, MissingPackageError
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["require", "require_game"]


def require(module: str, extra: str) -> ModuleType:
    """The module, imported now.

    Parameters
    ----------
    module : str
        Name to import, e.g. ``"pyspiel"``.
    extra : str
        Extra of this package that installs it, e.g. ``"openspiel"``; empty for an ordinary
        dependency.

    Raises
    ------
    MissingPackageError
        If it is not installed; the message holds the command that installs it.

    Examples
    --------
    >>> require("json", "").__name__
    'json'
    """
    try:
        return import_module(module)
    except ImportError as error:
        target = f"gametheory_bp[{extra}]" if extra else "gametheory_bp"
        raise MissingPackageError(
            f"this adapter needs the package {module!r} ({error}); install it with "
            f"pip install '{target}'"
        ) from None


def require_game(game: object) -> BimatrixGame:
    """The argument, if it is a game of this package."""
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"got a {type(game).__name__}; give a BimatrixGame")
    return game
