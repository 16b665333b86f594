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

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.equilibrium_payoffs import Leaning, OuterLink
from gametheory_bp.certificates.promised_payoffs import Promises, counted
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, dot

__all__ = ["BoundingFamily"]

Pair = tuple[int, int]
Bound = tuple[Point, Fraction, Fraction]
"""Normal, offset and weight."""

_ONE, _ZERO = Fraction(1), Fraction(0)
_FLOORS = (-_ONE, _ZERO), (_ZERO, -_ONE)


@dataclass(frozen=True, slots=True)
class _Counts:
    """A line in whole numbers: payoffs with ``n . g <= most`` are within it.

    Promises are known to be good enough if ``discount n . w <= free - slope n . g``; ``worst`` says
    that the line is one of a worst payoff.
    """

    normal: tuple[Any, Any]
    worst: bool
    most: Any
    discount: Any
    free: Any
    slope: Any

    def worth(self, x: Any, y: Any) -> Any:
        """``n . (x, y)``."""
        return self.normal[0] * x + self.normal[1] * y


class BoundingFamily:
    """The lines of a link, on the polygon and the threats before it.

    ``own`` says that the worst equilibrium payoffs are the punishments.
    """

    def __init__(
        self, stage: RepeatedStage, before: Polygon, threats: Point, own: bool, link: OuterLink
    ) -> None:
        self.stage, self.before, self.threats, self.own = stage, before, threats, own
        self.promises = Promises(stage, before, threats)
        self._counts: dict[int, _Counts] = {}
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
    def starts(self) -> list[Pair]:
        """The pairs that some promise sustains."""
        return [pair for pair in self.stage.payoffs if self.promises[pair]]

    @property
    def polygon(self) -> Polygon:
        """What the lines leave of the polygon before."""
        left = self.before
        for normal, offset, _ in self.lines:
            left = left.clip(normal, offset)
        return left

    def proves(self, line: int) -> bool:
        """Whether the line holds whatever pair starts."""
        leaning = {pair for k, pair in self.leanings if k == line}
        return self.sound and all(
            self.holds(line, pair)
            for pair in self.stage.payoffs
            if pair in leaning or not self._alone(line, pair)
        )

    def holds(self, line: int, pair: Pair) -> bool:
        """Whether the line holds where the pair starts; it does where the pair cannot."""
        lean = self.leanings.get((line, pair))
        if lean is not None:
            return self._leans(lean) or not self.promises[pair]
        return self._alone(line, pair) or self._known(line, pair)

    def _alone(self, line: int, pair: Pair) -> bool:
        """Whether ``n . g <= c``; the best deviation for g where the line is of a worst payoff."""
        counts = self._counted(line)
        worths = self.promises.deviations if counts.worst else self.promises.payoffs
        return bool(counts.worth(*worths[pair]) <= counts.most)

    def _known(self, line: int, pair: Pair) -> bool:
        """Whether ``d n . w <= c - (1 - d) n . g`` for all promises w."""
        counts = self._counted(line)
        most = counts.free - counts.slope * counts.worth(*self.promises.payoffs[pair])
        return all(
            counts.discount * counts.worth(x, y) <= most * z for x, y, z in self.promises[pair]
        )

    def _counted(self, line: int) -> _Counts:
        if line not in self._counts:
            normal, offset, _ = self.lines[line]
            d, unit = self.stage.discount, self.promises.unit
            (a, b, c), _ = counted(*normal, offset)
            (share, free, slope), _ = counted(d, c, (1 - d) / unit)
            worst = self.own and normal in _FLOORS
            self._counts[line] = _Counts((a, b), worst, c * unit, share, free, slope)
        return self._counts[line]

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
