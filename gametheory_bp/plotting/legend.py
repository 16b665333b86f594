"""The legend: one line per role, drawn with the look that the role has in the plane."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gametheory_bp.plotting.palette import ROLES, Style
from gametheory_bp.plotting.plane import Plane

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "COLUMNS",
    "ROW",
    "below_axes",
    "draw_legend",
    "legend_handles",
    "legend_rows",
    "line_look",
    "marker_look",
]

DROP = 0.55
"""Inches from the axes down to the legend."""
COLUMNS, ROW = 3, 0.21
"""Columns of the legend, and the height of its rows in inches."""


def legend_rows(plane: Plane) -> int:
    """How many rows the legend has."""
    return -(-len(plane.legend) // COLUMNS)


def below_axes(ax: Axes, rows: int = 0) -> Any:
    """Axes coordinates moved down past tick labels, axis label and so many rows of a legend."""
    from matplotlib.transforms import ScaledTranslation

    figure = ax.get_figure(root=True)
    assert figure is not None
    # the height of tick and axis labels does not depend on the size of the axes
    drop = DROP + (0.1 + ROW * rows if rows else 0.0)
    return ax.transAxes + ScaledTranslation(0, -drop, figure.dpi_scale_trans)


def draw_legend(plane: Plane, ax: Axes) -> None:
    """Write the legend below the axes."""
    ax.legend(
        handles=legend_handles(plane.legend),
        loc="upper center",
        bbox_to_anchor=(0.5, 0),
        bbox_transform=below_axes(ax),
        ncols=COLUMNS,
        frameon=False,
        fontsize=9,
        handlelength=2.6,
        columnspacing=1.8,
    )


def legend_handles(lines: Iterable[tuple[str, str]]) -> list[Any]:
    """What stands before and in each line of a legend, given as pairs (role, label)."""
    from matplotlib.colors import to_rgba
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Any] = []
    for role, label in lines:
        style = ROLES[role]
        if style.marker:
            handles.append(Line2D([], [], label=label, **marker_look(style)))
        elif style.fill:
            handles.append(
                Patch(
                    facecolor=to_rgba(style.color, style.fill),
                    edgecolor=style.color,
                    linestyle=style.line,
                    linewidth=style.width,
                    label=label,
                )
            )
        else:
            handles.append(Line2D([], [], label=label, **line_look(style)))
    return handles


def line_look(style: Style) -> dict[str, Any]:
    """Keywords of a drawn line."""
    return {
        "color": style.color,
        "linestyle": style.line,
        "linewidth": style.width,
        "zorder": style.level + 0.5,
        "solid_capstyle": "round",
        "solid_joinstyle": "round",
    }


def marker_look(style: Style) -> dict[str, Any]:
    """Keywords of a drawn marker."""
    return {
        "marker": style.marker,
        "markersize": style.size,
        "markerfacecolor": "none" if style.hollow else style.color,
        "markeredgecolor": style.color if style.hollow else "white",
        "markeredgewidth": style.width if style.hollow else 0.8,
        "linestyle": "none",
        "zorder": style.level + 0.5,
        "clip_on": False,
    }
