"""The type of a reproduction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gametheory_bp.display import Table

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
    figure : callable
        The drawing.
    """

    title: str
    source: str
    table: Callable[[], Table]
    figure: Callable[[], Figure]
