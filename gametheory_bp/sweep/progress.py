"""A bar in the terminal while a sweep is under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["progress_bar"]


@contextmanager
def progress_bar(title: str, *, console: Any = None) -> Iterator[Callable[[int, int], None]]:
    """A bar for the argument ``progress`` of :func:`sweep` and of learners.

    Parameters
    ----------
    title : str
    console : rich.console.Console, optional
        Standard error by default, so that results can be piped on.

    Yields
    ------
    callable
        Takes (done, in all).

    Examples
    --------
    >>> import io
    >>> from rich.console import Console
    >>> with progress_bar("cells", console=Console(file=io.StringIO())) as tell:
    ...     tell(1, 4)
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    shown = Progress(
        "{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True) if console is None else console,
    )  # fmt: skip
    task = shown.add_task(title, total=None)
    with shown:
        yield lambda done, total: shown.update(task, completed=done, total=total)
