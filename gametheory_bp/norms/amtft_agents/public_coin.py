"""A coin that both players watch before play: the named option for plans that are lotteries.

The coin is a number u in [0, 1).  A plan with odds follows policy k where u lies in the k-th part
of the interval; every part of the common refinement is one play without a coin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise

from gametheory_bp.norms.amtft_agents.plan import CooperativePlan

__all__ = ["coin_sides"]

Plans = tuple[CooperativePlan, ...]


def coin_sides(agents: Sequence[Plans]) -> list[tuple[Fraction, tuple[Plans, ...]]]:
    """For every side of the coin its chance, and the agents' plans on that side.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> plan = CooperativePlan("nash", (half, half), (half, half), (0,),
    ...     (((0, 0),), ((1, 1),)), (half, half))
    >>> [(p, plans[0][0].action(0, 0, 0)) for p, plans in coin_sides([(plan,)])]
    [(Fraction(1, 2), 0), (Fraction(1, 2), 1)]
    """
    ends = {Fraction(0), Fraction(1)}
    for plans in agents:
        for plan in plans:
            ends.update(accumulate(plan.odds))
    sides = []
    for low, high in pairwise(sorted(ends)):
        sides.append((high - low, tuple(tuple(_on(plan, low) for plan in p) for p in agents)))
    return sides


def _on(plan: CooperativePlan, coin: Fraction) -> CooperativePlan:
    if not plan.odds:
        return plan
    side = sum(end <= coin for end in accumulate(plan.odds))
    return replace(plan, turns=(side,), odds=())
