"""Payoff matrices of three coordination games (figure 2 of the paper)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.games.library import load_game
from gametheory_bp.plotting.payoff_tables import payoff_tables_figure
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GAMES = ("pure_coordination", "bach_or_stravinsky", "asymmetric_bach_or_stravinsky")


def _table() -> Table:
    rows = []
    for name in GAMES:
        game = load_game(name)
        for i, row in enumerate(game.row_actions):
            payoffs = (game.payoff(i, j) for j in range(game.shape[1]))
            rows.append((game.title if i == 0 else "", row, *(f"{x}, {y}" for x, y in payoffs)))
    return Table("Payoff matrices", ("game", "", "B", "S"), tuple(rows), "payoffs (row, column)")


def _figure() -> Figure:
    return payoff_tables_figure([load_game(name) for name in GAMES])


FIGURE_2 = Reproduction(
    title="Pure Coordination, Bach or Stravinsky, and its asymmetric variant",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "figure 2",
    table=_table,
    figure=_figure,
)
