"""Exact amTFT(W) agents in the asymmetric Coin Game: payoffs of all pairs of three sets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from gametheory_bp.claims.coin_game_rewards import bargaining_coin_game, digits
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.norms.amtft_agents import amtft_set, play

__all__ = ["BOTH", "EGALITARIAN", "PAIRS", "SCOPE", "UTILITARIAN", "by_all_less", "ends", "listed",
           "set_payoffs"]  # fmt: skip

UTILITARIAN, EGALITARIAN = ("utilitarian",), ("egalitarian",)
BOTH = (*UTILITARIAN, *EGALITARIAN)
SETS = {"{Util}": UTILITARIAN, "{Egal}": EGALITARIAN, "{Util, Egal}": BOTH}
PAIRS = tuple((one, two) for one in SETS.values() for two in SETS.values())
SCOPE = (
    "exact agents, punishing, T = 3, alpha = 6, uniform re-sampling; as released for amTFT, "
    "discount 24/25; the egalitarian rule stands for inequity aversion"
)
Payoffs = Mapping[tuple[Any, Any], tuple[Any, Any]]


@lru_cache(maxsize=4)
def set_payoffs(rewards: BimatrixGame) -> Payoffs:
    """Discounted payoffs per step of every pair (W1 of red, W2 of blue), exact or enclosed."""
    whole = amtft_set(bargaining_coin_game(rewards), BOTH)
    return {
        (one, two): play(
            whole.variant(rules=one), whole.variant(rules=two, player="column")
        ).payoffs
        for one, two in PAIRS
    }


def ends(number: Any) -> tuple[Any, Any]:
    """The proved bounds of a number.

    Examples
    --------
    >>> ends(3)
    (3, 3)
    """
    return (number.low, number.high) if isinstance(number, Interval) else (number, number)


def by_all_less(pair: tuple[Any, Any], others: list[tuple[Any, Any]]) -> bool:
    """Whether both players surely get less than in each of the others.

    Examples
    --------
    >>> by_all_less((0, 0), [(4, 1), (2, 2)]), by_all_less((3, 0), [(4, 1), (2, 2)])
    (True, False)
    """
    return all(ends(pair[k])[1] < ends(other[k])[0] for other in others for k in (0, 1))


def listed(found: Payoffs) -> tuple[tuple[str, str], ...]:
    """All payoffs as witnesses."""
    names = {value: name for name, value in SETS.items()}
    return tuple(
        (f"{names[one]} against {names[two]}", digits(found[one, two])) for one, two in found
    )
