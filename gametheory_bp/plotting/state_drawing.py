"""Drawing a :class:`StateDiagram` with matplotlib."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Any

from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.palette import OKABE_ITO
from gametheory_bp.plotting.state_diagram import RADIUS, XY, StateDiagram, state_diagram, turned

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["diagram_size", "draw_states", "plot_automaton"]

INCH, LEAST_WIDTH = 1.05, 5.4
"""Inches per unit of length in a new figure; units that a title takes."""


def plot_automaton(
    automaton: Automaton | JointAutomaton, game: BimatrixGame | None = None, ax: Axes | None = None
) -> Axes:
    """Draw an automaton with the action names of a game.

    Parameters
    ----------
    automaton : Automaton or JointAutomaton
    game : BimatrixGame, optional
        For the names of the actions.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> plot_automaton(Automaton.constant("row", (2, 2), 0)).get_title(loc="left")
    'Automaton of the row player'
    """
    diagram = state_diagram(automaton, game)
    return draw_states(diagram, axes_for(ax, size=diagram_size(diagram)))


def diagram_size(diagram: StateDiagram) -> XY:
    """Inches (width, height) of a new figure."""
    (left, right), (bottom, top) = _limits(diagram)
    return max(INCH * (right - left), 4.0), max(INCH * (top - bottom), 2.6)


def draw_states(diagram: StateDiagram, ax: Axes) -> Axes:
    """Draw circles, arrows and labels."""
    from matplotlib.patches import Circle, FancyArrowPatch
    from matplotlib.path import Path

    curve = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    look: dict[str, Any] = {
        "arrowstyle": "-|>",
        "mutation_scale": 14,
        "linewidth": 1.4,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    for arrow in diagram.arrows:
        path = Path(arrow.curve, curve)
        ax.add_patch(FancyArrowPatch(path=path, color=OKABE_ITO["blue"], **look))
    for circle in diagram.circles:
        (x, y), (u, v) = circle.centre, circle.outwards
        ax.add_patch(
            Circle((x, y), RADIUS, facecolor="white", edgecolor="black", linewidth=1.6, zorder=3)
        )
        ax.text(x, y, circle.text, ha="center", va="center", fontsize=9, zorder=4)
        if circle.start is not None:
            # beside the loop, which goes straight outwards
            a, b = turned((u, v), pi / 3 if u > 0 or (u == 0 and x > 0) else -pi / 3)
            a, b = (-1.0, 0.0) if len(diagram.circles) <= 2 and x <= 0 else (a, b)
            tail = x + 1.9 * RADIUS * a, y + 1.9 * RADIUS * b
            head = x + RADIUS * a, y + RADIUS * b
            ax.add_patch(FancyArrowPatch(tail, head, color="black", **look))
            where = x + 2.3 * RADIUS * a, y + 2.3 * RADIUS * b
            ax.text(*where, circle.start or "start", ha="center", va="center", fontsize=8.5)
    for arrow in diagram.arrows:
        ax.text(
            *arrow.text_at,
            arrow.text,
            ha="center",
            va="center",
            fontsize=8.5,
            color=OKABE_ITO["blue"],
            zorder=5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
        )
    (left, right), (bottom, top) = _limits(diagram)
    ax.set_xlim(left, right)
    ax.set_ylim(bottom, top)
    ax.set_aspect("equal")
    ax.axis("off")
    ax.set_title(diagram.title, loc="left", fontsize=11)
    return ax


def _limits(diagram: StateDiagram) -> tuple[XY, XY]:
    xs, ys = [], []
    for circle in diagram.circles:
        xs += [circle.centre[0] - 2.9 * RADIUS, circle.centre[0] + 2.2 * RADIUS]
        ys += [circle.centre[1] - 1.5 * RADIUS, circle.centre[1] + 1.5 * RADIUS]
    for arrow in diagram.arrows:
        lines = arrow.text.split("\n")
        half = 0.055 * max(map(len, lines)) + 0.1
        tall = 0.1 * len(lines) + 0.1
        xs += [arrow.text_at[0] - half, arrow.text_at[0] + half]
        ys += [arrow.text_at[1] - tall, arrow.text_at[1] + tall]
    narrow = max(0.0, (LEAST_WIDTH - max(xs) + min(xs)) / 2)
    return (min(xs) - narrow, max(xs) + narrow), (min(ys), max(ys))
