"""A number with its error at every point of a grid of two settings, as a coloured square.

The number is written in the square, so nothing is said by colour alone; the published settings have
a thick frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gametheory_bp.errors import ShapeError
from gametheory_bp.plotting.canvas import DPI

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["ValueMap", "draw_value_map", "value_maps_figure"]

SQUARE, ROOM = 0.62, (1.3, 1.25)
"""Inches of a square, and of what stands around a map."""
DARK = 0.6
"""From which value on the number is written in white."""


@dataclass(frozen=True, slots=True)
class ValueMap:
    """Values between 0 and 1 over a grid.

    Attributes
    ----------
    title : str
    across, up : str
        Names of the two settings.
    columns, rows : tuple of str
        Their values, from the left and from below.
    values : tuple of rows of (value, standard error)
    marked : (column, row) or None
        Values of the settings that get a frame, if the grid has them.
    """

    title: str
    across: str
    columns: tuple[str, ...]
    up: str
    rows: tuple[str, ...]
    values: tuple[tuple[tuple[float, float], ...], ...]
    marked: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if len(self.values) != len(self.rows) or any(
            len(row) != len(self.columns) for row in self.values
        ):
            raise ShapeError(
                f"values of a map with {len(self.rows)} rows and {len(self.columns)} columns must "
                f"be as many"
            )

    @property
    def size(self) -> tuple[float, float]:
        """Inches (width, height) of a map whose numbers can be read."""
        return ROOM[0] + SQUARE * len(self.columns), ROOM[1] + SQUARE * len(self.rows)


def draw_value_map(data: ValueMap, ax: Axes) -> Axes:
    """Draw the squares with their numbers, errors below them."""
    from matplotlib.patches import Rectangle

    numbers = [[value for value, _ in row] for row in data.values]
    ax.imshow(numbers, cmap="Blues", vmin=0.0, vmax=1.0, origin="lower", aspect="auto")
    for k, row in enumerate(data.values):
        for n, (value, error) in enumerate(row):
            color = "white" if value > DARK else "black"
            ax.text(n, k + 0.12, f"{value:.2f}", color=color, ha="center", va="center", fontsize=9)
            ax.text(
                n, k - 0.24, f"± {error:.2f}", color=color, ha="center", va="center", fontsize=6
            )
    if data.marked is not None and data.marked[0] in data.columns and data.marked[1] in data.rows:
        at = data.columns.index(data.marked[0]), data.rows.index(data.marked[1])
        ax.add_patch(
            Rectangle(
                (at[0] - 0.47, at[1] - 0.47), 0.94, 0.94,
                fill=False, edgecolor="black", linewidth=2.2,
            )
        )  # fmt: skip
    ax.set_xticks(range(len(data.columns)), data.columns, fontsize=8)
    ax.set_yticks(range(len(data.rows)), data.rows, fontsize=8)
    ax.set_xlabel(data.across, fontsize=9)
    ax.set_ylabel(data.up, fontsize=9)
    ax.tick_params(length=0)
    ax.set_title(data.title, fontsize=10, loc="left")
    for side in ax.spines.values():
        side.set_visible(False)
    return ax


def value_maps_figure(rows: Sequence[Sequence[ValueMap]]) -> Figure:
    """Maps in rows of equal length.

    Raises
    ------
    ShapeError
        If there are no maps or the rows have different lengths.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    lengths = {len(row) for row in rows}
    if len(lengths) != 1 or lengths == {0}:
        raise ShapeError("rows of maps must be equally long and not empty")
    heights = [max(one.size[1] for one in row) for row in rows]
    width = max(sum(one.size[0] for one in row) for row in rows)
    figure = Figure(figsize=(width, sum(heights)), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    parts = figure.subfigures(len(rows), 1, squeeze=False, height_ratios=heights).flat
    for part, row in zip(parts, rows, strict=True):
        axes = part.subplots(1, len(row), squeeze=False).flat
        for ax, one in zip(axes, row, strict=True):
            draw_value_map(one, ax)
    return figure
