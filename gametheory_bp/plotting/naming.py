"""Writing names beside points: measure the texts, place them together, add leader lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from gametheory_bp.plotting.labels import Box, Label, place_labels
from gametheory_bp.plotting.palette import ROLES
from gametheory_bp.plotting.plane import Plane

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["FONT", "write_names"]

FONT = 9.0
"""Size of names in points."""
MANY = 6
"""Names at one point beyond which lines are longer."""
FAR = 16.0
"""Pixels between a point and its name from which on a line joins them."""


def write_names(plane: Plane, ax: Axes) -> None:
    """Measure every label, place them all together, then write them with leader lines."""
    named = plane.named_points()
    figure = ax.get_figure(root=True)
    if not named or figure is None:
        return
    figure.draw_without_rendering()  # settles layout and limits, so that pixels mean something
    to_pixels = ax.transData.transform
    points_per_pixel = 72 / figure.dpi
    labels, texts = [], []
    for point, names in named:
        text = ax.text(0, 0, _wrapped(names), fontsize=FONT, linespacing=1.15)
        extent = text.get_window_extent()
        text.remove()
        x, y = to_pixels((float(point[0]), float(point[1])))
        labels.append(Label(float(x), float(y), extent.width + 4, extent.height + 2))
        texts.append(_wrapped(names))
    bounds = ax.get_window_extent()
    frame = Box(bounds.x0, bounds.y0, bounds.x1, bounds.y1)
    placed = place_labels(labels, frame, _marker_boxes(plane, ax), _line_pixels(plane, ax))
    for (point, _), label, text_shown, box in zip(named, labels, texts, placed, strict=True):
        x, y = box.centre
        near_x, near_y = box.nearest(label.x, label.y)
        far = ((near_x - label.x) ** 2 + (near_y - label.y) ** 2) ** 0.5 > FAR
        written = ax.annotate(
            text_shown,
            xy=(float(point[0]), float(point[1])),
            xytext=((x - label.x) * points_per_pixel, (y - label.y) * points_per_pixel),
            textcoords="offset points",
            ha="center",
            va="center",
            multialignment=_side(label, box),
            fontsize=FONT,
            linespacing=1.15,
            zorder=20,
            annotation_clip=False,
            bbox={"boxstyle": "round,pad=0.12", "facecolor": "white", "alpha": 0.72, "lw": 0},
            arrowprops=_leader(box, near_x, near_y) if far else None,
        )
        written.set_in_layout(False)  # or the layout moves, and the places are wrong


def _side(label: Label, box: Box) -> Literal["left", "center", "right"]:
    """Lines of a label are flush on the side of the point, so that it is plain whose they are."""
    if box.left > label.x:
        return "left"
    return "right" if box.right < label.x else "center"


def _leader(box: Box, x: float, y: float) -> dict[str, Any]:
    """A thin line that leaves the label where it is nearest to the point."""
    at = ((x - box.left) / (box.right - box.left), (y - box.bottom) / (box.top - box.bottom))
    return {"arrowstyle": "-", "color": "#555555", "lw": 0.7, "shrinkB": 4, "relpos": at}


def _wrapped(names: Sequence[str]) -> str:
    """Names joined by semicolons, broken into lines; many names into longer lines."""
    width = 30 if len(names) <= MANY else 34
    lines: list[str] = []
    for k, name in enumerate(names):
        piece = name + (";" if k + 1 < len(names) else "")
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    return "\n".join(lines)


def _marker_boxes(plane: Plane, ax: Axes) -> list[Box]:
    figure = ax.get_figure(root=True)
    scale = (figure.dpi if figure is not None else 72) / 72
    boxes = []
    for mark in plane.marks:
        x, y = ax.transData.transform((float(mark.point[0]), float(mark.point[1])))
        radius = ROLES[mark.role].size * scale / 2
        boxes.append(Box(x - radius, y - radius, x + radius, y + radius))
    return boxes


def _line_pixels(plane: Plane, ax: Axes, step: float = 7.0) -> list[tuple[float, float]]:
    """Points every few pixels along all paths and outlines."""
    chains = [path.points for path in plane.paths]
    chains += [(*area.vertices, area.vertices[0]) for area in plane.areas if area.vertices]
    chains += [(arrow.start, arrow.end) for arrow in plane.arrows]
    pixels: list[tuple[float, float]] = []
    for chain in chains:
        ends = [ax.transData.transform((float(x), float(y))) for x, y in chain]
        for (x0, y0), (x1, y1) in pairwise(ends):
            count = int(max(abs(x1 - x0), abs(y1 - y0)) / step) + 1
            pixels += [
                (float(x0 + (x1 - x0) * k / count), float(y0 + (y1 - y0) * k / count))
                for k in range(count)
            ]
    return pixels
