"""Axes to draw on: the user's own, the notebook's, or a figure that goes straight to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputTypeError, InputValueError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["FORMATS", "axes_for", "figure_format", "file_figure", "file_panels", "save_figure"]

FORMATS = ("pdf", "png", "svg")
SIZE, DPI = (8.0, 7.2), 125
"""Inches and dots per inch: 1000 pixels wide."""
FOOT = 0.5
"""Inches below panels, where the layout does not know of captions."""


def axes_for(ax: Axes | None, *, size: tuple[float, float] = SIZE) -> Axes:
    """The given axes, or new ones of a pyplot figure, which a notebook shows by itself."""
    if ax is not None:
        if not hasattr(ax, "transData"):
            raise InputTypeError(f"ax is {type(ax).__name__}; give matplotlib Axes, or None")
        return ax
    from matplotlib import pyplot as plt

    figure = plt.figure(figsize=size, layout="constrained")
    return figure.add_subplot()


def file_figure(*, size: tuple[float, float] = SIZE) -> tuple[Figure, Any]:
    """A figure and its axes for a file; needs no display and does not import pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def file_panels(sizes: Sequence[tuple[float, float]]) -> tuple[Figure, tuple[Any, ...]]:
    """A figure for a file with axes side by side, each with room for its own size."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    widths = [wide for wide, _ in sizes]
    foot = FOOT if len(sizes) > 1 else 0.0
    size = sum(widths), max(high for _, high in sizes) + foot
    above = ConstrainedLayoutEngine(rect=(0.0, foot / size[1], 1.0, 1.0 - foot / size[1]))
    figure = Figure(figsize=size, dpi=DPI, layout=above)
    FigureCanvasAgg(figure)
    panels = figure.subfigures(1, len(sizes), squeeze=False, width_ratios=widths)
    return figure, tuple(panel.add_subplot() for panel in panels.flat)


def save_figure(figure: Figure, path: str | Path) -> Path:
    """Write a figure; the file's ending picks the format.

    Raises
    ------
    InputValueError
        If the ending is not one of ``.pdf``, ``.png``, ``.svg``.
    """
    from matplotlib import rc_context

    target = Path(path)
    ending = figure_format(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    # no dates or random ids inside: the same input gives the same file
    date = {"svg": "Date", "pdf": "CreationDate"}.get(ending)
    with rc_context({"svg.hashsalt": "gametheory_bp"}):
        figure.savefig(target, metadata={date: None} if date else {})
    return target


def figure_format(path: Path) -> str:
    """The format that a file's ending asks for; ``InputValueError`` for others."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        endings = ", ".join(f".{ending}" for ending in FORMATS)
        raise InputValueError(f"figure file {str(path)!r}: its name must end in {endings}")
    return ending
