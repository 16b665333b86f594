"""Errors with a message that shows the value, the rule it breaks and the way out.

Every error of the package derives from :class:`GameTheoryError` and from the built-in
exception a user would expect, so both ``except GameTheoryError`` and ``except ValueError``
work.  The offending value travels along in fields, not only in the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "DisagreementError",
    "EmptySetError",
    "GameTheoryError",
    "InputTypeError",
    "InputValueError",
    "MissingFileError",
    "MissingPackageError",
    "NfgSyntaxError",
    "NotDefinedError",
    "ShapeError",
    "UnknownNameError",
    "UnprovedError",
    "UnreadableFileError",
]


class GameTheoryError(Exception):
    """Root of all errors that this package raises on purpose."""


class InputTypeError(GameTheoryError, TypeError):
    """A value has a type that cannot be read exactly (a boolean, a complex number, ...)."""


class InputValueError(GameTheoryError, ValueError):
    """A value has the right type and a wrong content (NaN, a probability above one, ...)."""


class ShapeError(InputValueError):
    """A matrix is ragged or empty, or two shapes that must agree do not."""


class EmptySetError(GameTheoryError, ValueError):
    """A set that must have a point is empty."""


class DisagreementError(EmptySetError):
    """No point of the payoff set is at least the disagreement point for both players."""


class NotDefinedError(GameTheoryError, ValueError):
    """A rule or statement is not defined on this kind of set; the message says why."""


class UnprovedError(GameTheoryError, ArithmeticError):
    """An answer was found but its proof did not go through, so it is not returned."""


class NfgSyntaxError(InputValueError):
    """Text that is not a two-player ``.nfg`` file, with the place where reading stopped.

    Attributes
    ----------
    line, column : int
        Position of the offending token, both counted from 1.
    reason : str
        The message without the position.
    """

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"line {line}, column {column}: {message}")
        self.reason = message
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[type, tuple[str, int, int]]:
        # a worker process sends its errors home pickled
        return type(self), (self.reason, self.line, self.column)


class UnreadableFileError(GameTheoryError, OSError):
    """A path cannot be read or written (a directory, no permission, ...)."""


class MissingFileError(UnreadableFileError, FileNotFoundError):
    """There is no file at a path."""


class MissingPackageError(GameTheoryError, ImportError):
    """An optional package is not installed; the message names the extra that brings it."""


class UnknownNameError(GameTheoryError, LookupError):
    """A name that is not in a list of names; the nearest ones are offered.

    Attributes
    ----------
    name : str
        What was asked for.
    suggestions : tuple of str
        Known names that look like it, nearest first.
    """

    def __init__(self, what: str, name: object, known: Iterable[str]) -> None:
        names = sorted(known)
        self.name = name
        self.suggestions = tuple(get_close_matches(str(name), names, n=3, cutoff=0.5))
        if self.suggestions:
            hint = "did you mean " + " or ".join(repr(s) for s in self.suggestions) + "?"
        else:
            hint = "known names: " + ", ".join(names)
        self.what = what
        self.known = tuple(names)
        super().__init__(f"unknown {what} {name!r}; {hint}")

    def __reduce__(self) -> tuple[type, tuple[str, object, tuple[str, ...]]]:
        return type(self), (self.what, self.name, self.known)
