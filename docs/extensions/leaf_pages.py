"""Pages that are written from a registry before the documentation is read.

A page is reStructuredText made of the facts that a leaf file states and of what the library
computes about it.  The files lie in ``docs/reference/generated``, which is not kept: a new leaf has
its page at the next build, a leaf that is gone loses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

__all__ = ["GENERATED", "bullets", "fields", "heading", "literal", "prose", "table", "write_pages"]

GENERATED = "reference/generated"
"""Where written pages lie, below the source folder."""

UNDERLINED = re.compile(r"^(\S.*)\n[-=~]{3,}$", re.M)
MARKUP = re.compile(r"``.+?``|(?<![\w*])\*\w[^*\n]*\*(?!\w)", re.S)


def write_pages(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Write texts by file name; unchanged files are left alone, files of gone leaves removed.

    Returns the names of the files that were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.is_file() and old.suffix in (".rst", ".txt") and old.name not in pages:
            old.unlink()
    written = []
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            written.append(name)
    return tuple(written)


def literal(text: str) -> str:
    """Text in which nothing is markup."""
    return re.sub(r"([\\*`|_])", r"\\\1", " ".join(text.split()))


def prose(docstring: str) -> str:
    """A docstring with headings in bold; only literals and emphasis stay markup."""
    text = UNDERLINED.sub(r"**\1**\n", docstring.strip())
    parts, end = [], 0
    for found in MARKUP.finditer(text):
        parts += [_plain(text[end : found.start()]), found.group()]
        end = found.end()
    return "".join([*parts, _plain(text[end:])])


def _plain(text: str) -> str:
    """Bars, backticks and lone stars escaped, and underscores that would end a word."""
    return re.sub(r"([|`]|(?<!\*)\*(?![\s*])|_(?!\w))", r"\\\1", text)


def heading(title: str, line: str = "-") -> list[str]:
    """A section title."""
    text = literal(title)
    return [text, line * len(text), ""]


def fields(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """A list of named facts; empty ones are left out."""
    return [*(f":{name}: {text}" for name, text in pairs if text), ""]


def bullets(items: Iterable[str]) -> list[str]:
    """A list."""
    return [*(f"- {item}" for item in items), ""]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], widths: str = "auto") -> list[str]:
    """A table whose cells are one line of markup each."""
    lines = [".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", ""]
    for row in (columns, *rows):
        for k, cell in enumerate(row):
            lines.append(f"   {'* -' if k == 0 else '  -'} {cell}".rstrip())
    return [*lines, ""]
