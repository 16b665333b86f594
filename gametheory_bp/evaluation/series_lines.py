"""Results with one line for each series of profiles: looking a line up by its series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from gametheory_bp.errors import UnknownNameError

__all__ = ["line_of"]


class SeriesLine(Protocol):
    """What a line must have."""

    @property
    def series(self) -> str:
        """Which profiles: self, cross, same or different."""


Line = TypeVar("Line", bound=SeriesLine)


def line_of(lines: Sequence[Line], series: str) -> Line:
    """The line of a series.

    Raises
    ------
    UnknownNameError
        If no line is of that series.
    """
    for line in lines:
        if line.series == series:
            return line
    raise UnknownNameError("series", series, [line.series for line in lines])
