"""Bars in the terminal while an experiment is under way: cells, and rounds of the present cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["Tell", "telling"]

Tell = Callable[[str, int, int], object]
"""Takes (what is counted, done, in all)."""


@contextmanager
def telling(progress: bool | Tell | None, *, console: Any = None) -> Iterator[Tell]:
    """What to tell the progress to: bars with the time that is left, a caller's function, nobody.

    Examples
    --------
    >>> import io
    >>> from rich.console import Console
    >>> with telling(True, console=Console(file=io.StringIO())) as tell:
    ...     tell("pairs", 1, 4)
    """
    if callable(progress):
        yield progress
        return
    if not progress:
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    shown = Progress(
        "{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True) if console is None else console,
    )  # fmt: skip
    tasks: dict[str, Any] = {}
    last: dict[str, int] = {}

    def tell(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = shown.add_task(what, total=total)
        elif done < last[what]:  # the next cell: its rounds begin anew
            shown.reset(tasks[what])
        last[what] = done
        shown.update(tasks[what], completed=done, total=total)

    with shown:
        yield tell
