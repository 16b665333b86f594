"""What follows a deviation from a plan of a stochastic game, and what is lost by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from gametheory_bp.certificates.kinds.automata_equilibrium import Deviation
from gametheory_bp.certificates.kinds.grim_plan import Threat
from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.certificates.stage_worths import pair_worth
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["Slack", "plan_slacks", "threat_values"]

Slack = tuple[Fraction, Fraction, Deviation]
"""Bounds of what a deviation loses, and the deviation."""

Worth = Callable[[StochasticGame, int, Sequence[Fraction], int, tuple[int, int]], Fraction]


def threat_values(threat: Threat, own: int, count: int) -> tuple[list[Fraction], list[Fraction]]:
    """Bounds of a player's payoff from each state on after its deviation."""
    if isinstance(threat, StochasticMinimaxValue):
        return list(threat.lower_values), list(threat.upper_values)
    values = [Fraction(0)] * count  # states that no history reaches keep the zero
    for state, value in zip(threat.states, threat.values, strict=True):
        values[state[0]] = value[own]
    return values, values


def plan_slacks(
    game: StochasticGame,
    plan: PublicPlan,
    nodes: Sequence[tuple[int, int]],
    values: Sequence[Point],
    threats: tuple[Threat, Threat],
    worth: Worth = pair_worth,
) -> Iterator[Slack]:
    """All one-player deviations on the path of a plan, with the bounds of what they lose."""
    bounds = [threat_values(threats[own], own, len(game.states)) for own in (0, 1)]
    for (s, q), value in zip(nodes, values, strict=True):
        i, j = plan.policies[q][s]
        m, n = game.stages[s].shape
        for own, count in ((0, m), (1, n)):
            for a in range(count):
                pair = (i, a) if own else (a, j)
                if pair != (i, j):
                    low, high = (worth(game, own, bound, s, pair) for bound in bounds[own])
                    which = Deviation((s, q), "column" if own else "row", a)
                    yield value[own] - high, value[own] - low, which
