"""Whether red and blue can be exchanged without changing the game.

Exchanging the players exchanges their cells, actions and rewards; coins and phases are renamed
along with them.  If the renamed model is the model itself, the game is symmetric: whatever red can
achieve, blue can, and one player's minimax value is the other's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product

from gametheory_bp.errors import InputValueError
from gametheory_bp.games.coin_game.lumping import check_lumping
from gametheory_bp.games.coin_game.model import CoinGameModel

__all__ = ["players_exchangeable"]


def players_exchangeable(model: CoinGameModel) -> bool:
    """Whether exchanging red and blue, with some renaming of phases and coins, keeps the model.

    Parameters
    ----------
    model : CoinGameModel

    Returns
    -------
    bool

    Notes
    -----
    *Exactness.* Every renaming is tried, and all rewards and laws are compared as integers.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.building import coin_game_model
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> for name in ("cg", "cg_red_wins", "abcg"):
    ...     print(name, players_exchangeable(coin_game_model(load_coin_game(name).rules)))
    cg True
    cg_red_wins False
    abcg False
    """
    phases, coins = range(len(model.rules.phases)), range(model.rules.coins)
    renamings = product(permutations(phases), permutations(coins))
    return any(_kept(model, to, order) for to, order in renamings)


def _kept(model: CoinGameModel, phase_to: tuple[int, ...], order: tuple[int, ...]) -> bool:
    states = model.states.copy()
    states[:, :2] = model.states[:, 1::-1]
    states[:, 2:-1] = model.states[:, [2 + place for place in order]]
    for phase, other in enumerate(phase_to):
        states[model.states[:, -1] == phase, -1] = other
    exchanged = replace(
        model,
        states=states,
        successor=model.successor.transpose(0, 2, 1),
        rewards=model.rewards.transpose(0, 2, 1, 3)[..., ::-1],
    )
    try:
        return check_lumping(exchanged, model).holds
    except InputValueError:  # an exchanged state that play never reaches
        return False
