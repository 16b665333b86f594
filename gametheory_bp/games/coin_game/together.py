"""A policy for pictures: joint coins as fast as both can, else each its own coin."""

from __future__ import annotations

from itertools import product

from gametheory_bp.games.coin_game.board import moves
from gametheory_bp.games.coin_game.episode import Policy
from gametheory_bp.games.coin_game.races import reach
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import CoinGameState

__all__ = ["together"]


def together(rules: CoinGameRules) -> Policy:
    """Both head for the joint coin; no claim that this is the best they can do.

    Where the phase has no joint coin, the player whose colour the coin has goes for it and the
    other stays away from coins if it can.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> rules = load_coin_game("abcg").rules
    >>> together(rules)(CoinGameState((0, 0), (1, 1), ((0, 1), (2, 2))))
    ('right', 'up')
    """
    go, times = moves(rules), reach(rules)
    never = len(times)

    def choose(state: CoinGameState) -> tuple[str, str]:
        red, blue, *coins, phase = state.numbers(rules)
        joint = [c for c, coin in zip(coins, rules.phases[phase], strict=True) if coin.is_joint]
        colour = rules.phases[phase][0].colour

        def cost(pair: tuple[int, int]) -> tuple[int, int]:
            x, y = int(go[red, pair[0]]), int(go[blue, pair[1]])
            if joint:
                wanted = times[:, x, joint[0]] & times[:, y, joint[0]]
                spoilt = sum(cell in coins and cell != joint[0] for cell in (x, y))
            else:
                goes, stays = (x, y) if colour == "red" else (y, x)
                wanted = times[:, goes, coins[0]]
                spoilt = int(stays in coins)
            return spoilt, int(wanted.argmax()) if wanted.any() else never

        names = rules.action_names
        a, b = min(product(range(len(names)), range(len(names))), key=cost)
        return names[a], names[b]

    return choose
