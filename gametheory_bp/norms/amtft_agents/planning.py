"""Plans for the optimum of a rule: one joint policy, or several that take turns by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from gametheory_bp.bargaining import welfare_optimum
from gametheory_bp.errors import InputTypeError, NotDefinedError, UnknownNameError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.amtft_agents.plan import CooperativePlan
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings
from gametheory_bp.norms.amtft_agents.stochastic_plans import stochastic_lottery
from gametheory_bp.solvers.markov import Chain, discounted_values
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

__all__ = ["best_turns", "cooperative_plan", "plan_payoffs"]

Policy = tuple[tuple[int, int], ...]


def cooperative_plan(
    game: Any,
    rule: str,
    settings: AmtftSettings,
    disagreement: Any = (0, 0),
    arrays: StochasticArrays | None = None,
    **parameters: Any,
) -> CooperativePlan:
    """The plan for a rule's optimum among the attainable payoffs.

    Parameters
    ----------
    game : RepeatedGame, StochasticGame or StochasticArrays
    rule : str
    settings : AmtftSettings
        ``clock`` and ``ties`` are read.
    disagreement : pair or str
        As in :func:`welfare_optimum`; (0, 0), as the formulas of section 3.3 have none.
    arrays : StochasticArrays, optional
        The same game in arrays, if there are some: they remember what was computed.

    Raises
    ------
    NotDefinedError
        If the optimum is irrational, or needs what is no lottery over joint policies.
    """
    arrays = StochasticArrays.of(game) if arrays is None else arrays
    if isinstance(game, RepeatedGame):
        target, lottery = _of_matrix(game, rule, settings, disagreement, parameters)
    else:
        d = _disagreement(game, disagreement)
        target, lottery = stochastic_lottery(arrays, rule, settings, d, parameters)
    weights = [w for _, w in lottery]
    if settings.sharing == "public_coin" and len(lottery) > 1:
        # One play per side of the coin: in the mean exactly the target.
        return CooperativePlan(
            rule, target, target, (0,), tuple(policy for policy, _ in lottery), tuple(weights)
        )
    turns = best_turns(weights, arrays.discount, settings.clock)
    policies = tuple(policy for policy, _ in lottery)
    payoffs = plan_payoffs(arrays, turns, policies)
    return CooperativePlan(rule, target, payoffs, turns, policies)


def _disagreement(game: Any, given: Any) -> Point:
    if not isinstance(given, str):
        return as_pair(given, where="disagreement")
    kinds = {"minimax": True, "pure_minimax": False}
    if given not in kinds:
        raise UnknownNameError("disagreement point", given, tuple(kinds))
    values = [stochastic_minimax(game, player, kinds[given]) for player in ("row", "column")]
    one, two = (v.lower for v in values)  # where bounds differ: what is proved to be secured
    return one, two


def best_turns(weights: Sequence[Fraction], discount: Fraction, longest: int) -> tuple[int, ...]:
    """The cycle whose discounted shares come closest to the weights; the shortest such.

    Lengths divide ``longest``, so that the clocks of several plans keep a common one.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> best_turns([half, half], Fraction(24, 25), 8)
    (0, 1, 1, 0, 1, 0, 0, 1)
    >>> best_turns([Fraction(1)], Fraction(24, 25), 8)
    (0,)
    """
    count = len(weights)
    if count == 1:
        return (0,)
    best: tuple[Fraction, tuple[int, ...]] | None = None
    powers = [discount**t for t in range(longest)]
    for size in (n for n in range(1, longest + 1) if longest % n == 0):
        total = sum(powers[:size])
        for turns in product(range(count), repeat=size):
            shares = [Fraction(0)] * count
            for t, k in enumerate(turns):
                shares[k] += powers[t]
            gap = max(abs(s / total - w) for s, w in zip(shares, weights, strict=True))
            if best is None or gap < best[0]:
                best = gap, turns
    assert best is not None
    return best[1]


def plan_payoffs(
    game: StochasticArrays, turns: tuple[int, ...], policies: tuple[Policy, ...]
) -> Point:
    """Payoffs per step if both follow the plan, exactly."""
    period, size = len(turns), game.size
    row, gains = [], [[], []]  # type: ignore[var-annotated]
    laws = []
    count = len(game.process.laws)
    for t in range(period):
        after = (t + 1) % period
        for states, odds, total in game.process.laws:
            laws.append(([after * size + s for s in states], odds, total))
        for s in range(size):
            pair = game.pair(s, *policies[turns[t]][s])
            row.append(t * count + int(game.node[pair]))
            for k in (0, 1):
                gains[k].append(int(game.rewards[pair, k]))
    values = discounted_values(Chain(row, laws, gains, game.reward_denominator), game.discount)
    odds = [*game.initial_weights.tolist(), *[0] * (size * (period - 1))]
    one, two = values.mean(odds)
    return one, two


def _of_matrix(
    game: RepeatedGame, rule: str, settings: AmtftSettings, d: Any, parameters: dict[str, Any]
) -> tuple[Point, list[tuple[Policy, Fraction]]]:
    optimum = welfare_optimum(game.game, rule, "feasible", d, **parameters)
    place = 0 if settings.ties != "last" else -1
    target, witness = optimum.points[place], optimum.attained_by[place]
    if isinstance(witness, MixedProfile):
        witness = witness.distribution()
    if not isinstance(witness, Distribution):
        raise NotDefinedError(
            f"the {rule} optimum has irrational weights; a plan takes turns with rational ones"
        )
    one, two = target
    if not (isinstance(one, Fraction) and isinstance(two, Fraction)):
        raise InputTypeError(f"the {rule} optimum {target} is no pair of fractions")
    m, n = game.game.shape
    every = [(i, j) for i in range(m) for j in range(n)]

    def picked(pair: tuple[int, int]) -> tuple[int, int]:
        """The first pair, in the order of ties, with the same payoffs."""
        same = [other for other in every if game.game.payoff(*other) == game.game.payoff(*pair)]
        return min(same, key=lambda other: _rank(settings, other, n))

    pairs = [(picked((i, j)), witness.probabilities[i][j]) for i, j in witness.support]
    ordered = sorted(pairs, key=lambda item: _rank(settings, item[0], n))
    return (one, two), [((pair,), p) for pair, p in ordered]


def _rank(settings: AmtftSettings, pair: tuple[int, int], wide: int) -> tuple[int, int]:
    place = pair[0] * wide + pair[1]
    if isinstance(settings.ties, tuple):
        known = place in settings.ties
        return (settings.ties.index(place) if known else len(settings.ties)), place
    return 0, place if settings.ties == "first" else -place
