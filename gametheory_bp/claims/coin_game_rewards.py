"""Coin games whose rewards are a payoff table: what claims about them are asked with.

``[[pick, loss]]`` for each player makes a Coin Game: what a coin pays its finder, and what its
owner loses if the other finds it.  ``[[together, alone]]`` makes an asymmetric bargaining Coin
Game: what a player's Cooperation coin and its Disagreement coin pay it; the other rules are those
of the preset ``"abcg"``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game import Coin, CoinGameRules, load_coin_game
from gametheory_bp.games.coin_stochastic_game import coin_game
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.stochastic import StochasticPayoffs, attainable_payoffs

__all__ = ["BARGAINING", "OWN_COINS", "attainable", "bargaining_coin_game", "bargaining_rules",
           "digits", "own_coin_game", "parts", "pure"]  # fmt: skip

DISCOUNT = "24/25"
OWN_COINS = BimatrixGame([[1, -2]], [[1, -2]], ("pays",), ("found", "own coin lost"))
"""Rewards of the Coin Game: 1 for a coin, -2 if the other finds mine."""
BARGAINING = BimatrixGame([[2, 1]], [[3, 1]], ("pays its owner",), ("Cooperation", "Disagreement"))
"""Rewards of the asymmetric bargaining Coin Game."""


@lru_cache(maxsize=16)
def own_coin_game(rewards: BimatrixGame, tie: str = "both") -> StochasticGame:
    """The Coin Game with these rewards.

    Examples
    --------
    >>> own_coin_game(OWN_COINS) == coin_game("cg", DISCOUNT)
    True
    """
    (red, blue), (red_lost, blue_lost) = rewards.payoff(0, 0), rewards.payoff(0, 1)
    none = Fraction(0)
    phases = (
        (Coin("red", by_red=(red, none), by_blue=(red_lost, blue)),),
        (Coin("blue", by_red=(red, blue_lost), by_blue=(none, blue)),),
    )
    return coin_game(CoinGameRules(phases, tie=tie), DISCOUNT)  # type: ignore[arg-type]


def bargaining_rules(rewards: BimatrixGame, alone: Any = None) -> CoinGameRules:
    """Rules of the asymmetric game; ``alone`` replaces what Disagreement coins pay."""
    (red, blue), (red_alone, blue_alone) = rewards.payoff(0, 0), rewards.payoff(0, 1)
    if alone is not None:
        red_alone = blue_alone = Fraction(alone)
    none, together, apart = Fraction(0), "Cooperation coin", "Disagreement coin"
    phases = (
        (
            Coin("red", together, by_both=(red, none)),
            Coin("blue", apart, by_blue=(none, blue_alone)),
        ),
        (
            Coin("red", apart, by_red=(red_alone, none)),
            Coin("blue", together, by_both=(none, blue)),
        ),
    )
    return replace(load_coin_game("abcg").rules, phases=phases)


@lru_cache(maxsize=16)
def bargaining_coin_game(rewards: BimatrixGame) -> StochasticGame:
    """The asymmetric game with these rewards.

    Examples
    --------
    >>> bargaining_coin_game(BARGAINING) == coin_game("abcg", DISCOUNT)
    True
    """
    return coin_game(bargaining_rules(rewards), DISCOUNT)


@lru_cache(maxsize=16)
def attainable(game: StochasticGame) -> StochasticPayoffs:
    """What joint plans attain, discounted; computed once for all claims of a process."""
    return attainable_payoffs(game)


def parts(game: StochasticGame, policy: JointPolicy) -> tuple[StateAutomaton, StateAutomaton]:
    """Red's and blue's part of a stationary joint policy."""
    red, blue = zip(*policy.actions, strict=True)
    return pure(game, "row", red), pure(game, "column", blue)


def pure(game: StochasticGame, player: str, actions: Sequence[int]) -> StateAutomaton:
    """The strategy that takes one action in each state."""
    side = 0 if player == "row" else 1
    mixed = [
        tuple(Fraction(a == k) for k in range(stage.shape[side]))
        for a, stage in zip(actions, game.stages, strict=True)
    ]
    return StateAutomaton.stationary(game, player, mixed)  # type: ignore[arg-type]


def digits(numbers: Sequence[Any], places: int = 6) -> str:
    """Numbers as decimals that are surely right: of an interval, those on which its ends agree.

    Examples
    --------
    >>> digits((Fraction(1, 3), Interval(Fraction(1, 4), Fraction(1, 4) + Fraction(1, 10**9))))
    '0.333333, 0.250000'
    """
    return ", ".join(_decimals(number, places) for number in numbers)


def _decimals(number: Any, places: int) -> str:
    low, high = (number.low, number.high) if isinstance(number, Interval) else (number, number)
    for kept in range(places, -1, -1):
        if round(low, kept) == round(high, kept):
            return f"{float(round(low, kept)):.{kept}f}"
    return f"between {float(low):.3g} and {float(high):.3g}"
