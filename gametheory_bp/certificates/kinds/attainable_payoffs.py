"""Proof that a polygon is what two players attain in a stochastic game by joint plans.

Plans may depend on the whole past and on public lotteries.  For every vertex there is a joint
policy that attains it, with the rows of numbers that prove what it earns; for every half-plane of
the polygon, in their order, rows that bound every plan.  With the normal n, w = n . g:

* discounted: one row of values, ``v = (1 - d) g + d P v`` under the policy; bounds
  ``v >= (1 - d) w + d P v`` for all action pairs;
* average: gains and biases, ``g = P g`` and ``g + h = r + P h`` under the policy; bounds
  ``g >= P g`` and ``g + h >= w + P h``;
* T steps: no rows; both sides are computed step by step.

The expected bound under the initial law is the offset of the half-plane.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.criterion import Average, Discounted, Horizon
from gametheory_bp.games.joint_policy import JointPolicy, PolicyLottery
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["AttainablePayoffs", "payoff_set_name"]


def payoff_set_name(criterion: Discounted | Horizon | Average) -> str:
    """How optima name the set: ``"feasible"`` if discounted, else with the criterion."""
    return "feasible" if criterion == Discounted() else f"feasible, {criterion}"


@record("attainable_payoffs")
@dataclass(frozen=True, slots=True)
class AttainablePayoffs:
    """Game, criterion, vertices with policies and their values, bounds of the half-planes."""

    game: StochasticGame
    criterion: Discounted | Horizon | Average
    vertices: tuple[Point, ...]
    policies: tuple[JointPolicy, ...]
    values: tuple[tuple[tuple[Point, ...], ...], ...]
    bounds: tuple[tuple[tuple[Fraction, ...], ...], ...]

    def earned(self, lottery: PolicyLottery) -> Point | None:
        """What a lottery over policies of the vertices earns; None for any other."""
        known = dict(zip(self.policies, self.vertices, strict=True))
        odds = lottery.weights
        if len(lottery.policies) != len(odds) or min(odds) <= 0 or sum(odds) != 1:
            return None
        if not set(lottery.policies) <= set(known):
            return None
        points = [known[policy] for policy in lottery.policies]
        row, column = (
            sum((w * p[i] for w, p in zip(odds, points, strict=True)), Fraction(0)) for i in (0, 1)
        )
        return row, column
