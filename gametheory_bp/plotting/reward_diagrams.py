"""Who gets what for which coin, as small boards: drawn from the rules of a coin game alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.payments import STANDING, Payment, payments
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.plotting.boards import Board, Token, coin_initials, draw_board
from gametheory_bp.plotting.canvas import file_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["RewardPanel", "reward_diagram", "reward_panels"]

COIN_AT, RED_FROM, BLUE_FROM = (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)
RED_AWAY, BLUE_AWAY = (0.0, 2.0), (2.0, 0.0)


@dataclass(frozen=True, slots=True)
class RewardPanel:
    """One picture of the diagram.

    Attributes
    ----------
    coin : Coin
    standing : {"red", "blue", "both"}
        Who steps on the coin.
    board : Board
    text : str
        Who steps on the coin, and what each player gets.
    """

    coin: Coin
    standing: str
    board: Board
    text: str


def reward_panels(rules: CoinGameRules) -> tuple[tuple[RewardPanel, ...], ...]:
    """One column for each coin, phase by phase; in it red, blue and both step on the coin.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> for panel in reward_panels(load_coin_game("cg").rules)[0]:
    ...     print(panel.text)
    red steps on it: red +1, blue 0
    blue steps on it: red −2, blue +1
    both step on it: red −1, blue +1
    """
    every = payments(rules)
    rows = [every[k : k + len(STANDING)] for k in range(0, len(every), len(STANDING))]
    return tuple(tuple(_panel(item) for item in row) for row in rows)


def reward_diagram(rules: CoinGameRules, title: str) -> Figure:
    """The diagram as a figure for a file."""
    columns = reward_panels(rules)
    figure, first = file_figure(size=(0.6 + 2.45 * len(columns), 1.2 + 2.35 * len(STANDING)))
    first.remove()
    places = figure.subplots(len(STANDING), len(columns), squeeze=False)
    for j, column in enumerate(columns):
        for i, panel in enumerate(column):
            ax = draw_board(panel.board, places[i][j])
            color = "#777777" if panel.board.faded else "black"
            ax.set_title(panel.text, loc="center", fontsize=10, color=color)
        ax = places[0][j]
        ax.text(0.5, 1.16, column[0].coin.label, transform=ax.transAxes, ha="center", va="bottom",
                fontsize=11, weight="bold")  # fmt: skip
    figure.suptitle(title, fontsize=12)
    return figure


def _panel(item: Payment) -> RewardPanel:
    red = item.standing in ("red", "both")
    blue = item.standing in ("blue", "both")
    sort = "joint coin" if item.coin.is_joint else "coin"
    tokens = (
        Token(sort, item.coin.colour, coin_initials(item.coin), COIN_AT),  # type: ignore[arg-type]
        Token("player", "red", "R", RED_FROM if red else RED_AWAY, (1, 0) if red else (0, 0)),
        Token("player", "blue", "B", BLUE_FROM if blue else BLUE_AWAY, (0, 1) if blue else (0, 0)),
    )
    board = Board(3, True, tokens)
    who = "both step on it" if item.standing == "both" else f"{item.standing} steps on it"
    if not item.taken:
        return RewardPanel(item.coin, item.standing, replace(board, faded=True), f"{who}: it stays")
    text = f"{who}: red {_signed(item.rewards[0])}, blue {_signed(item.rewards[1])}"
    return RewardPanel(item.coin, item.standing, board, text)


def _signed(x: Fraction) -> str:
    return "0" if x == 0 else f"{'+' if x > 0 else '−'}{abs(x)}"
