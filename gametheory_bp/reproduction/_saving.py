"""A computed table as a file: page, LaTeX or plain text, by the file's ending."""

from __future__ import annotations

from html import escape
from pathlib import Path

from gametheory_bp.display import Stack, Table
from gametheory_bp.errors import InputValueError

__all__ = ["ENDINGS", "refuse_ending", "save_table"]

ENDINGS = (".html", ".tex", ".txt")
_STYLE = "body{font-family:sans-serif;margin:2em}td,th{text-align:left;padding:.2em .6em}"


def save_table(part: Table | Stack, path: Path, title: str) -> Path:
    """Write a table; returns the path.

    Raises
    ------
    InputValueError
        If the ending is none of ``ENDINGS``.

    Examples
    --------
    >>> save_table(Table("", ("a",), ()), Path("sums.png"), "Sums")
    Traceback (most recent call last):
    gametheory_bp.errors.InputValueError: sums.png ends in '.png'; a table is written as .html, \
.tex or .txt
    """
    if path.suffix == ".html":
        text = (
            f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
            f"<body>{part.html()}</body></html>\n"
        )
    elif path.suffix == ".tex":
        text = part.latex() + "\n"
    elif path.suffix == ".txt":
        text = part.text() + "\n"
    else:
        raise refuse_ending(path)
    path.write_text(text, encoding="utf-8")
    return path


def refuse_ending(path: Path) -> InputValueError:
    """The error about a file that no table can be written to."""
    listed = ", ".join(ENDINGS[:-1])
    return InputValueError(
        f"{path} ends in {path.suffix!r}; a table is written as {listed} or {ENDINGS[-1]}"
    )
