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
are behind the line, or on it before e, cannot: e would need a promise beyond e.  The other pairs
are asked as of a corner, stretch by stretch of the places where e may be.  A point within a side
is excluded if there is no such e from it up to one of the ends.

All of this holds for d0 = 1, too, with the feasible payoffs above the pure minimax for K: what is
excluded then is no equilibrium payoff at any discount.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from gametheory_bp.certificates.proved_payoffs import EquilibriumProof, outer_polygon, stage_of
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot, subtract

__all__ = ["BelowDiscount"]

Pair = tuple[int, int]
_AXES = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))


class BelowDiscount:
    """Payoffs, worst payoffs and starting pairs that are left at all discounts below a proved one.

    Parameters
    ----------
    stage : RepeatedStage
        With the discount d0, 0 < d0 <= 1.
    within : Polygon
        Holds all payoffs of equilibria at smaller discounts.
    """

    def __init__(self, stage: RepeatedStage, within: Polygon) -> None:
        self.stage, self.within = stage, within
        self.pairs = dict(stage.payoffs)
        self.worst = stage.pure_minimax
        while self._smaller():
            pass

    @classmethod
    def of(cls, proof: EquilibriumProof) -> BelowDiscount:
        """What a proved set, at a positive discount, says about all smaller ones."""
        return cls(stage_of(proof), outer_polygon(proof))

    @classmethod
    def one(cls, game: PayoffTable) -> BelowDiscount:
        """What is left at some discount at all."""
        stage = RepeatedStage.of(game, Fraction(1))
        return cls(stage, Polygon.hull(stage.payoffs.values()).above(stage.pure_minimax))

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
        if point in self.within.vertices:
            return all(self._misses(a, point) for a in self.pairs)
        return any(
            self._none_between(point, end, n)
            for n, c in self.within.half_planes()
            if dot(n, point) == c
            for end in self.within.support(n)[1]
        )

    def _misses(self, pair: Pair, corner: Point) -> bool:
        """Whether a corner is not worth starting with the pair, at any smaller discount."""
        if any(self._reasons(pair, corner)):
            return True
        away = subtract(corner, self.stage.payoffs[pair])
        for n, c in self.within.half_planes():
            if dot(n, away) == 0 and dot(n, corner) == c:
                promise = self._promise(pair, corner)
                far = max(self.within.support(n)[1], key=lambda v: dot(v, away))
                if dot(far, away) < dot(promise, away) or self._none_between(promise, far, n):
                    return True
        return False

    def _none_between(self, near: Point, far: Point, normal: Point) -> bool:
        """Whether the furthest equilibrium payoff on a side is not between two points of it."""
        return all(self._not_between(a, near, far, normal) for a in self.pairs)

    def _not_between(self, pair: Pair, near: Point, far: Point, normal: Point) -> bool:
        """Whether the pair starts no furthest payoff between two points of a side."""
        away = subtract(far, near)
        ahead = subtract(self.stage.payoffs[pair], near)
        height = dot(normal, ahead)
        if height < 0 or (height == 0 and dot(away, ahead) < 0):
            return True
        first, last = (list(self._slacks(pair, p)) for p in (near, far))
        turns = {a / (a - b) for a, b in zip(first, last, strict=True) if a * b < 0}
        cuts = [
            list(self._reasons(pair, (near[0] + t * away[0], near[1] + t * away[1])))
            for t in sorted({Fraction(0), Fraction(1), *turns})
        ]  # each reason holds on an interval that begins and ends at cuts
        return all(any(x and y for x, y in zip(a, b, strict=True)) for a, b in pairwise(cuts))

    def _promise(self, pair: Pair, worth: Point) -> Point:
        g, d = self.stage.payoffs[pair], self.stage.discount
        return g[0] + (worth[0] - g[0]) / d, g[1] + (worth[1] - g[1]) / d

    def _slacks(self, pair: Pair, worth: Point) -> Iterator[Fraction]:
        """How far the punishments, and the sides, miss or exceed what the pair needs there."""
        d, b, low = self.stage.discount, self.stage.deviations[pair], self.worst
        yield from ((1 - d) * b[i] + d * low[i] - worth[i] for i in (0, 1))
        promise = self._promise(pair, worth)
        yield from (dot(n, promise) - c for n, c in self.within.half_planes())

    def _reasons(self, pair: Pair, worth: Point) -> Iterator[bool]:
        """Which of these prove that the pair does not start it, at any smaller discount."""
        away = subtract(worth, self.stage.payoffs[pair])
        rises = [self.stage.deviations[pair][i] - self.worst[i] for i in (0, 1)]
        rises += [dot(n, away) for n, _ in self.within.half_planes()]
        slacks = self._slacks(pair, worth)  # they grow by the rises where the discount falls
        yield from (min(x, y) >= 0 < max(x, y) for x, y in zip(rises, slacks, strict=True))

    def rules_out_play(self, pair: Pair) -> bool:
        """Whether playing the pair for ever is proved to be no equilibrium at smaller discounts."""
        g = self.stage.payoffs[pair]
        left = pair in self.pairs and self.within.contains(g)
        return not left or self._too_low(pair, g)

    def _too_low(self, pair: Pair, worth: Point) -> bool:
        """Whether deviating once and being punished pays more, at any smaller discount."""
        return any(list(self._reasons(pair, worth))[:2])
