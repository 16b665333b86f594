"""What agents earned, drawn where it lies below the Pareto frontier of what they could have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import EmptySetError
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.palette import OKABE_ITO
from gametheory_bp.plotting.pieces import assemble, frontier_pieces, set_pieces, solution_pieces
from gametheory_bp.plotting.plane import Mark, Plane, PlanePoint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_errors", "frontier_with_profiles", "plot_frontier_with_profiles"]

ROLES = ("pareto", "demanded", "second_points", "third_points")
"""The marker of each group of profiles, in turn."""


def frontier_with_profiles(
    payoffs: Any,
    profiles: Mapping[str, Mapping[str, PlanePoint]],
    solutions: Iterable[tuple[str, Sequence[Any]]] = (),
    *,
    title: str = "",
    caption: str = "",
    named: bool = True,
) -> Plane:
    """The data of such a drawing.

    Parameters
    ----------
    payoffs : record with ``vertices``, or sequence of pairs
        Attainable payoffs, such as :func:`.attainable_payoffs` finds.
    profiles : mapping from a group's name to a mapping from names to payoff pairs
        What was earned, by the same criterion as the payoffs.
    solutions : (rule, points), optional
        What rules pick.
    title, caption : str
    named : bool
        Whether every profile's name is written beside it.

    Returns
    -------
    Plane

    Raises
    ------
    EmptySetError
        If there are no payoffs.

    Examples
    --------
    >>> plane = frontier_with_profiles([(0, 0), (4, 1), (2, 2)], {"learned": {"A": (1, 1)}})
    >>> [mark.names for mark in plane.marks], plane.paths[0].points
    ([('A',)], ((Fraction(2, 1), Fraction(2, 1)), (Fraction(4, 1), Fraction(1, 1))))
    """
    vertices = tuple(getattr(payoffs, "vertices", payoffs))
    if not vertices:
        raise EmptySetError("no attainable payoffs; give at least one payoff pair")
    hull = Polygon.hull(vertices)
    marks = [
        Mark(ROLES[k % len(ROLES)], group, point, (name,) if named else ())
        for k, (group, points) in enumerate(profiles.items())
        for name, point in points.items()
    ]
    pieces = (
        *set_pieces("feasible", hull.vertices, "attainable payoffs"),
        *frontier_pieces(pareto_chain(hull)),
        *marks,
        *solution_pieces(solutions),
    )
    return assemble(title or "Attainable payoffs per step, and what was earned", pieces, caption)


def plot_frontier_with_profiles(
    payoffs: Any,
    profiles: Mapping[str, Mapping[str, PlanePoint]],
    solutions: Iterable[tuple[str, Sequence[Any]]] = (),
    *,
    title: str = "",
    caption: str = "",
    named: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw it; parameters as for :func:`frontier_with_profiles`, and where to draw.

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> axes = plot_frontier_with_profiles([(0, 0), (4, 1), (2, 2)], {"learned": {"A": (1, 1)}})
    >>> axes.get_xlabel()
    'row payoff'
    """
    plane = frontier_with_profiles(
        payoffs, profiles, solutions, title=title, caption=caption, named=named
    )
    return draw_plane(plane, axes_for(ax, size=figure_size(plane)))


def draw_errors(
    points: Iterable[tuple[tuple[float, float], tuple[float, float]]], ax: Axes
) -> Axes:
    """Draw standard errors in both directions around profiles.

    Parameters
    ----------
    points : pairs of (means, errors)
    ax : matplotlib Axes
    """
    for (x, y), (across, up) in points:
        ax.errorbar(
            [x], [y], xerr=[across], yerr=[up], color=OKABE_ITO["grey"], capsize=2, linewidth=1.0,
            zorder=2,
        )  # fmt: skip
    return ax
