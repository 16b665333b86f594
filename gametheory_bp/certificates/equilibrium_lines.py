"""Whether lines bound all equilibrium payoffs of a repeated game.

Let V be the set of equilibrium payoffs, within a polygon and above the threats.  The best point of
V in a direction n starts with some action pair a and promises some w of V that deters deviations;
it is worth ``(1 - d) n . g(a) + d n . w``.  As ``n . w`` is at most its worth, its worth is at most
``n . g(a)``.  Where V's own worst payoffs are the punishments, the worst payoff of a player is
itself no less than the best deviation, since that is what deterring means.

Lines that lean on one another: see
:class:`~gametheory_bp.certificates.kinds.equilibrium_payoffs.Leaning`.  Were some true bound
larger than its ``c_k``, look where the excess is largest in units of ``r_k``; the leaning bounds
the excess there by less than itself.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.kinds.equilibrium_payoffs import Leaning, OuterLink
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, dot

__all__ = ["BoundingFamily"]

Pair = tuple[int, int]
Bound = tuple[Point, Fraction, Fraction]
"""Normal, offset and weight."""

_ONE, _ZERO = Fraction(1), Fraction(0)
_FLOORS = (-_ONE, _ZERO), (_ZERO, -_ONE)


class BoundingFamily:
    """The lines of a link, on the polygon and the threats before it.

    ``own`` says that the worst equilibrium payoffs are the punishments.
    """

    def __init__(
        self, stage: RepeatedStage, before: Polygon, threats: Point, own: bool, link: OuterLink
    ) -> None:
        self.stage, self.before, self.threats, self.own = stage, before, threats, own
        self.starts = {
            pair: promises
            for pair in stage.payoffs
            if not (promises := stage.promises(pair, before, threats)).is_empty
        }
        weights = link.weights or (_ZERO,) * len(link.lines)
        self.lines: list[Bound] = [
            ((_ONE * line.normal[0], _ONE * line.normal[1]), line.offset, weight)
            for line, weight in zip(link.lines, weights, strict=True)
        ]
        self.leanings = {(lean.line, lean.actions): lean for lean in link.leanings}
        self.sound = len(self.leanings) == len(link.leanings) and (
            min(weights, default=_ZERO) > 0 or not (link.leanings or link.weights)
        )

    @property
    def polygon(self) -> Polygon:
        """What the lines leave of the polygon before."""
        left = self.before
        for normal, offset, _ in self.lines:
            left = left.clip(normal, offset)
        return left

    def proves(self, line: int) -> bool:
        """Whether the line holds whatever pair starts."""
        return self.sound and all(self.holds(line, pair) for pair in self.starts)

    def holds(self, line: int, pair: Pair) -> bool:
        """Whether the line holds where the pair starts."""
        normal, offset, _ = self.lines[line]
        lean = self.leanings.get((line, pair))
        if lean is not None:
            return self._leans(lean)
        own = dot(normal, self.stage.payoffs[pair])
        best = own
        for i in (0, 1):  # the worst payoff of a player
            if self.own and normal == _FLOORS[i]:
                best = -self.stage.deviations[pair][i]
        d = self.stage.discount
        if best <= offset:
            return True
        promised = max(dot(normal, w) for w in self.starts[pair].vertices)
        return (1 - d) * own + d * promised <= offset

    def _leans(self, lean: Leaning) -> bool:
        normal, offset, weight = self.lines[lean.line]
        known = len(self.lines) + len(self.before.half_planes()) + 2
        if not (self.stage.discount and all(0 <= k < known for k in lean.rests_on)):
            return False
        (m, b1, r1), (p, b2, r2) = (self.bound(k, lean.actions) for k in lean.rests_on)
        area = cross(m, p)
        if area == 0:
            return False
        l1, l2 = cross(normal, p) / area, cross(m, normal) / area
        d, own = self.stage.discount, dot(normal, self.stage.payoffs[lean.actions])
        return (
            min(l1, l2) >= 0
            and (1 - d) * own + d * (l1 * b1 + l2 * b2) <= offset
            and d * (l1 * r1 + l2 * r2) < weight
        )

    def bound(self, k: int, pair: Pair) -> Bound:
        """Bound number k of the promises that deter deviations from the pair."""
        if k < len(self.lines):
            return self.lines[k]
        k -= len(self.lines)
        sides = self.before.half_planes()
        if k < len(sides):
            return (*sides[k], _ZERO)
        i = k - len(sides)
        extra = self.stage.surcharge(pair)[i]
        for normal, offset, weight in self.lines:
            if self.own and normal == _FLOORS[i]:
                return normal, offset - extra, weight
        return _FLOORS[i], -self.threats[i] - extra, _ZERO
