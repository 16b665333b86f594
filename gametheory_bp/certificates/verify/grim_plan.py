"""Check a plan of a stochastic game with threats: its values, its threats, every deviation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.grim_plan import GrimPlan, Threat
from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.certificates.kinds.stochastic_minimax import StochasticMinimaxValue
from gametheory_bp.certificates.plan_slacks import plan_slacks
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify import stochastic_equilibrium, stochastic_minimax
from gametheory_bp.geometry.vectors import Point

__all__ = ["check"]

PLAYERS = ("row", "column")


def check(certificate: GrimPlan) -> Iterator[Check]:
    """The values belong to the plan, the threats hold, no slack is less than it is said to be."""
    c, game = certificate, certificate.game
    for player, threat in zip(PLAYERS, c.threats, strict=True):
        right = threat.game == game and _is_threat(threat, player)
        yield Check(f"the threat to the {player} player is one", right)
        if not right:
            return
    nodes = c.plan.nodes(game)
    whole = nodes == c.nodes and len(c.values) == len(nodes)
    yield Check("every state and memory on the path has its values", whole)
    if not whole:
        return
    place = {node: k for k, node in enumerate(nodes)}
    follows = all(
        c.values[k][own] == _worth(c, place, node, own)
        for k, node in enumerate(nodes)
        for own in (0, 1)
    )
    yield Check("the values solve the plan's equations", follows)
    x, y = (
        sum(
            (p * w * c.values[place[s, q]][own] for s, p in game.initial for q, w in c.plan.start),
            Fraction(0),
        )
        for own in (0, 1)
    )
    yield Check("the payoffs are the values at the start", (x, y) == c.payoffs, f"({x}, {y})")
    slacks = list(plan_slacks(game, c.plan, nodes, c.values, c.threats))
    least = min(((low, d) for low, _, d in slacks), key=lambda pair: pair[0], default=(None, None))
    yield Check("the least slack is where it is said to be", least == (c.lower_slack, c.worst))
    most = min((high for _, high, _ in slacks), default=None)
    yield Check("the least slack is at most what is said", most == c.upper_slack, str(most))
    low, high = c.lower_slack, c.upper_slack
    gap = Fraction(0) if low is None or high is None else high - low
    yield Check("the gap is the difference of the two", c.gap == gap, str(gap))
    sustained = True if low is None or low >= 0 else None if high is None or high >= 0 else False
    yield Check("held up exactly if no slack is negative", c.sustained is sustained)
    credible = all(isinstance(threat, StochasticEquilibrium) for threat in c.threats)
    perfect = bool(sustained) and credible
    yield Check("subgame perfect if the threats are equilibria", c.subgame_perfect is perfect)


def _is_threat(threat: Threat, player: str) -> bool:
    if isinstance(threat, StochasticMinimaxValue):
        kind = threat.player == player and (threat.mixed or threat.side == "minimax")
        return kind and all(one.holds for one in stochastic_minimax.check(threat))
    kind = threat.subgame_perfect and all(one.is_stationary for one in threat.strategies)
    return kind and all(one.holds for one in stochastic_equilibrium.check(threat))


def _worth(
    c: GrimPlan, place: dict[tuple[int, int], int], node: tuple[int, int], own: int
) -> Fraction:
    game, (s, q) = c.game, node
    pair = c.plan.policies[q][s]
    values: Point
    onward = Fraction(0)
    for t, p in game.chances(s, *pair):
        for r, w in c.plan.follow[q]:
            values = c.values[place[t, r]]
            onward += p * w * values[own]
    return (1 - game.discount) * game.payoff(s, *pair)[own] + game.discount * onward
