"""The legend: one line per role, drawn with the look that the role has in the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.plotting.palette import ROLES, Style
from gametheory_bp.plotting.plane import Plane

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_legend", "line_look", "marker_look"]

DROP = 0.55
"""Inches from the axes down to the legend."""


def draw_legend(plane: Plane, ax: Axes) -> None:
    """Write the legend below the axes."""
    from matplotlib.colors import to_rgba
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.transforms import ScaledTranslation

    handles: list[Any] = []
    for role, label in plane.legend:
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
    figure = ax.get_figure(root=True)
    assert figure is not None
    # below tick and axis labels, whose height does not depend on the size of the axes
    below = ax.transAxes + ScaledTranslation(0, -DROP, figure.dpi_scale_trans)
    ax.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.5, 0),
        bbox_transform=below,
        ncols=3,
        frameon=False,
        fontsize=9,
        handlelength=2.6,
        columnspacing=1.8,
    )


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
