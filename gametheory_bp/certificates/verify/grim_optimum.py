"""Check bounds of the best weighted payoff that threats hold up: a plan, a set, two floors."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.grim_optimum import GrimOptimum
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify import attainable_payoffs, grim_plan, stochastic_minimax
from gametheory_bp.games.criterion import Discounted
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import dot

__all__ = ["check"]


def check(certificate: GrimOptimum) -> Iterator[Check]:
    """The plan is held up and worth the lower bound; the set above the floors the upper one."""
    c = certificate
    same = c.attainable.game == c.game and c.attainable.criterion == Discounted()
    yield Check("the set is that of the game's discounted payoffs", same)
    if not same:
        return
    yield from attainable_payoffs.check(c.attainable)
    for player, threat in zip(("row", "column"), c.threats, strict=True):
        right = threat.game == c.game and threat.player == player and threat.mixed
        yield Check(f"the {player} player's floor is its minimax value", right)
        if c.plan is None or threat not in c.plan.threats:  # those of the plan are checked with it
            yield from stochastic_minimax.check(threat)
    floor = c.threats[0].lower, c.threats[1].lower
    left = Polygon(c.attainable.vertices).above(floor).vertices
    upper = max((dot(c.weights, v) for v in left), default=None)
    yield Check("the upper bound is the best of the set above the floors", upper == c.upper)
    known = c.plan is None
    if c.plan is not None:
        known = c.plan.game == c.game and c.plan.threats == c.threats and c.plan.sustained is True
        yield from grim_plan.check(c.plan)
    yield Check("the plan is held up by these threats", known)
    lower = None if c.plan is None else dot(c.weights, c.plan.payoffs)
    yield Check("the lower bound is what the plan is worth", lower == c.lower, str(lower))
    gap = None if lower is None else c.upper - lower
    yield Check("the gap is the difference of the bounds", gap == c.gap, str(gap))
