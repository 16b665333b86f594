"""``plot`` for what learners do: which drawing shows which record of learning and evaluation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from gametheory_bp.dynamics import LearningRun
from gametheory_bp.evaluation import SERIES, CrossPlayRuns, OutcomeShares, PlaySummary, ScoreTable
from gametheory_bp.plotting.learning_curves import (
    LearningCurves,
    PayoffPaths,
    draw_learning_curves,
    draw_payoff_paths,
    payoff_paths,
)
from gametheory_bp.plotting.outcome_bars import draw_outcome_bars
from gametheory_bp.plotting.phase_portraits import PhasePanel, draw_phase_panel
from gametheory_bp.plotting.profile_scatter import (
    ScatterPanel,
    draw_profile_scatter,
    observed_scatter,
)
from gametheory_bp.plotting.score_bars import (
    Bar,
    BarGroup,
    ScoreBars,
    bar_group,
    draw_score_bars,
)
from gametheory_bp.plotting.value_maps import ValueMap, draw_value_map

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Drawing", "drawing_of"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a record is drawn: inches (width, height), and the function that draws it on axes."""

    size: tuple[float, float]
    draw: Callable[[Axes], Axes]


@singledispatch
def drawing_of(result: Any) -> Drawing | None:
    """The drawing of a record of learning or evaluation, or of its plot data; None for others.

    Examples
    --------
    >>> from gametheory_bp.evaluation import outcome_shares
    >>> drawing_of(outcome_shares(["BB", "SS"])).size
    (5.0, 4.0)
    """
    return None


@drawing_of.register
def _(result: LearningRun) -> Drawing:
    data = payoff_paths(result)
    return drawing_of(data)  # type: ignore[return-value]


@drawing_of.register
def _(result: PayoffPaths) -> Drawing:
    return Drawing((5.2, 5.0), lambda ax: draw_payoff_paths(result, ax))


@drawing_of.register
def _(result: LearningCurves) -> Drawing:
    return Drawing((6.4, 4.2), lambda ax: draw_learning_curves(result, ax))


@drawing_of.register
def _(result: PhasePanel) -> Drawing:
    return Drawing((4.0, 4.0), lambda ax: draw_phase_panel(result, ax))


@drawing_of.register
def _(result: OutcomeShares) -> Drawing:
    return Drawing((5.0, 4.0), lambda ax: draw_outcome_bars(result, ax))


@drawing_of.register
def _(result: ScoreTable) -> Drawing:
    series = [name for name in SERIES if any(line.series == name for line in result.lines)]
    return _bars(bar_group(result.runs, result, series))


@drawing_of.register
def _(result: PlaySummary) -> Drawing:
    bars = tuple(Bar(line.series, line.score, line.score_error) for line in result.lines)
    return _bars(BarGroup(f"{result.outcomes.runs} runs", bars))


@drawing_of.register
def _(result: ScoreBars) -> Drawing:
    return Drawing((2.6 + 1.5 * len(result.groups), 4.2), lambda ax: _with_legend(result, ax))


@drawing_of.register
def _(result: CrossPlayRuns) -> Drawing:
    grouped = len(set(result.groups)) > 1
    kinds: Any = ("self", "same", "different") if grouped else ("self", "cross")
    return drawing_of(observed_scatter("Payoff profiles", result, kinds=kinds))  # type: ignore[return-value]


@drawing_of.register
def _(result: ScatterPanel) -> Drawing:
    def draw(ax: Axes) -> Axes:
        drawn = draw_profile_scatter(result, ax, jitter=0.0)
        drawn.legend(frameon=False, fontsize=8)
        return drawn

    return Drawing((5.0, 5.0), draw)


@drawing_of.register
def _(result: ValueMap) -> Drawing:
    return Drawing(result.size, lambda ax: draw_value_map(result, ax))


def _bars(group: BarGroup) -> Drawing:
    panel = ScoreBars("Normalized scores", (group,))
    return Drawing((5.2, 4.8), lambda ax: _with_legend(panel, ax))


def _with_legend(panel: ScoreBars, ax: Axes) -> Axes:
    drawn = draw_score_bars(panel, ax)
    drawn.legend(
        frameon=False, fontsize=8, loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=2
    )
    return drawn
