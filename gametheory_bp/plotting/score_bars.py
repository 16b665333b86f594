"""Normalized scores as bars with errors, published values beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import EmptySetError, ShapeError
from gametheory_bp.evaluation import ScoreTable
from gametheory_bp.plotting.canvas import DPI, file_panels
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "Bar",
    "BarGroup",
    "ScoreBars",
    "bar_group",
    "draw_score_bars",
    "score_bars_figure",
    "score_bars_grid",
]

Measured = tuple[float, float | None]
"""A mean and its standard error, if that is known."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes
    ----------
    series : str
    value, error : float or None
        None where there is no such cross-play.
    published : (float, float or None) or None
        Published mean and standard error.
    """

    series: str
    value: float | None
    error: float | None
    published: Measured | None = None


@dataclass(frozen=True, slots=True)
class BarGroup:
    """The bars of one environment and algorithm."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ScoreBars:
    """A panel of groups of bars."""

    title: str
    groups: tuple[BarGroup, ...]
    value: str = "normalized score"


LOOKS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "self": ("self-play", OKABE_ITO["blue"], ""),
        "cross": ("cross-play, all", OKABE_ITO["grey"], "xx"),
        "same": ("cross-play, same welfare", OKABE_ITO["orange"], "//"),
        "different": ("cross-play, different welfare", OKABE_ITO["green"], ".."),
    }
)
"""Label, colour and hatching of every series."""
PUBLISHED = "published"


def bar_group(
    label: str,
    table: ScoreTable,
    series: Sequence[str] = ("self", "same", "different"),
    published: Mapping[str, Measured] = MappingProxyType({}),
) -> BarGroup:
    """The bars of a table of scores.

    Errors are those by drawing seeds again, where they are known, else those over pairs.

    Examples
    --------
    >>> from gametheory_bp.evaluation import cross_play_runs, score_table
    >>> runs = cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]], groups=["u", "e"])
    >>> group = bar_group("BoS", score_table(runs), published={"self": (1.0, 0.0)})
    >>> [(bar.series, bar.value) for bar in group.bars]
    [('self', 1.0), ('same', None), ('different', 0.0)]
    """
    lines = {str(line.series): line for line in table.lines}
    bars = []
    for name in series:
        line = lines.get(name)
        if line is None:
            bars.append(Bar(name, None, None, published.get(name)))
        else:
            error = line.error if line.seed_error is None else line.seed_error
            bars.append(Bar(name, float(line.mean), error, published.get(name)))
    return BarGroup(label, tuple(bars))


def draw_score_bars(panel: ScoreBars, ax: Axes) -> Axes:
    """Draw groups of bars with errors; a diamond beside a bar is the published value.

    Raises
    ------
    EmptySetError
        If the panel has no groups.
    """
    if not panel.groups:
        raise EmptySetError("a panel without bars; give at least one group")
    width = 0.8 / max(len(group.bars) for group in panel.groups)
    labelled: set[str] = set()
    for place, group in enumerate(panel.groups):
        for k, bar in enumerate(group.bars):
            x = place + (k - (len(group.bars) - 1) / 2) * width
            label, color, hatch = LOOKS[bar.series]
            if bar.value is None:
                if bar.published is None:
                    ax.text(x, 0.01, "N/A", ha="center", va="bottom", fontsize=8, rotation=90)
            else:
                ax.bar(
                    x,
                    bar.value,
                    0.9 * width,
                    yerr=bar.error,
                    capsize=3,
                    color=color,
                    hatch=hatch,
                    edgecolor="white",
                    label="_nolegend_" if label in labelled else label,
                )
                labelled.add(label)
            if bar.published is not None:
                ax.errorbar(
                    x + 0.3 * width,
                    bar.published[0],
                    yerr=bar.published[1],
                    marker="D",
                    markersize=4.5,
                    markerfacecolor="white",
                    color=OKABE_ITO["black"],
                    capsize=2,
                    linestyle="none",
                    label="_nolegend_" if PUBLISHED in labelled else PUBLISHED,
                )
                labelled.add(PUBLISHED)
    ax.set_xticks(range(len(panel.groups)), [group.label for group in panel.groups], fontsize=9)
    ax.set_ylim(0.0, 1.1)
    ax.set_ylabel(panel.value)
    ax.set_title(panel.title, fontsize=11, loc="left")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax


def score_bars_figure(panels: Sequence[ScoreBars]) -> Figure:
    """Panels side by side, the legend below each."""
    sizes = [(2.6 + 1.5 * len(panel.groups), 4.2) for panel in panels]
    figure, axes = file_panels(sizes)
    for panel, ax in zip(panels, axes, strict=True):
        draw_score_bars(panel, ax)
        ax.figure.legend(
            *ax.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False,
            fontsize=8,
        )  # fmt: skip
    return figure


def score_bars_grid(rows: Sequence[Sequence[ScoreBars]]) -> Figure:
    """Panels in rows, with one legend below all of them.

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
    wide = max(2.6 + 1.5 * len(panel.groups) for row in rows for panel in row)
    figure = Figure(figsize=(across * wide, 4.0 * len(rows)), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(len(rows), across, squeeze=False)
    shown: dict[str, Any] = {}
    for row, line in zip(rows, axes, strict=True):
        for panel, ax in zip(row, line, strict=True):
            draw_score_bars(panel, ax)
            shown.update(zip(*reversed(ax.get_legend_handles_labels()), strict=True))
    order = [name for name in shown if name != PUBLISHED] + [PUBLISHED] * (PUBLISHED in shown)
    figure.legend(
        [shown[name] for name in order], order, loc="outside lower center", ncols=len(order),
        frameon=False, fontsize=9,
    )  # fmt: skip
    return figure
