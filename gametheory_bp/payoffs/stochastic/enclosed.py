"""Payoffs of a stationary joint policy of a large game, between proved bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.solvers.markov.chain import mixed_chain, policy_chain
from gametheory_bp.solvers.markov.policy_iteration import float_values
from gametheory_bp.solvers.markov.process import DecisionProcess
from gametheory_bp.solvers.markov.residual import Rounded, policy_error

__all__ = ["enclosed_payoffs"]


def enclosed_payoffs(game: Any, policy: Sequence[int]) -> tuple[Interval, Interval]:
    """Discounted payoffs per step of a joint policy, from the initial law.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or StochasticArrays
    policy : sequence of int
        Either a pair (its number in the arrays) for each state, or odds of all pairs, those of each
        state not all zero.  Independent mixtures have products of odds.

    Returns
    -------
    pair of Interval

    Raises
    ------
    InputTypeError, InputValueError
        If it is neither: the message names the state.

    Notes
    -----
    *Exactness*: certified.  The linear system is solved in floats; the residual of the rounded
    solution, computed in integers, bounds its error.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> row, column = enclosed_payoffs(game, [1, 0, 0, 1])
    >>> 3 in row, column.width < 10**-6
    (True, True)
    """
    arrays = StochasticArrays.of(game)
    process, rewards, denominator = arrays.process, arrays.rewards, arrays.reward_denominator
    try:
        given = [int(k) for k in policy]
    except (TypeError, ValueError):
        raise InputTypeError(f"the policy is {policy!r}; give a list of integers") from None
    if len(given) == arrays.pairs:
        for s, name in enumerate(arrays.names):
            odds = given[arrays.offsets[s] : arrays.offsets[s + 1]]
            if min(odds) < 0 or not any(odds):
                raise InputValueError(
                    f"odds {odds} in state {name!r}; give some above 0, none below"
                )
        chain = mixed_chain(process, given, rewards, denominator)
    elif len(given) == arrays.size:
        for s, k in enumerate(given):
            if not arrays.offsets[s] <= k < arrays.offsets[s + 1]:
                raise InputValueError(f"pair {k} does not belong to state {arrays.names[s]!r}")
        chain = policy_chain(process, given, rewards, denominator)
    else:
        raise InputValueError(
            f"{len(given)} entries; give a pair for each of {arrays.size} states, or odds of "
            f"{arrays.pairs} pairs"
        )
    used = sorted(set(chain.row))
    place = {n: k for k, n in enumerate(used)}
    laws = [chain.laws[n] for n in used]
    alone = DecisionProcess(
        np.arange(chain.size + 1),
        np.array([place[n] for n in chain.row]),
        np.cumsum([0, *(len(states) for states, _, _ in laws)]),
        np.array([t for states, _, _ in laws for t in states]),
        _integers([w for _, odds, _ in laws for w in odds]),
        arrays.discount,
    )
    everywhere = np.arange(chain.size)
    found = []
    for gains in chain.gains:
        numbers = _integers(gains)
        floats = np.array([g / chain.denominator for g in gains])
        rounded = Rounded(float_values(alone, floats, everywhere))
        error = policy_error(alone, everywhere, numbers, chain.denominator, rounded)
        mean = rounded.mean(arrays.initial_weights.tolist())
        found.append(Interval(mean - error, mean + error))
    return found[0], found[1]


def _integers(numbers: list[int]) -> Any:
    """int64 where they fit, else Python integers."""
    try:
        return np.array(numbers, dtype=np.int64)
    except OverflowError:
        return np.array(numbers, dtype=object)
