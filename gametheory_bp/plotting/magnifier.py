"""A magnified inset beside the drawing where an arrow is too short to be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gametheory_bp.plotting.plane import Arrow, Plane

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["ROOM", "draw_magnified", "needs_magnifier"]

SHORTEST = 0.08
"""An arrow shorter than this share of the drawing's extent is magnified."""
ROOM = 3.0
"""Inches that the inset takes beside the axes."""


def needs_magnifier(plane: Plane) -> bool:
    """Whether all arrows are too short to be seen well.

    Examples
    --------
    >>> needs_magnifier(Plane("empty"))
    False
    """
    return bool(plane.arrows) and max(map(_length, plane.arrows)) < SHORTEST * _extent(plane)


def draw_magnified(plane: Plane, ax: Axes, draw: Callable[[Axes], None]) -> None:
    """Draw the plane again, around its arrows, in an inset at the right of the axes."""
    ends = [(float(x), float(y)) for a in plane.arrows for x, y in (a.start, a.end)]
    half = 2.5 * max(map(_length, plane.arrows))
    x, y = (sum(end[k] for end in ends) / len(ends) for k in (0, 1))
    inset = ax.inset_axes((1.05, 0.55, 0.3, 0.4))
    draw(inset)
    inset.set_xlim(x - half, x + half)
    inset.set_ylim(y - half, y + half)
    inset.set_aspect("equal")
    inset.tick_params(labelsize=7)
    for artist in (*inset.lines, *inset.patches):
        artist.set_clip_on(True)
    ax.indicate_inset_zoom(inset, edgecolor="#555555")


def _length(arrow: Arrow) -> float:
    (x0, y0), (x1, y1) = arrow.start, arrow.end
    return max(abs(float(x1) - float(x0)), abs(float(y1) - float(y0)))


def _extent(plane: Plane) -> float:
    xs, ys = zip(*((float(x), float(y)) for x, y in plane.points()), strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))
