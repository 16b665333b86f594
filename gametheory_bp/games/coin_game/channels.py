"""Boards as arrays of zeros and ones: what programs that learn are shown.

There is one channel for each kind of thing, as the published programs have it: red's place, blue's
place, then the coins by kind: those that one player may take before joint ones, red before blue.
That gives 3 x 3 x 4 numbers for the Coin Game and 3 x 3 x 6 for the asymmetric bargaining one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["coin_boards", "coin_kinds", "exchanged_channels"]

Bytes = NDArray[np.uint8]


def coin_kinds(rules: CoinGameRules) -> tuple[Coin, ...]:
    """The kinds of coins in the order of their channels, which begin with number 2.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> [coin.label for coin in coin_kinds(load_coin_game("abcg").rules)]
    ['red Disagreement coin', 'blue Disagreement coin', 'red Cooperation coin',
     'blue Cooperation coin']
    """
    found = dict.fromkeys(coin for phase in rules.phases for coin in phase)
    return tuple(sorted(found, key=lambda coin: (coin.is_joint, coin.colour != "red")))


def coin_boards(rules: CoinGameRules, states: Ints) -> Bytes:
    """Boards of states of a coin game.

    Parameters
    ----------
    rules : CoinGameRules
    states : int array, shape (S, 2 + coins + 1)
        Cells of red, blue and the coins, and the phase, as rows of a model.

    Returns
    -------
    uint8 array, shape (S, size, size, 2 + kinds of coins)
        Zeros and ones.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> board = coin_boards(load_coin_game("cg").rules, np.array([[0, 5, 8, 1]]))[0]
    >>> board.shape, [tuple(map(int, place)) for place in np.argwhere(board)]
    ((3, 3, 4), [(0, 0, 0), (1, 2, 1), (2, 2, 3)])
    """
    kinds = coin_kinds(rules)
    channel = np.array([[2 + kinds.index(coin) for coin in phase] for phase in rules.phases])
    found = np.zeros((len(states), rules.cells, 2 + len(kinds)), dtype=np.uint8)
    every = np.arange(len(states))
    found[every, states[:, 0], 0] = 1
    found[every, states[:, 1], 1] = 1
    for place in range(rules.coins):
        found[every, states[:, 2 + place], channel[states[:, -1], place]] = 1
    return found.reshape(len(states), rules.size, rules.size, -1)


def exchanged_channels(rules: CoinGameRules) -> list[int]:
    """The channels as blue sees them who takes itself for red: players and colours exchanged.

    Raises
    ------
    NotDefinedError
        If the red kinds of coins and the blue ones do not pair up.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> exchanged_channels(load_coin_game("cg").rules)
    [1, 0, 3, 2]
    """
    kinds = coin_kinds(rules)
    sides = [
        [(coin.is_joint, k) for k, coin in enumerate(kinds) if coin.colour == colour]
        for colour in ("red", "blue")
    ]
    if [joint for joint, _ in sides[0]] != [joint for joint, _ in sides[1]]:
        raise NotDefinedError(
            "red and blue coins do not pair up, so colours cannot be exchanged; show both players "
            "the same board"
        )
    after = dict(zip((k for _, k in sides[0]), (k for _, k in sides[1]), strict=True))
    after |= {blue: red for red, blue in after.items()}
    return [1, 0, *(2 + after[k] for k in range(len(kinds)))]
