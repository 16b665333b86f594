"""Payoffs over the updates of a run: curves with their spread, and paths in the payoff plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gametheory_bp.dynamics import LearningRun
from gametheory_bp.errors import InputTypeError
from gametheory_bp.evaluation.maxima import attainable_vertices
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.plotting.palette import OKABE_ITO
from gametheory_bp.plotting.plane import PlanePoint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "LearningCurve",
    "LearningCurves",
    "PayoffPaths",
    "draw_learning_curves",
    "draw_payoff_paths",
    "learning_curves",
    "payoff_paths",
]

LOW, HIGH = 10, 90
"""Percentiles of the band."""
LOOKS = (("row", OKABE_ITO["blue"], "-"), ("column", OKABE_ITO["vermilion"], "--"))
SHOWN = 60
"""Runs whose paths are drawn."""


@dataclass(frozen=True, slots=True)
class LearningCurve:
    """One player's payoff per step: mean over seeds, and a band that holds 8 of 10.

    Attributes
    ----------
    player : {"row", "column"}
    updates : tuple of int
    mean, low, high : tuples of float
    """

    player: str
    updates: tuple[int, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LearningCurves:
    """The curves of both players."""

    title: str
    curves: tuple[LearningCurve, ...]


def learning_curves(run: LearningRun) -> LearningCurves:
    """The data of the curves.

    Raises
    ------
    InputTypeError
        If it is no run of learning.

    Examples
    --------
    >>> from gametheory_bp import dynamics, load_game
    >>> found = learning_curves(dynamics.run(load_game("prisoners_dilemma"), seeds=3))
    >>> [(curve.player, len(curve.mean)) for curve in found.curves]
    [('row', 21), ('column', 21)]
    """
    import numpy as np

    if not isinstance(run, LearningRun):
        raise InputTypeError(f"got a {type(run).__name__}; give a run of gt.dynamics.run")
    times = tuple(run.recorded.tolist())
    found = []
    for k, (player, _, _) in enumerate(LOOKS):
        paid = run.history[:, :, k]
        low, high = np.percentile(paid, [LOW, HIGH], axis=1).tolist()
        found.append(
            LearningCurve(player, times, tuple(paid.mean(axis=1).tolist()), tuple(low), tuple(high))
        )
    return LearningCurves(_title(run), tuple(found))


def draw_learning_curves(data: LearningCurves, ax: Axes) -> Axes:
    """Draw means as lines and the bands behind them."""
    for curve, (label, color, line) in zip(data.curves, LOOKS, strict=True):
        ax.fill_between(curve.updates, curve.low, curve.high, color=color, alpha=0.15, linewidth=0)
        ax.plot(curve.updates, curve.mean, color=color, linestyle=line, linewidth=2.0, label=label)
    ax.set_xlabel("updates")
    ax.set_ylabel("payoff per step: mean, and 8 of 10 seeds")
    ax.set_title(data.title, fontsize=11, loc="left")
    ax.legend(frameon=False)
    _open(ax)
    return ax


@dataclass(frozen=True, slots=True)
class PayoffPaths:
    """Where the payoffs of single runs go.

    Attributes
    ----------
    title : str
    area : tuple of points
        Corners of the feasible payoffs of a stage game, empty for others.
    paths : tuple of tuples of points
        Each from the first policies to the last.
    left_out : int
        Runs that are not drawn.
    """

    title: str
    area: tuple[PlanePoint, ...]
    paths: tuple[tuple[PlanePoint, ...], ...]
    left_out: int


def payoff_paths(run: LearningRun, *, shown: int = SHOWN) -> PayoffPaths:
    """The data of the paths of the first runs.

    Raises
    ------
    InputTypeError
        If it is no run of learning.

    Examples
    --------
    >>> from gametheory_bp import dynamics, load_game
    >>> found = payoff_paths(dynamics.run(load_game("prisoners_dilemma"), seeds=3), shown=2)
    >>> len(found.paths), found.left_out
    (2, 1)
    """
    if not isinstance(run, LearningRun):
        raise InputTypeError(f"got a {type(run).__name__}; give a run of gt.dynamics.run")
    area = attainable_vertices(run.game) if isinstance(run.game, BimatrixGame) else ()
    paths = run.history[:, :shown].transpose(1, 0, 2).tolist()
    points = tuple(tuple((x, y) for x, y in path) for path in paths)
    return PayoffPaths(_title(run), area, points, len(run.seeds) - len(points))


def draw_payoff_paths(data: PayoffPaths, ax: Axes) -> Axes:
    """Draw the paths; a hollow circle is where a run begins, a dot where it ends."""
    purple, blue = OKABE_ITO["purple"], OKABE_ITO["blue"]
    if data.area:
        xs, ys = [float(x) for x, _ in data.area], [float(y) for _, y in data.area]
        ax.fill(xs, ys, facecolor=purple, alpha=0.12, linewidth=0, zorder=1)
        ax.plot([*xs, *xs[:1]], [*ys, *ys[:1]], color=purple, linewidth=1.0, zorder=2)
    for path in data.paths:
        xs, ys = [float(x) for x, _ in path], [float(y) for _, y in path]
        ax.plot(xs, ys, color=OKABE_ITO["grey"], linewidth=0.8, alpha=0.7, zorder=3)
        ax.plot(xs[:1], ys[:1], "o", mfc="none", mec=OKABE_ITO["orange"], markersize=4, zorder=4)
        ax.plot(xs[-1:], ys[-1:], "o", color=blue, markersize=4, zorder=5)
    ax.set_xlabel("row payoff per step")
    ax.set_ylabel("column payoff per step")
    more = f" ({data.left_out} runs not drawn)" if data.left_out else ""
    ax.set_title(f"{data.title}{more}", fontsize=11, loc="left")
    _open(ax)
    return ax


def _title(run: LearningRun) -> str:
    names = " against ".join(dict.fromkeys(run.learners))
    game = getattr(run.game, "title", "") or "a game"
    return f"{game}, {names}, {len(run.seeds)} seeds"


def _open(ax: Axes) -> None:
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
