"""A coin game as a stochastic game, states that differ by a symmetry of the grid taken together."""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.symmetry_classes import SymmetryName
from gametheory_bp.games.coin_game.tables import stochastic_tables
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["coin_game"]


def coin_game(
    game: str | CoinGameRules | NamedCoinGame,
    discount: Any = "24/25",
    *,
    symmetry: SymmetryName = "all",
) -> StochasticGame:
    """A coin game as a :class:`StochasticGame`; red is the row player.

    Parameters
    ----------
    game : str or CoinGameRules
        ``"cg"`` (both may take the coin), ``"cg_random_tie"``, ``"cg_red_wins"``; ``"abcg"`` (as
        published: the penalty for a contested coin as released), ``"abcg_intended"`` (charged to
        the player who takes it), ``"abcg_no_penalty"``, ``"abcg_early"``; or rules of your own.
    discount : number or str
        In [0, 1).
    symmetry : {"all", "translations", "none"}
        Which states are identified; ``check_lumping`` proves that nothing is lost.

    Returns
    -------
    StochasticGame

    Raises
    ------
    UnknownNameError
        If there is no such preset; the nearest names are offered.
    InputTypeError, InputValueError
        If these are no rules, or the discount is not in [0, 1).

    Notes
    -----
    *Exactness*: exact.  On grids with thousands of states tuples of fractions are slow: take
    ``StochasticArrays.of(coin_game_model(rules), discount)``, which every solver accepts.

    Examples
    --------
    >>> game = coin_game("cg", discount="24/25")
    >>> game, game.states[0]
    (StochasticGame(20 states, discount=24/25), 'red 00 blue 00 red coin 01')
    """
    rules: Any = load_coin_game(game).rules if isinstance(game, str) else game
    if isinstance(rules, NamedCoinGame):
        rules = rules.rules
    if not isinstance(rules, CoinGameRules):
        raise InputTypeError(
            f"got a {type(game).__name__}; give the name of a preset or CoinGameRules"
        )
    d = as_fraction(discount, where="discount")
    return StochasticGame(*stochastic_tables(coin_game_model(rules, symmetry)), d)
