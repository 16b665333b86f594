"""Rewards in the Coin Game (figure 6 of the paper), drawn from its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.display import Stack
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.rule_tables import payment_table, rule_table
from gametheory_bp.plotting.reward_diagrams import reward_diagram
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PRESET = "cg"


def _table() -> Stack:
    game = load_coin_game(PRESET)
    return Stack(game.title, (payment_table(game.rules), rule_table(game.rules)))


def _figure() -> Figure:
    game = load_coin_game(PRESET)
    return reward_diagram(game.rules, f"{game.title}: rewards of one step")


FIGURE_6 = Reproduction(
    title="Rewards in the Coin Game",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "figure 6, after Lerer and Peysakhovich (2017)",
    table=_table,
    figure=_figure,
)
