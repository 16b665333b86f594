"""What happens on one coin: who stands on it, whether it is taken, what each player gets.

This table is the only place where rewards are worked out; the model looks its numbers up here, and
the tables and pictures of the rules show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from gametheory_bp.games.coin_game.coin import Coin, Rewards

if TYPE_CHECKING:
    from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["STANDING", "Payment", "Standing", "payment", "payments"]

Standing = Literal["red", "blue", "both"]
STANDING: tuple[Standing, ...] = ("red", "blue", "both")


@dataclass(frozen=True, slots=True)
class Payment:
    """The outcome on one coin.

    Attributes
    ----------
    phase, place : int
        The phase, and the coin's place in it.
    coin : Coin
    standing : {"red", "blue", "both"}
        Who stands on the coin after the move.
    taken : bool
    rewards : pair of Fraction
        Expected rewards (red, blue); (0, 0) where the coin is not taken.
    contested : bool
        Whether the penalty for a contested coin is included.
    """

    phase: int
    place: int
    coin: Coin
    standing: Standing
    taken: bool
    rewards: Rewards
    contested: bool


def payments(rules: CoinGameRules) -> tuple[Payment, ...]:
    """All outcomes, phase by phase and coin by coin.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> from gametheory_bp.games.coin_game.rules import CoinGameRules
    >>> red, blue, both = payments(CoinGameRules(own_coin_phases(), tie="random"))[:3]
    >>> blue.rewards, both.rewards
    ((Fraction(-2, 1), Fraction(1, 1)), (Fraction(-1, 2), Fraction(1, 2)))
    """
    return tuple(
        payment(rules, phase, place, standing)
        for phase, coins in enumerate(rules.phases)
        for place in range(len(coins))
        for standing in STANDING
    )


def payment(rules: CoinGameRules, phase: int, place: int, standing: Standing) -> Payment:
    """The outcome on one coin of a phase."""
    coin = rules.phases[phase][place]
    rewards, contested = _rewards(rules, coin, standing)
    taken = rewards is not None
    none = Fraction(0), Fraction(0)
    return Payment(phase, place, coin, standing, taken, rewards or none, contested)


def _rewards(rules: CoinGameRules, coin: Coin, standing: Standing) -> tuple[Rewards | None, bool]:
    if coin.is_joint:
        return (coin.by_both if standing == "both" else None), False
    if standing == "red":
        return coin.by_red, False
    if standing == "blue":
        return coin.by_blue, False
    if coin.by_red is not None and coin.by_blue is not None:
        return _tie(rules.tie, coin.by_red, coin.by_blue), False
    own = coin.by_red or coin.by_blue
    if own is None or not rules.contested_penalty:
        return own, False
    payer = rules.penalty_payer
    if payer in ("taker", "other"):
        payer = "red" if (coin.owner == "red") == (payer == "taker") else "blue"
    loss = rules.contested_penalty
    return ((own[0] - loss, own[1]) if payer == "red" else (own[0], own[1] - loss)), True


def _tie(rule: str | None, by_red: Rewards, by_blue: Rewards) -> Rewards:
    if rule == "red":
        return by_red
    if rule == "blue":
        return by_blue
    share = Fraction(1) if rule == "both" else Fraction(1, 2)
    return share * (by_red[0] + by_blue[0]), share * (by_red[1] + by_blue[1])
