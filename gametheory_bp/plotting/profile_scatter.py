"""Payoff profiles of learned policies over the set of attainable payoffs.

Every run and every pairing of runs is one marker.  Many profiles pay the same, so markers may be
jittered; that happens in the drawing only, with a seed of its own, and the data stay what they are.
The attainable set is drawn from its exact corners.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from gametheory_bp.errors import InputValueError, ShapeError
from gametheory_bp.evaluation import CrossPlayRuns
from gametheory_bp.evaluation.maxima import attainable_vertices
from gametheory_bp.plotting.canvas import DPI
from gametheory_bp.plotting.palette import OKABE_ITO
from gametheory_bp.plotting.plane import PlanePoint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "ScatterPanel",
    "ScatterSeries",
    "draw_profile_scatter",
    "observed_scatter",
    "profile_scatter",
    "profile_scatter_figure",
]

Limits = tuple[tuple[float, float], tuple[float, float]]
Kind = Literal["self", "cross", "same", "different", "published"]
PANEL = (4.0, 4.0)
"""Inches of one panel."""


@dataclass(frozen=True, slots=True)
class _Look:
    label: str
    color: str
    marker: str
    size: float
    level: int


LOOKS: Mapping[str, _Look] = MappingProxyType(
    {
        "self": _Look("self-play", OKABE_ITO["blue"], "o", 6.0, 4),
        "cross": _Look("cross-play", OKABE_ITO["orange"], "s", 4.5, 3),
        "same": _Look("cross-play, same group", OKABE_ITO["orange"], "s", 4.5, 3),
        "different": _Look("cross-play, different groups", OKABE_ITO["green"], "v", 4.5, 3),
        "published": _Look("published means", OKABE_ITO["black"], "+", 11.0, 5),
    }
)
"""How each kind of profile is drawn: hollow circles, squares, triangles, and crosses."""


@dataclass(frozen=True, slots=True)
class ScatterSeries:
    """Profiles of one kind."""

    kind: Kind
    points: tuple[PlanePoint, ...]


@dataclass(frozen=True, slots=True)
class ScatterPanel:
    """One panel: the attainable payoffs and what was earned.

    Attributes
    ----------
    title : str
    area : tuple of points
        Corners of the attainable payoffs; empty where they are not known.
    series : tuple of ScatterSeries
    limits : pair of ranges
    jitter : float, optional
        Of this panel, in place of that of the figure.
    """

    title: str
    area: tuple[PlanePoint, ...]
    series: tuple[ScatterSeries, ...]
    limits: Limits
    jitter: float | None = None


def profile_scatter(
    title: str,
    runs: CrossPlayRuns,
    attainable: Any,
    *,
    kinds: Iterable[Kind] = ("self", "cross"),
    published: Sequence[tuple[float, float]] = (),
    limits: Limits | None = None,
) -> ScatterPanel:
    """The data of a panel.

    Parameters
    ----------
    title : str
    runs : CrossPlayRuns
    attainable : game, payoff polygon or vertices
    kinds : subset of {"self", "cross", "same", "different"}
    published : sequence of pairs
        Published mean payoffs, drawn as crosses on top.
    limits : ((left, right), (bottom, top)), optional
        By default the area with a margin.

    Raises
    ------
    UnknownNameError
        If there is no such kind of profile.
    InputValueError
        If a range of the limits is empty.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.evaluation import cross_play_runs
    >>> runs = cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]])
    >>> panel = profile_scatter("BoS", runs, load_game("asymmetric_bach_or_stravinsky"))
    >>> [(series.kind, len(series.points)) for series in panel.series], len(panel.area)
    ([('self', 2), ('cross', 2)], 3)
    """
    area = attainable_vertices(attainable)
    series = [ScatterSeries(kind, runs.of(kind)) for kind in kinds if kind != "published"]
    if published:
        series.append(ScatterSeries("published", tuple(published)))
    if limits is None:
        limits = _around(area, 0), _around(area, 1)
    for low, high in limits:
        if not low < high:
            raise InputValueError(f"limits ({low}, {high}) hold no number; give low < high")
    return ScatterPanel(title, area, tuple(s for s in series if s.points), limits)


def observed_scatter(
    title: str, runs: CrossPlayRuns, *, kinds: Iterable[Kind] = ("self", "cross")
) -> ScatterPanel:
    """The same where no set of attainable payoffs is known: profiles only.

    Examples
    --------
    >>> from gametheory_bp.evaluation import cross_play_runs
    >>> observed_scatter("BoS", cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]])).area
    ()
    """
    series = [ScatterSeries(kind, runs.of(kind)) for kind in kinds if kind != "published"]
    seen = [point for one in series for point in one.points]
    limits = _around(seen, 0), _around(seen, 1)
    return ScatterPanel(title, (), tuple(s for s in series if s.points), limits)


def _around(area: Sequence[PlanePoint], player: int) -> tuple[float, float]:
    values = [float(point[player]) for point in area]
    room = 0.05 * (max(values) - min(values)) or 1.0
    return min(values) - room, max(values) + room


def draw_profile_scatter(
    panel: ScatterPanel, ax: Axes, *, jitter: float = 0.0, rng: Any = 0
) -> Axes:
    """Draw a panel.

    Parameters
    ----------
    panel : ScatterPanel
    ax : matplotlib Axes
    jitter : float
        Standard deviation of what is added to the markers of runs, none to published means.
    rng : int, SeedSequence or numpy Generator

    Raises
    ------
    InputValueError
        If the jitter is negative.
    """
    import numpy as np

    if jitter < 0:
        raise InputValueError(f"jitter {jitter}; a standard deviation is at least 0")
    generator = np.random.default_rng(rng)
    xs, ys = [float(x) for x, _ in panel.area], [float(y) for _, y in panel.area]
    purple = OKABE_ITO["purple"]
    if panel.area:
        ax.fill(xs, ys, facecolor=purple, alpha=0.12, linewidth=0, zorder=1)
        ax.plot([*xs, *xs[:1]], [*ys, *ys[:1]], color=purple, linewidth=1.0, zorder=2)
    for series in panel.series:
        look, found = LOOKS[series.kind], np.array(series.points, dtype=float)
        ours = series.kind != "published"
        if ours:
            found = found + generator.normal(0.0, jitter, found.shape)
        ax.plot(
            found[:, 0],
            found[:, 1],
            linestyle="none",
            marker=look.marker,
            markersize=look.size,
            markerfacecolor="none",
            markeredgecolor=look.color,
            markeredgewidth=1.0 if ours else 1.8,
            alpha=0.8 if ours else 1.0,
            zorder=look.level,
            label=look.label,
        )
    ax.set_xlim(*panel.limits[0])
    ax.set_ylim(*panel.limits[1])
    ax.set_title(panel.title, fontsize=11, loc="left")
    ax.set_xlabel("row, mean reward per step")
    ax.set_ylabel("column, mean reward per step")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax


def profile_scatter_figure(
    rows: Sequence[Sequence[ScatterPanel]], *, jitter: float = 0.05, rng: Any = 0
) -> Figure:
    """Panels in rows, with one legend for each row below it.

    Raises
    ------
    ShapeError
        If there are no panels or the rows have different lengths.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    widths = {len(row) for row in rows}
    if len(widths) != 1 or widths == {0}:
        raise ShapeError("rows of panels must be equally long and not empty")
    (across,) = widths
    figure = Figure(
        figsize=(PANEL[0] * across, PANEL[1] * len(rows)), dpi=DPI, layout="constrained"
    )
    FigureCanvasAgg(figure)
    parts = figure.subfigures(len(rows), 1, squeeze=False).flat
    for part, row in zip(parts, rows, strict=True):
        axes = part.subplots(1, across, squeeze=False).flat
        shown: dict[str, Any] = {}
        for ax, panel in zip(axes, row, strict=True):
            own = jitter if panel.jitter is None else panel.jitter
            draw_profile_scatter(panel, ax, jitter=own, rng=rng)
            handles, labels = ax.get_legend_handles_labels()
            shown.update(zip(labels, handles, strict=True))
        part.legend(
            list(shown.values()), list(shown), loc="outside lower center", ncols=len(shown),
            frameon=False, fontsize=9,
        )  # fmt: skip
    return figure
