"""Named strategies of repeated games: one file each, found by the file's name.

>>> from gametheory_bp.games.library import load_game
>>> game = load_game("prisoners_dilemma")
>>> load_strategy("tit_for_tat")(game, "row", (0, 0)).names
('cooperate', 'punish')

Every strategy aims at a *target*, an action pair or a path, and follows it as long as the other
does.  To add a strategy, add a file that defines one
:class:`~gametheory_bp.games.strategy.Strategy`; other packages register theirs under the
entry-point group ``gametheory_bp.strategies``.
"""

from __future__ import annotations

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.strategy import Strategy
from gametheory_bp.leaves import LeafFolder

__all__ = ["STRATEGIES", "Strategy", "list_strategies", "load_strategy"]

STRATEGIES: LeafFolder[Strategy] = LeafFolder(
    "gametheory_bp.games.strategies", Strategy, "strategy", "gametheory_bp.strategies"
)
"""The folder of named strategies."""


def load_strategy(name: str) -> Strategy:
    """A strategy of the library by its name; call it with a game, a player and a target.

    Raises
    ------
    InputTypeError, UnknownNameError
        If there is no such strategy; the nearest names are offered.

    Examples
    --------
    >>> load_strategy("win_stay_lose_shift").title
    'Win-stay, lose-shift'
    """
    if not isinstance(name, str):
        raise InputTypeError(f"got a {type(name).__name__}; give the name of a strategy")
    return STRATEGIES.load(name)


def list_strategies() -> tuple[str, ...]:
    """Names of the strategies in the library, sorted.

    Examples
    --------
    >>> "grim" in list_strategies()
    True
    """
    return STRATEGIES.names()
