"""What the equilibrium payoffs at one discount factor d0 say about every smaller one.

Let K hold all payoffs of subgame-perfect equilibria at d0.  As patience loses none, K holds those
at every d < d0, too, and nobody's worst payoff there is below l = min K.  With g the payoffs of an
action pair a and b its best deviations,

* a starts no equilibrium at any d < d0 if the *floor* ``l + (1 - d0)/d0 (b - g)`` of its promises
  is on the border of K or beyond: for some direction n >= 0 with ``n . (b - g) > 0``, no point of K
  is further in direction n than the floor, which rises as d falls;
* all equilibrium payoffs are means of g over the pairs that are left, which makes K smaller, and
  nobody's worst payoff is below the least b of these pairs, which raises l; and so on.

If a corner p of K is an equilibrium payoff at d < d0, then it is itself ``(1 - d) g + d w`` for
one pair, so that ``(1 - d) b + d l <= p``, and the promise ``w = g + (p - g) / d`` is in K.  The
first gets harder as d falls, and w moves away from g.

If w stays on a side of K, the line through g and p, look at the furthest equilibrium payoff e on
that side: it is at w or beyond, and is itself worth starting with some pair.  A pair whose payoffs
are behind the line, or on it before e, cannot: e would need a promise beyond e.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot, subtract

__all__ = ["BelowDiscount"]

Pair = tuple[int, int]
_AXES = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))


class BelowDiscount:
    """Payoffs, worst payoffs and starting pairs that are left at all discounts below a proved one.

    Parameters
    ----------
    proof : EquilibriumPayoffs
        Of a repeated game with discount d0 > 0; its outer polygon is used.
    """

    def __init__(self, proof: EquilibriumPayoffs) -> None:
        self.stage = RepeatedStage.of(proof.game, proof.discount)
        self.pairs = dict(self.stage.payoffs)
        self.within = Polygon(proof.outer)
        self.worst = self.stage.pure_minimax
        while self._smaller():
            pass

    def _smaller(self) -> bool:
        """One round; whether it left less."""
        if self.within.is_empty:
            return False
        before = self.within, self.worst, len(self.pairs)
        self._raise_worst(self.within.vertices)
        self.pairs = {a: g for a, g in self.pairs.items() if not self._excluded(a)}
        if not self.pairs:
            self.within = Polygon(())
            return False
        self._raise_worst([self.stage.deviations[a] for a in self.pairs])
        left = self.within.above(self.worst)
        for normal, offset in Polygon.hull(self.pairs.values()).half_planes():
            left = left.clip(normal, offset)
        self.within = left
        return before != (self.within, self.worst, len(self.pairs))

    def _raise_worst(self, points: list[Point] | tuple[Point, ...]) -> None:
        low, least = self.worst, tuple(min(p[i] for p in points) for i in (0, 1))
        self.worst = max(low[0], least[0]), max(low[1], least[1])

    def _excluded(self, pair: Pair) -> bool:
        gain = subtract(self.stage.deviations[pair], self.stage.payoffs[pair])
        extra = self.stage.surcharge(pair)
        floor = self.worst[0] + extra[0], self.worst[1] + extra[1]
        normals = [n for n, _ in self.within.half_planes() if min(n) >= 0]
        return any(
            dot(n, gain) > 0 and self.within.support(n)[0] <= dot(n, floor)
            for n in (*_AXES, *normals)
        )

    def rules_out(self, point: Point) -> bool:
        """Whether a payoff pair is proved to be no equilibrium payoff at any smaller discount."""
        if not self.within.contains(point):
            return True
        return point in self.within.vertices and all(self._misses(a, point) for a in self.pairs)

    def _misses(self, pair: Pair, corner: Point) -> bool:
        """Whether a corner is not worth starting with the pair, at any smaller discount."""
        if self._too_low(pair, corner):
            return True
        g = self.stage.payoffs[pair]
        away = subtract(corner, g)
        d = self.stage.discount
        promise = g[0] + away[0] / d, g[1] + away[1] / d
        return any(
            (dot(n, away) > 0 and dot(n, promise) >= c)
            or (dot(n, away) == 0 and dot(n, corner) == c and self._ends_before(promise, away, n))
            for n, c in self.within.half_planes()
        )

    def _ends_before(self, promise: Point, away: Point, normal: Point) -> bool:
        """Whether no equilibrium payoff is on a side of K, at the promise or further away."""
        far = max(self.within.support(normal)[1], key=lambda v: dot(v, away))
        if dot(far, away) < dot(promise, away):
            return True
        return all(self._not_between(a, promise, far, away, normal) for a in self.pairs)

    def _not_between(self, pair: Pair, near: Point, far: Point, away: Point, normal: Point) -> bool:
        """Whether the pair starts no furthest payoff between two points of a side."""
        ahead = subtract(self.stage.payoffs[pair], near)
        height = dot(normal, ahead)
        if height < 0 or (height == 0 and dot(away, ahead) < 0):
            return True
        return any(
            self._too_low_for(i, pair, near) and self._too_low_for(i, pair, far) for i in (0, 1)
        )

    def rules_out_play(self, pair: Pair) -> bool:
        """Whether playing the pair for ever is proved to be no equilibrium at smaller discounts."""
        empty = self.within.is_empty
        return empty or pair not in self.pairs or self._too_low(pair, self.stage.payoffs[pair])

    def _too_low(self, pair: Pair, worth: Point) -> bool:
        """Whether deviating once and being punished pays more, at any smaller discount."""
        return self._too_low_for(0, pair, worth) or self._too_low_for(1, pair, worth)

    def _too_low_for(self, player: int, pair: Pair, worth: Point) -> bool:
        d, b, low = self.stage.discount, self.stage.deviations[pair][player], self.worst[player]
        return b > low and (1 - d) * b + d * low >= worth[player]
