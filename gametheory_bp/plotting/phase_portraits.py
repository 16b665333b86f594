"""Phase portraits of memory-one policies: after each joint action, how both players go on.

One panel for each state; the row player's probability of its first action (to cooperate, to play B)
runs to the right, the column player's upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gametheory_bp.errors import InputTypeError
from gametheory_bp.evaluation.policy_paths import PolicyPaths
from gametheory_bp.plotting.canvas import DPI
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["PhasePanel", "draw_phase_panel", "phase_figure", "phase_portrait"]

SIDE, HEAD = 2.7, 0.5
"""Inches of a panel, and of its title."""
ACROSS = 5


@dataclass(frozen=True, slots=True)
class PhasePanel:
    """Paths of the probabilities of the first action in one state.

    Attributes
    ----------
    title : str
        The state: "after (B, S)", or "first step".
    names : (str, str)
        First actions of the row and the column player.
    paths : tuple of tuples of (float, float)
        One for each seed.
    """

    title: str
    names: tuple[str, str]
    paths: tuple[tuple[tuple[float, float], ...], ...]


def phase_portrait(found: PolicyPaths) -> tuple[PhasePanel, ...]:
    """The data of all panels: the first step, then joint actions row by row.

    Raises
    ------
    InputTypeError
        If these are no policy paths.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.evaluation import policy_paths
    >>> paths = policy_paths(load_game("prisoners_dilemma"), seeds=2, times=(0, 5))
    >>> [panel.title for panel in phase_portrait(paths)][:2]
    ['first step', 'after (C, C)']
    """
    if not isinstance(found, PolicyPaths):
        raise InputTypeError(f"got a {type(found).__name__}; give paths of policy_paths")
    game = found.game
    one, two = game.row_actions, game.column_actions
    names = [f"after ({a}, {b})" for a in one for b in two]
    panels = []
    for state, title in ((len(names), "first step"), *enumerate(names)):
        x, y = found.row[:, :, state, 0].T.tolist(), found.column[:, :, state, 0].T.tolist()
        paths = tuple(tuple(zip(a, b, strict=True)) for a, b in zip(x, y, strict=True))
        panels.append(PhasePanel(title, (str(one[0]), str(two[0])), paths))
    return tuple(panels)


def draw_phase_panel(panel: PhasePanel, ax: Axes) -> Axes:
    """Draw one panel; hollow circles are the beginnings, dots the ends."""
    for path in panel.paths:
        xs, ys = [x for x, _ in path], [y for _, y in path]
        ax.plot(xs, ys, color=OKABE_ITO["grey"], linewidth=0.8, alpha=0.7)
        ax.plot(xs[:1], ys[:1], "o", mfc="none", mec=OKABE_ITO["orange"], markersize=3.5)
        ax.plot(xs[-1:], ys[-1:], "o", color=OKABE_ITO["blue"], markersize=3.5)
    ax.set_xlim(-0.04, 1.04)
    ax.set_ylim(-0.04, 1.04)
    ax.set_aspect("equal")
    ax.set_title(panel.title, fontsize=10, loc="left")
    ax.set_xlabel(f"row: probability of {panel.names[0]}", fontsize=8)
    ax.set_ylabel(f"column: probability of {panel.names[1]}", fontsize=8)
    ax.tick_params(labelsize=7)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax


def phase_figure(found: PolicyPaths) -> Figure:
    """All panels of a phase portrait."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    panels = phase_portrait(found)
    down = -(-len(panels) // ACROSS)
    across = min(ACROSS, len(panels))
    figure = Figure(figsize=(SIDE * across, (SIDE + HEAD) * down), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = list(figure.subplots(down, across, squeeze=False).flat)
    for ax, panel in zip(axes, panels, strict=False):
        draw_phase_panel(panel, ax)
    for ax in axes[len(panels) :]:
        ax.set_visible(False)
    return figure
