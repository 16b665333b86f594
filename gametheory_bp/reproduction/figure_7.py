"""Rewards in the asymmetric bargaining Coin Game (figure 7 of the paper), drawn from its rules.

The paper describes the game without a penalty for contested Disagreement coins, and so it is drawn;
the table adds the rules on which the published results were computed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gametheory_bp.display import Stack
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.rule_tables import payment_table, rule_table
from gametheory_bp.plotting.reward_diagrams import reward_diagram
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DESCRIBED, RUN = "abcg_no_penalty", ("abcg", "abcg_intended")


def _table() -> Stack:
    games = [load_coin_game(name) for name in (DESCRIBED, *RUN)]
    paid = (replace(payment_table(game.rules), title=game.title) for game in games)
    return Stack("Payments, as described and as run", (*paid, rule_table(games[1].rules)))


def _figure() -> Figure:
    game = load_coin_game(DESCRIBED)
    contested = load_coin_game(RUN[0]).rules.contested_penalty
    title = (
        "Asymmetric bargaining Coin Game: rewards of one step\n"
        "CC: Cooperation coin, taken by both together; DC: Disagreement coin, taken by its owner\n"
        f"(not in the paper: in the published runs a contested DC costs {contested})"
    )
    return reward_diagram(game.rules, title)


FIGURE_7 = Reproduction(
    title="Rewards in the asymmetric bargaining Coin Game",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "figure 7",
    table=_table,
    figure=_figure,
)
