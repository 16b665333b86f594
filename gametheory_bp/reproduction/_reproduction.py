"""The type of a reproduction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.display import Stack, Table
from gametheory_bp.reproduction._learning import Learning

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Reproduction"]


@dataclass(frozen=True, slots=True)
class Reproduction:
    """A figure or table of a paper that the library computes again.

    Parameters
    ----------
    title : str
        What it shows.
    source : str
        Paper, and number of the figure or table.
    table : callable
        The content as plain data, computed now.
    figure : callable, optional
        The drawing; a table of the paper has none.
    steps : callable, optional
        Computes what takes long bit by bit, and names each bit before it begins; ``table`` then
        finds it done.
    kept_in : callable, optional
        From a folder to the same reproduction, with the runs that it needs kept there: what is
        found there is not computed again.
    at_preset : callable, optional
        From a :class:`Learning` to the same reproduction with agents that learn that way; items in
        which nothing is learned by preset have none.
    preset : str, optional
        By which it learns if none is named; without one only what needs no preset is computed.

    Examples
    --------
    >>> found = Reproduction("Sums", "nowhere", lambda: Table("Sums", ("a", "b"), (("1", "2"),)))
    >>> found.figure is None, found.table().rows
    (True, (('1', '2'),))
    """

    title: str
    source: str
    table: Callable[[], Table | Stack]
    figure: Callable[[], Figure] | None = None
    steps: Callable[[], Iterator[str]] | None = None
    kept_in: Callable[[Path], Reproduction] | None = None
    at_preset: Callable[[Learning], Reproduction] | None = None
    preset: str | None = None
