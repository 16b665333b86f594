"""One step up to the placing of coins, for many states at once: who takes what, who gets what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import lcm

import numpy as np
import numpy.typing as npt

from gametheory_bp.games.coin_game.board import Ints, moves
from gametheory_bp.games.coin_game.coin import Colour
from gametheory_bp.games.coin_game.payments import STANDING, payments
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["Takings", "reward_denominator", "takings"]


@dataclass(frozen=True, slots=True, eq=False)
class Takings:
    """What happens in m states under every joint action (a of red, b of blue).

    Attributes
    ----------
    red, blue : int array, shape (m, actions, actions)
        Cells after the move.
    taken : bool array, shape (m, actions, actions, coins)
        Which coins are taken.
    rewards : int array, shape (m, actions, actions, 2)
        Expected rewards, as numerators over :func:`reward_denominator`.
    """

    red: Ints
    blue: Ints
    taken: npt.NDArray[np.bool_]
    rewards: Ints


def reward_denominator(rules: CoinGameRules) -> int:
    """The least common denominator of all rewards."""
    return lcm(*(x.denominator for item in payments(rules) for x in item.rewards))


def takings(rules: CoinGameRules, states: Ints) -> Takings:
    """The first two parts of a step.

    Parameters
    ----------
    rules : CoinGameRules
    states : int array, shape (m, 2 + coins + 1)
        Columns: red's cell, blue's cell, the coins' cells, the phase.

    Returns
    -------
    Takings

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> rules = CoinGameRules(own_coin_phases(), tie="both")
    >>> step = takings(rules, np.array([[0, 5, 1, 0]]))  # the red coin lies to the right of red
    >>> step.taken[0, 0, 0].tolist(), step.rewards[0, 0, 0].tolist()
    ([True], [1, 0])
    """
    go = moves(rules)
    shape = (len(states), go.shape[1], go.shape[1])
    red = np.broadcast_to(go[states[:, 0]][:, :, None], shape)
    blue = np.broadcast_to(go[states[:, 1]][:, None, :], shape)
    phase = states[:, -1]
    paid, takes = _lookup(rules)
    taken = np.zeros((*shape, rules.coins), dtype=bool)
    rewards = np.zeros((*shape, 2), dtype=np.int64)
    standing = [
        (red == c[:, None, None]) + 2 * (blue == c[:, None, None]) for c in states[:, 2:-1].T
    ]
    if rules.veto is not None:
        standing = _vetoed(rules, rules.veto, standing, phase)
    for place, code in enumerate(standing):
        taken[..., place] = takes[phase[:, None, None], place, code]
        rewards += paid[phase[:, None, None], place, code]
    return Takings(red, blue, taken, rewards)


@lru_cache(maxsize=8)  # environments that are stepped one by one ask for it every time
def _lookup(rules: CoinGameRules) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Rewards and takings by (phase, place, code); code 0 nobody, 1 red, 2 blue, 3 both."""
    scale = reward_denominator(rules)
    paid = np.zeros((len(rules.phases), rules.coins, 4, 2), dtype=np.int64)
    takes = np.zeros((len(rules.phases), rules.coins, 4), dtype=bool)
    for item in payments(rules):
        where = item.phase, item.place, 1 + STANDING.index(item.standing)
        takes[where] = item.taken
        paid[where] = [int(x * scale) for x in item.rewards]
    return paid, takes


def _vetoed(rules: CoinGameRules, veto: Colour, standing: list[Ints], phase: Ints) -> list[Ints]:
    """The other coin counts as untouched where the player with the veto stands on its own coin."""
    bit = 1 if veto == "red" else 2
    own = np.array([[coin.colour for coin in p].index(veto) for p in rules.phases])[phase]
    blocks = [
        (own == place)[:, None, None] & ((code & bit) > 0) for place, code in enumerate(standing)
    ]
    return [np.where(blocks[1 - place], 0, code) for place, code in enumerate(standing)]
