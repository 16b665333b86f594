"""Plain pictures of games as arrays of bytes, without a drawing library."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import CoinGameState

__all__ = ["board_picture", "table_picture"]

Picture = NDArray[np.uint8]

CELL = 48
"""Points along the side of a cell."""
INK = {"red": (213, 94, 0), "blue": (0, 114, 178), "line": (90, 90, 90), "now": (240, 228, 66)}


def board_picture(rules: CoinGameRules, state: CoinGameState) -> Picture:
    """A board: red is a disc, blue a square, coins are rings, joint coins double rings.

    Parameters
    ----------
    rules : CoinGameRules
    state : CoinGameState

    Returns
    -------
    uint8 array, shape (48 size + 1, 48 size + 1, 3)

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> rules = load_coin_game("cg").rules
    >>> board_picture(rules, CoinGameState((0, 0), (1, 1), ((2, 2),))).shape
    (145, 145, 3)
    """
    picture = _grid(rules.size, rules.size)
    down, right = np.mgrid[:CELL, :CELL] - (CELL - 1) / 2
    distance = np.hypot(down, right)
    for (row, column), coin in zip(state.coins, rules.phases[state.phase], strict=True):
        ring = (distance > 17) & (distance < 20)
        if coin.is_joint:
            ring |= (distance > 11) & (distance < 14)
        _paint(picture, row, column, ring, INK[coin.colour])
    shift = CELL // 6 if state.red == state.blue else 0
    disc = np.hypot(down, right + shift) < 9
    square = np.maximum(np.abs(down), np.abs(right - shift)) < 8
    _paint(picture, *state.red, disc, INK["red"])
    _paint(picture, *state.blue, square, INK["blue"])
    return picture


def table_picture(rows: int, columns: int, now: tuple[int, int] | None) -> Picture:
    """A payoff table with the last joint action filled, nothing filled before the first step.

    Examples
    --------
    >>> table_picture(2, 3, (0, 1)).shape
    (97, 145, 3)
    """
    picture = _grid(rows, columns)
    if now is not None:
        _paint(picture, *now, np.ones((CELL, CELL), dtype=bool), INK["now"])
    return picture


def _grid(rows: int, columns: int) -> Picture:
    picture = np.full((rows * CELL + 1, columns * CELL + 1, 3), 255, dtype=np.uint8)
    picture[::CELL] = INK["line"]
    picture[:, ::CELL] = INK["line"]
    return picture


def _paint(
    picture: Picture, row: int, column: int, where: NDArray[np.bool_], ink: tuple[int, int, int]
) -> None:
    inside = where.copy()
    inside[0] = inside[:, 0] = False  # lines stay
    part = picture[row * CELL : (row + 1) * CELL, column * CELL : (column + 1) * CELL]
    part[inside] = ink
