"""Payoff tables drawn side by side, best responses underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gametheory_bp.errors import EmptySetError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_payoff_table", "payoff_tables_figure"]

_ROW, _COLUMN = OKABE_ITO["blue"], OKABE_ITO["vermilion"]


def payoff_tables_figure(games: Sequence[BimatrixGame]) -> Figure:
    """A figure with the payoff tables of some small games side by side."""
    from gametheory_bp.plotting.canvas import file_figure

    if not games:
        raise EmptySetError("there is no game to draw; give at least one")
    widths = [game.shape[1] + 0.6 for game in games]
    height = max(game.shape[0] for game in games)
    figure, first = file_figure(size=(0.4 + 1.25 * sum(widths), 1.1 + 0.62 * height))
    first.remove()
    places = figure.subplots(1, len(games), width_ratios=widths, squeeze=False)[0]
    for game, ax in zip(games, places, strict=True):
        draw_payoff_table(game, ax)
    return figure


def draw_payoff_table(game: BimatrixGame, ax: Axes) -> Axes:
    """One payoff table: (row, column) payoffs; a payoff that is a best response is underlined."""
    m, n = game.shape
    a, b = game.row_payoffs, game.column_payoffs
    for i in range(m):
        ax.text(-0.12, i + 0.5, game.row_actions[i], ha="right", va="center", fontsize=11)
        for j in range(n):
            best_row = a[i][j] == max(line[j] for line in a)
            best_column = b[i][j] == max(b[i])
            _payoff(ax, j + 0.31, i + 0.5, str(a[i][j]), best_row, _ROW)
            ax.text(j + 0.5, i + 0.5, ",", ha="center", va="center", fontsize=12)
            _payoff(ax, j + 0.69, i + 0.5, str(b[i][j]), best_column, _COLUMN)
    for j in range(n):
        ax.text(j + 0.5, -0.12, game.column_actions[j], ha="center", va="bottom", fontsize=11)
    for i in range(m + 1):
        ax.plot([0, n], [i, i], color="#444444", linewidth=0.8)
    for j in range(n + 1):
        ax.plot([j, j], [0, m], color="#444444", linewidth=0.8)
    ax.set_xlim(-0.6, n + 0.02)
    ax.set_ylim(m + 0.02, -0.5)
    ax.axis("off")
    ax.set_title(game.title, fontsize=11)
    return ax


def _payoff(ax: Axes, x: float, y: float, text: str, best: bool, color: str) -> None:
    """A payoff in its player's colour; bold and underlined where it is a best response."""
    weight = "bold" if best else "normal"
    ax.text(x, y, text, ha="center", va="center", fontsize=12, color=color, weight=weight)
    if best:
        half = 0.045 * (len(text) + 1)
        ax.plot([x - half, x + half], [y + 0.2, y + 0.2], color=color, linewidth=1.5)
