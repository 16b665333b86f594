"""Drawing a :class:`~gametheory_bp.plotting.plane.Plane` with matplotlib.

Numbers become floats here and nowhere earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from gametheory_bp.plotting.legend import (
    ROW,
    below_axes,
    draw_legend,
    legend_rows,
    line_look,
    marker_look,
)
from gametheory_bp.plotting.magnifier import ROOM, draw_magnified, needs_magnifier
from gametheory_bp.plotting.naming import write_names
from gametheory_bp.plotting.palette import ROLES
from gametheory_bp.plotting.plane import Area, Arrow, Mark, Path, Plane, PlanePoint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_plane", "figure_size"]

MARGIN = 0.09
"""White space around the points, as a share of their extent."""
FLATTEST = 3.2
"""Axes get equal units unless one payoff range is this many times the other."""
WIDTH = 8.0
"""Width of a new figure in inches."""
CAPTION_WIDTH, CAPTION_FONT, LINE = 110, 9.0, 0.165
"""Characters in a line of a caption, its size in points, the height of its lines in inches."""


def draw_plane(plane: Plane, ax: Axes, *, legend: bool = True) -> Axes:
    """Draw areas, paths and marks, then write every name once, beside its point."""
    _draw_pieces(plane, ax)
    _set_limits(plane, ax)
    ax.set_xlabel("row payoff")
    ax.set_ylabel("column payoff")
    ax.set_title(plane.title, fontsize=12, loc="left", pad=10)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.grid(visible=True, color="#e6e6e6", linewidth=0.6, zorder=0)
    ax.set_axisbelow(True)
    if legend and plane.legend:
        draw_legend(plane, ax)
    if plane.caption:
        _write_caption(plane, ax, legend_rows(plane) if legend else 0)
    if needs_magnifier(plane):
        draw_magnified(plane, ax, lambda inset: _draw_pieces(plane, inset))
    write_names(plane, ax)
    return ax


def _draw_pieces(plane: Plane, ax: Axes) -> None:
    for area in plane.areas:
        _draw_area(area, ax)
    for path in plane.paths:
        _draw_path(path, ax)
    for mark in plane.marks:
        _draw_mark(mark, ax)
    for arrow in plane.arrows:
        _draw_arrow(arrow, ax)


def _floats(points: Sequence[PlanePoint]) -> tuple[list[float], list[float]]:
    return [float(x) for x, _ in points], [float(y) for _, y in points]


def _draw_area(area: Area, ax: Axes) -> None:
    if not area.vertices:
        return
    style = ROLES[area.role]
    xs, ys = _floats(area.vertices)
    if len(set(area.vertices)) == 1:  # a set of one point
        ax.plot(xs[:1], ys[:1], marker="o", markersize=style.width * 3, color=style.color)
        return
    ax.fill(xs, ys, facecolor=style.color, alpha=style.fill, zorder=style.level, linewidth=0)
    ax.plot([*xs, xs[0]], [*ys, ys[0]], **line_look(style))


def _draw_path(path: Path, ax: Axes) -> None:
    xs, ys = _floats(path.points)
    ax.plot(xs, ys, **line_look(ROLES[path.role]))


def _draw_mark(mark: Mark, ax: Axes) -> None:
    style = ROLES[mark.role]
    ax.plot([float(mark.point[0])], [float(mark.point[1])], **marker_look(style))


def _draw_arrow(arrow: Arrow, ax: Axes) -> None:
    from matplotlib.patches import FancyArrowPatch

    style = ROLES[arrow.role]
    (x0, x1), (y0, y1) = _floats((arrow.start, arrow.end))
    ax.add_patch(
        FancyArrowPatch(
            (x0, y0),
            (x1, y1),
            arrowstyle="-|>",
            mutation_scale=13,
            shrinkA=0,
            shrinkB=0,
            color=style.color,
            linewidth=style.width,
            zorder=style.level,
            clip_on=False,
        )
    )


def _write_caption(plane: Plane, ax: Axes, rows: int) -> None:
    """The caption below the legend, in lines of equal length."""
    ax.text(
        0.5,
        0.0,
        _lines(plane.caption),
        transform=below_axes(ax, rows),
        fontsize=CAPTION_FONT,
        ha="center",
        va="top",
        multialignment="left",
    )


def _lines(caption: str) -> str:
    return fill(caption, CAPTION_WIDTH)


def figure_size(plane: Plane) -> tuple[float, float]:
    """Inches (width, height) of a new figure in which the plane leaves little empty room."""
    (left, right), (bottom, top) = _limits(plane)
    ratio = (top - bottom) / (right - left)
    if not _equal_units(plane):
        ratio = 0.7
    # the frame is narrower than the figure by the axis labels; title and legend take height
    height = min(max((WIDTH - 0.9) * ratio + 1.8, 4.6), 8.6)
    if plane.caption:
        lines = _lines(plane.caption).count("\n") + 3
        height += LINE * lines + ROW * max(legend_rows(plane) - 2, 0)
    return WIDTH + (ROOM if needs_magnifier(plane) else 0.0), height


def _limits(plane: Plane) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ends of the two axes: the extent of all points with a margin."""
    xs, ys = _floats(tuple(plane.points()))
    if not xs:
        return (0.0, 1.0), (0.0, 1.0)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    unit = max(wide, high) or max(abs(xs[0]), abs(ys[0]), 1.0)
    ends = []
    for low, top, extent in ((min(xs), max(xs), wide), (min(ys), max(ys), high)):
        # a point, or a segment parallel to an axis, still gets some room around it
        room = max(extent, unit / 4)
        slack = MARGIN * room + (room - extent) / 2
        ends.append((low - slack, top + slack))
    return ends[0], ends[1]


def _equal_units(plane: Plane) -> bool:
    (left, right), (bottom, top) = _limits(plane)
    wide, high = right - left, top - bottom
    return max(wide, high) <= FLATTEST * min(wide, high)


def _set_limits(plane: Plane, ax: Axes) -> None:
    across, up = _limits(plane)
    ax.set_xlim(*across)
    ax.set_ylim(*up)
    if _equal_units(plane):
        ax.set_aspect("equal", adjustable="box", anchor="N")
