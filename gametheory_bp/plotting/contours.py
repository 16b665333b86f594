"""Contours of a welfare function over the payoff plane of a bargaining problem.

Each curve joins payoff pairs that the function values alike; the rule picks the point of the
set on the highest curve that touches it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gametheory_bp.bargaining import BargainingProblem, load_rule, solve
from gametheory_bp.errors import InputTypeError, NotDefinedError
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.palette import ROLES
from gametheory_bp.plotting.pieces import assemble, problem_frontier, set_pieces
from gametheory_bp.plotting.plane import Mark, Plane
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["WelfareContours", "plot_welfare_contours", "welfare_contours"]

STEPS = 161
"""Grid points along each axis."""
LEVELS = 9
MARGIN = 0.09


@dataclass(frozen=True, slots=True)
class WelfareContours:
    """A welfare function on a grid, with the set and the optima.

    Attributes
    ----------
    plane : Plane
        Payoff set, frontier, disagreement point and optima, exact.
    row, column : tuple of float, length n
        Payoffs of the grid.
    values : n x n floats
        ``values[k][l]`` is the welfare at ``(row[l], column[k])``; NaN where it is not defined.
    best : float
        The welfare of the optima.
    """

    plane: Plane
    row: tuple[float, ...]
    column: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]
    best: float


def welfare_contours(
    problem: BargainingProblem, rule: str, *, steps: int = STEPS, **parameters: Any
) -> WelfareContours:
    """The data of :func:`plot_welfare_contours`.

    Raises
    ------
    NotDefinedError
        If the rule is no argmax of a function of the payoff pair.
    """
    import numpy as np

    if not isinstance(problem, BargainingProblem):
        raise InputTypeError(f"got a {type(problem).__name__}; give a BargainingProblem")
    welfare = load_rule(rule)
    if not isinstance(welfare, WelfareFunction) or welfare.games_only:
        raise NotDefinedError(
            f"{rule!r} is no argmax of a function of the payoff pair, so it has no contours; "
            f"plot its solution instead"
        )
    solution = solve(problem, rule, **parameters)
    domain = problem.payoff_set
    if welfare.domain(dict(solution.parameters)) == "individually_rational":
        domain = problem.individually_rational
    frame = Frame.of(domain, problem.disagreement)
    points = (*problem.payoff_set, problem.disagreement)
    row, column = (_axis([float(p[k]) for p in points], steps) for k in (0, 1))
    grid = np.meshgrid(np.array(row), np.array(column))
    with np.errstate(all="ignore"):
        values = np.asarray(welfare.value(grid[0], grid[1], frame, **parameters), dtype=float)
        if welfare.domain(dict(solution.parameters)) == "individually_rational":
            d = [float(x) for x in problem.disagreement]
            values = np.where((grid[0] >= d[0]) & (grid[1] >= d[1]), values, np.nan)
    values = np.broadcast_to(values, grid[0].shape)
    optima = [
        Mark("optimum", "optimum", p, (welfare.title.partition(" (")[0],)) for p in solution.points
    ]
    plane = assemble(
        f"{welfare.title}: welfare contours",
        (
            *set_pieces("feasible", problem.payoff_set, "payoff set"),
            *problem_frontier(problem),
            Mark("minimax", "disagreement point", problem.disagreement),
            *optima,
        ),
    )
    x, y = solution.points[0]
    best = float(welfare.value(float(x), float(y), frame, **parameters))
    return WelfareContours(plane, row, column, tuple(map(tuple, values.tolist())), best)


def plot_welfare_contours(
    problem: BargainingProblem, rule: str, ax: Axes | None = None, **parameters: Any
) -> Axes:
    """Draw the contours of a welfare function over a payoff set, with the optimum.

    Parameters
    ----------
    problem : BargainingProblem
    rule : str
        Id of a welfare function.
    ax : matplotlib Axes, optional
    **parameters
        The function's parameters.

    Returns
    -------
    matplotlib Axes
        ``show`` is left to the caller.
    """
    import numpy as np

    data = welfare_contours(problem, rule, **parameters)
    ax = axes_for(ax, size=figure_size(data.plane))
    values = np.array(data.values)
    finite = values[np.isfinite(values)]
    if finite.size and finite.min() < finite.max():
        # levels at equal shares of the area: functions that fall steeply stay readable
        levels = np.unique(np.quantile(finite, np.linspace(0.04, 0.98, LEVELS)))
        curves = ax.contour(
            data.row,
            data.column,
            values,
            levels=levels,
            colors=ROLES["contour"].color,
            linewidths=ROLES["contour"].width,
            linestyles="solid",
            alpha=0.75,
            zorder=ROLES["contour"].level,
        )
        ax.clabel(curves, fontsize=8, fmt="%.3g")
        best = ROLES["best_contour"]
        ax.contour(
            data.row,
            data.column,
            values,
            levels=[data.best],
            colors=best.color,
            linewidths=best.width,
            linestyles=best.line,
            zorder=best.level,
        )
    return draw_plane(data.plane, ax)


def _axis(values: list[float], steps: int) -> tuple[float, ...]:
    low, high = min(values), max(values)
    slack = MARGIN * ((high - low) or 1.0)
    width = high - low + 2 * slack
    return tuple(low - slack + width * k / (steps - 1) for k in range(steps))
