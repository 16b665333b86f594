"""What players of a coin game remember: a small public state that taken coins move.

A stationary policy of a coin game sees cells and colours only, so it cannot reply to what the other
did before.  A memory is one more public part of the state, worked out from the rules and not chosen
by the players: with it reciprocity becomes a stationary policy.

* :data:`TRESPASS`, for coins that each player may take: bit i is 1 if the coin that player i took
  last was the other's.
* :data:`CONCESSION`, for Cooperation and Disagreement coins: bit i is 1 if player i, when its own
  Disagreement coin lay on the grid the last time, took it, and did not help the other to the
  Cooperation coin that lay there too.

Bits are 0 before the first coin.  Any other rule can be declared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gametheory_bp.dynamics.parameterisations import Counts
from gametheory_bp.errors import InputValueError, NotDefinedError
from gametheory_bp.games.coin_game.payments import STANDING, Payment, payments
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["CONCESSION", "NO_MEMORY", "TRESPASS", "CoinMemory", "memory_of", "memory_table"]


@dataclass(frozen=True, slots=True)
class CoinMemory:
    """A rule of what is remembered.

    Parameters
    ----------
    title, statement : str
    states : int
        >= 1; how many states the memory has.  Play starts in 0.
    after : callable
        ``after(state, payment)``, the next state when a coin is taken: its
        :class:`~gametheory_bp.games.coin_game.payments.Payment` says which and by whom.

    Raises
    ------
    InputValueError
        If there is no state.

    Examples
    --------
    Whose coin was taken last: 0 before the first, then 1 for red and 2 for blue.

    >>> last = CoinMemory("last coin", "Colour of the coin that was taken last.", 3,
    ...     lambda state, payment: 1 if payment.coin.colour == "red" else 2)
    >>> last.states
    3
    """

    title: str
    statement: str
    states: int
    after: Callable[[int, Payment], int]

    def __post_init__(self) -> None:
        if self.states < 1:
            raise InputValueError(f"the memory has {self.states} states; give at least 1")


def _with_bit(state: int, player: str, bit: int) -> int:
    """The state, 2 (red's bit) + (blue's bit), after a change of one bit."""
    place = 2 if player == "red" else 1
    return state | place if bit else state & ~place


def _trespass(state: int, payment: Payment) -> int:
    for player in ("red", "blue"):
        if payment.standing in (player, "both"):
            state = _with_bit(state, player, payment.coin.colour != player)
    return state


def _concession(state: int, payment: Payment) -> int:
    if payment.coin.owner is not None:
        return _with_bit(state, payment.coin.owner, 1)
    other = "blue" if payment.coin.colour == "red" else "red"
    return _with_bit(state, other, 0) if payment.coin.is_joint else state


NO_MEMORY = CoinMemory("nothing", "Nothing is remembered.", 1, lambda state, payment: state)
TRESPASS = CoinMemory("trespass", "Whether each player's last coin was the other's.", 4, _trespass)
CONCESSION = CoinMemory(
    "concession", "Whether each player took its last Disagreement coin.", 4, _concession
)


def memory_of(rules: CoinGameRules, memory: bool | CoinMemory) -> CoinMemory:
    """The rule that is meant: a bit per player for True, nothing for False.

    Raises
    ------
    NotDefinedError
        If True is given and the coins are neither of the two known sorts.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> memory_of(load_coin_game("abcg").rules, True).title
    'concession'
    """
    if isinstance(memory, CoinMemory):
        return memory
    if not memory:
        return NO_MEMORY
    coins = [coin for phase in rules.phases for coin in phase]
    if all(coin.is_contestable for coin in coins) and rules.tie == "both":
        return TRESPASS
    if all(coin.is_joint or coin.owner is not None for coin in coins):
        return CONCESSION
    raise NotDefinedError(
        "a bit per player is defined for coins that both players may take, with the tie rule "
        "'both', and for Cooperation and Disagreement coins; give a CoinMemory that says what is "
        "remembered"
    )


def memory_table(rules: CoinGameRules, memory: CoinMemory) -> Counts:
    """The next state of the memory, shape (phases, places, 4, states).

    The third index says who stands on the coin: nobody, red, blue, both.  Coins that are not taken
    leave the memory as it is.

    Raises
    ------
    InputValueError
        If the rule leads out of its states.
    """
    shape = (len(rules.phases), rules.coins, 1 + len(STANDING), memory.states)
    found = np.broadcast_to(np.arange(memory.states), shape).copy()
    for item in payments(rules):
        if not item.taken:
            continue
        where = item.phase, item.place, 1 + STANDING.index(item.standing)
        for state in range(memory.states):
            then = memory.after(state, item)
            if not 0 <= then < memory.states:
                raise InputValueError(
                    f"the memory {memory.title!r} goes from state {state} to {then!r}; its states "
                    f"are 0 to {memory.states - 1}"
                )
            found[*where, state] = then
    return found
