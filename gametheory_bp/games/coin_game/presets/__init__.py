"""Presets of coin games: one file each, found by the file's name.

>>> load_coin_game("abcg").rules.penalty_payer
'red'

To add a preset, add a file that defines one
:class:`~gametheory_bp.games.coin_game.named_coin_game.NamedCoinGame`; other packages register
theirs under the entry-point group ``gametheory_bp.coin_games``.
"""

from __future__ import annotations

from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.leaves import LeafFolder

__all__ = ["COIN_GAMES", "list_coin_games", "load_coin_game"]

COIN_GAMES: LeafFolder[NamedCoinGame] = LeafFolder(
    __name__, NamedCoinGame, "coin game", "gametheory_bp.coin_games"
)
"""The folder of presets."""


def load_coin_game(name: str) -> NamedCoinGame:
    """A preset by its name.

    Raises
    ------
    UnknownNameError
        If there is no such preset; the nearest names are offered.

    Examples
    --------
    >>> load_coin_game("cg").rules.tie
    'both'
    """
    return COIN_GAMES.load(name)


def list_coin_games() -> tuple[str, ...]:
    """Names of the presets, sorted.

    Examples
    --------
    >>> list_coin_games()
    ('abcg', 'abcg_early', 'abcg_intended', 'abcg_no_penalty', 'cg', 'cg_random_tie', 'cg_red_wins')
    """
    return COIN_GAMES.names()
