"""Boards of coin games: players and coins on a grid.

Red is a circle with an R, blue a square with a B; coins are rings in the colour of their owner with
the initials of their name, joint coins with a double ring.  :func:`board_of` is the drawing as
plain data.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import Cell, CoinGameState
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Board", "Token", "board_of", "coin_initials", "draw_board", "plot_board"]

COLOR = {"red": OKABE_ITO["vermilion"], "blue": OKABE_ITO["blue"]}
DIRECTION = {"right": (1, 0), "left": (-1, 0), "down": (0, 1), "up": (0, -1), "stay": (0, 0)}
SPREAD = {1: ((0.0, 0.0),), 2: ((-0.23, -0.2), (0.23, 0.2)),
          3: ((-0.25, -0.25), (0.25, -0.25), (0.0, 0.24))}  # fmt: skip
"""Where tokens stand that share a cell."""


@dataclass(frozen=True, slots=True)
class Token:
    """A player or a coin.

    Attributes
    ----------
    sort : {"player", "coin", "joint coin"}
    colour : {"red", "blue"}
    text : str
    at : (x, y)
        Place in cells, from the middle of cell (0, 0) to the right and down.
    towards : (x, y)
        The next move; (0, 0) if there is none.
    """

    sort: Literal["player", "coin", "joint coin"]
    colour: str
    text: str
    at: tuple[float, float]
    towards: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything in a picture of a state."""

    size: int
    torus: bool
    tokens: tuple[Token, ...]
    title: str = ""
    faded: bool = False


def coin_initials(coin: Coin) -> str:
    """Initials of a name of several words, nothing for the plain coin.

    Examples
    --------
    >>> coin_initials(Coin("red", "Cooperation coin", by_both=(1, 1)))
    'CC'
    """
    words = coin.name.split()
    return "".join(word[0].upper() for word in words) if len(words) > 1 else ""


def board_of(
    rules: CoinGameRules,
    state: CoinGameState,
    actions: tuple[str, str] | None = None,
    title: str = "",
) -> Board:
    """The picture of a state as plain data.

    Parameters
    ----------
    rules : CoinGameRules
    state : CoinGameState
    actions : pair of str, optional
        Names of red's and blue's next actions, drawn as arrows.
    title : str

    Raises
    ------
    InputTypeError, InputValueError
        If these are no rules, or the state does not fit them.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> board = board_of(load_coin_game("cg").rules, CoinGameState((0, 0), (1, 1), ((0, 0),)))
    >>> [(token.text, token.at) for token in board.tokens]
    [('', (-0.23, -0.2)), ('R', (0.23, 0.2)), ('B', (1.0, 1.0))]
    """
    if not isinstance(rules, CoinGameRules):
        raise InputTypeError(f"got a {type(rules).__name__}; give CoinGameRules and a state")
    state.numbers(rules)  # refuses states that do not fit
    moves = [DIRECTION[name] for name in actions or ("stay", "stay")]
    found: dict[Cell, list[Token]] = defaultdict(list)
    for cell, coin in zip(state.coins, rules.phases[state.phase], strict=True):
        sort: Literal["coin", "joint coin"] = "joint coin" if coin.is_joint else "coin"
        found[cell].append(Token(sort, coin.colour, coin_initials(coin), (0, 0)))
    found[state.red].append(Token("player", "red", "R", (0, 0), moves[0]))
    found[state.blue].append(Token("player", "blue", "B", (0, 0), moves[1]))
    tokens = tuple(
        Token(token.sort, token.colour, token.text, (column + x, row + y), token.towards)
        for (row, column), group in found.items()
        for token, (x, y) in zip(group, SPREAD[len(group)], strict=True)
    )
    return Board(rules.size, rules.board == "torus", tokens, title)


def plot_board(
    rules: CoinGameRules,
    state: CoinGameState,
    actions: tuple[str, str] | None = None,
    ax: Axes | None = None,
    title: str = "",
) -> Axes:
    """Draw a state of a coin game; parameters as of :func:`board_of`.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> state = CoinGameState((0, 0), (1, 1), ((0, 1),))
    >>> plot_board(load_coin_game("cg").rules, state, title="A tie").get_title(loc="left")
    'A tie'
    """
    return draw_board(board_of(rules, state, actions, title), axes_for(ax, size=(3.6, 3.8)))


def draw_board(board: Board, ax: Axes) -> Axes:
    """Draw the grid and what stands on it."""
    from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

    edge: dict[str, Any] = {"color": "#444444", "linewidth": 0.9}
    ends: dict[str, Any] = {
        "color": "black",
        "linewidth": 1.2,
        "linestyle": "--" if board.torus else "-",
    }
    for k in range(board.size + 1):
        look = ends if k in (0, board.size) else edge
        ax.plot([-0.5, board.size - 0.5], [k - 0.5, k - 0.5], **look)
        ax.plot([k - 0.5, k - 0.5], [-0.5, board.size - 0.5], **look)
    fade = 0.35 if board.faded else 1.0
    for token in board.tokens:
        (x, y), color = token.at, COLOR[token.colour]
        ink = "white" if token.sort == "player" else color
        if token.sort == "player" and token.colour == "red":
            ax.add_patch(Circle((x, y), 0.19, color=color, zorder=3, alpha=fade))
        elif token.sort == "player":
            box = FancyBboxPatch(
                (x - 0.15, y - 0.15), 0.3, 0.3, boxstyle="round,pad=0.03", color=color, zorder=3,
                alpha=fade,
            )  # fmt: skip
            ax.add_patch(box)
        else:
            for radius in (0.2, 0.25)[: 2 if token.sort == "joint coin" else 1]:
                ring = Circle(
                    (x, y), radius, edgecolor=color, linewidth=1.6, zorder=2,
                    facecolor=OKABE_ITO["yellow"] + "66" if radius == 0.2 else "none",
                )  # fmt: skip
                ax.add_patch(ring)
        ax.text(x, y, token.text, color=ink, ha="center", va="center", fontsize=9, weight="bold",
                zorder=4)  # fmt: skip
        if token.towards != (0, 0):
            start, end = _arrow(token)
            ax.add_patch(FancyArrowPatch(start, end, color=color, arrowstyle="-|>", alpha=fade,
                                         mutation_scale=12, linewidth=1.6, zorder=5))  # fmt: skip
    ax.set_xlim(-0.8, board.size - 0.2)
    ax.set_ylim(board.size - 0.2, -0.8)
    ax.set_aspect("equal")
    ax.axis("off")
    ax.set_title(board.title, loc="left", fontsize=9)
    return ax


def _arrow(token: Token) -> tuple[tuple[float, float], tuple[float, float]]:
    """From the token into the next cell; where tokens share a cell, from the edge of it."""
    (x, y), (u, v) = token.at, token.towards
    cell = round(x), round(y)
    shared = token.at != cell
    first, last = (0.42, 0.74) if shared else (0.2, 0.62)
    if u:
        return (cell[0] + first * u, y), (cell[0] + last * u, y)
    return (x, cell[1] + first * v), (x, cell[1] + last * v)
