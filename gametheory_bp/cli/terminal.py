"""Showing neutral displays: with rich in a terminal, as plain text in a pipe or file.

rich is imported only where a person is looking, so that scripts do not wait for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from gametheory_bp.display import Formula, Stack, Table

if TYPE_CHECKING:
    from rich.console import Console

    from gametheory_bp.report import Report

__all__ = ["Lines", "progress", "render", "show", "write_report"]

Part = Table | Formula | Stack
SILENCE = 5.0
"""Seconds between two lines about progress in a log."""


def show(part: Part) -> None:
    """Print a description in the way that suits where it goes."""
    if not sys.stdout.isatty():
        print(part.text())
        return
    from rich.console import Console

    render(part, Console())


def write_report(report: Report) -> None:
    """Print a report: rich tables for people, plain text for pipes."""
    if not sys.stdout.isatty():
        print(report.text(), end="")
        return
    show(report.display())


def render(part: Part, console: Console, depth: int = 0) -> None:
    """Print a description with rich: headings, boxed tables, dim notes."""
    from rich import box
    from rich import table as rich_table
    from rich.text import Text

    if isinstance(part, Stack):
        if part.heading:
            console.print(Text(part.heading, style="bold" if depth else "bold underline"))
        for inner in part.parts:
            render(inner, console, depth + 1)
        if depth == 1:
            console.print()
    elif isinstance(part, Formula):
        console.print(Text(part.text()))
    else:
        title = Text(part.title, style="bold") if part.title else None
        shown = rich_table.Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
        for column in part.columns:
            shown.add_column(Text(column), overflow="fold")
        for row in part.rows:
            shown.add_row(*(Text(cell) for cell in row))
        console.print(shown)
        if part.note:
            console.print(Text(part.note, style="dim"))


class Lines:
    """Says what is worked on where no terminal shows it; quick work passes without a word."""

    def __init__(self) -> None:
        self._spoke = monotonic()

    def __call__(self, part: str) -> None:
        """Name the part, unless a line was written a moment ago."""
        if monotonic() - self._spoke > SILENCE:
            self._spoke = monotonic()
            print(f"working on: {part}", file=sys.stderr, flush=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function that tells what is being worked on: a spinner, or now and then a line."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console

    with Console(stderr=True).status("reading the game") as status:
        yield status.update
