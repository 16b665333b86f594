"""Docstring sections of this project that numpydoc does not know.

A docstring says how exact its answer is (*Exactness*) and what proves it (*Certificate*).
numpydoc drops sections that it does not know; here they become paragraphs of its *Notes*.
"""

from __future__ import annotations

import warnings
from typing import Any

from sphinx.application import Sphinx

KNOWN = {
    "Attributes",
    "Examples",
    "Methods",
    "Notes",
    "Other Parameters",
    "Parameters",
    "Raises",
    "Receives",
    "References",
    "Returns",
    "See Also",
    "Warnings",
    "Warns",
    "Yields",
}

Section = tuple[str, list[str]]


def sections(lines: list[str]) -> list[Section]:
    """Split a docstring at its underlined headings; the text before the first has no title."""
    found: list[Section] = [("", [])]
    for line in lines:
        body = found[-1][1]
        title = body[-1].strip() if body else ""
        if title and len(line) >= 3 and set(line) == {"-"} and len(line) == len(title):
            body.pop()
            found.append((title, []))
        else:
            body.append(line)
    return found


def fold(lines: list[str]) -> list[str]:
    """The docstring with its unknown sections moved into *Notes*, each led by its title."""
    notes: list[str] = []
    kept: list[Section] = []
    for title, body in sections(lines):
        if title and title not in KNOWN:
            notes += [f"*{title}.* {' '.join(body[:1])}".rstrip(), *body[1:], ""]
        else:
            kept.append((title, body))
    if not notes:
        return lines
    if all(title != "Notes" for title, _ in kept):
        kept.append(("Notes", []))
    folded: list[str] = []
    for title, body in kept:
        folded += [title, "-" * len(title)] if title else []
        folded += [*body, "", *notes] if title == "Notes" else body
        folded += [""] if folded and folded[-1] else []
    return folded


def fold_in_place(
    app: Sphinx, what: str, name: str, item: Any, options: Any, lines: list[str]
) -> None:
    lines[:] = fold(lines)


def setup(app: Sphinx) -> dict[str, bool]:
    app.setup_extension("sphinx.ext.autodoc")
    # numpydoc reads the docstring a second time, for a signature that it may hold.
    warnings.filterwarnings("ignore", message="Unknown section (Exactness|Certificate)")
    # Before numpydoc, which listens with the default priority of 500.
    app.connect("autodoc-process-docstring", fold_in_place, priority=400)
    return {"parallel_read_safe": True}
