"""Whether lines in all states bound the equilibrium payoffs, where they prove one another.

Let V be the sets of equilibrium payoffs, one per state, within the polygons before.  The best point
v of ``V_s`` in a direction n starts with some choice a and promises of the next states' sets.  No
deviation pays, so v is at least what a rival of a is worth, followed by worst payoffs; adding such
inequalities with multipliers bounds ``n . v`` by an affine function of the true bounds of other
lines, see :class:`~gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs.StateLeaning`.
Its coefficients are not negative.  Were some true bound larger than its offset, look where the
excess is largest in units of the weights: the leaning bounds the excess there by less than itself.
(States from which play may come to a state without payoffs have none, so that all this speaks of
sets with points alone.)
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import JointLink, StateLeaning
from gametheory_bp.certificates.sustained_choices import Choice, SustainedChoices
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, dot

__all__ = ["StateLines"]

_ZERO = Fraction(0)
_Sum = tuple[Fraction, Fraction]
"""A bound, and what the lines in it weigh."""


class StateLines:
    """The lines of a link, and what choices can be worth given the polygons before it."""

    def __init__(
        self, sustained: SustainedChoices, worths: Mapping[Choice, Polygon], link: JointLink
    ) -> None:
        self.sustained, self.game, self.worths = sustained, sustained.game, worths
        self.lines = link.lines
        self.normals: list[Point] = [
            (Fraction(line.normal[0]), Fraction(line.normal[1])) for line in link.lines
        ]
        self.leanings = {(lean.line, lean.actions): lean for lean in link.leanings}
        self.sound = len(self.leanings) == len(link.leanings)
        self.places = {
            (line.state, line.normal): k for k, line in reversed([*enumerate(link.lines)])
        }

    def unproved(self) -> list[int]:
        """The places of lines that are not proved; all where leanings are said twice."""
        states = {choice[0] for choice in self.worths}
        return [
            k
            for k, line in enumerate(self.lines)
            if not (self.sound and line.weight > 0 and any(line.normal) and line.state in states)
            or not all(self._holds(k, choice) for choice in self.worths if choice[0] == line.state)
        ]

    def _holds(self, k: int, choice: Choice) -> bool:
        lean = self.leanings.get((k, choice[1:]))
        if lean is not None:
            return self._leans(lean, choice)
        normal, offset = self.normals[k], self.lines[k].offset
        return all(dot(normal, v) <= offset for v in self.worths[choice].vertices)

    def _leans(self, lean: StateLeaning, choice: Choice) -> bool:
        d, mu, law = self.game.discount, lean.multipliers, self.game.chances(*choice)
        if min(mu) < 0 or len(lean.rests_on) != len(law):
            return False
        line, normal = self.lines[lean.line], self.normals[lean.line]
        aim = normal[0] + mu[0], normal[1] + mu[1]
        bound, weight = (1 - d) * dot(aim, self.game.payoff(*choice)), _ZERO
        onward = zip(law, lean.rests_on, strict=True)
        parts = [(d * p, self._onward(t, aim, on)) for (t, p), on in onward]
        s, i, j = choice
        for player, rival in enumerate(((s, lean.rivals[0], j), (s, i, lean.rivals[1]))):
            if rival not in self.sustained.rivals(choice, player):
                return False
            if mu[player]:
                bound -= (1 - d) * mu[player] * self.game.payoff(*rival)[player]
                down = (0, -1) if player else (-1, 0)
                for t, p in self.game.chances(*rival):
                    parts.append((d * p * mu[player], self._down(t, down)))
        for share, part in parts:
            if part is None:
                return False
            bound, weight = bound + share * part[0], weight + share * part[1]
        return bound <= line.offset and weight < line.weight

    def _down(self, t: int, normal: tuple[int, int]) -> _Sum | None:
        """The line of a state that bounds a worst payoff."""
        k = self.places.get((t, normal))
        return None if k is None else (self.lines[k].offset, self.lines[k].weight)

    def _onward(self, t: int, aim: Point, rests_on: tuple[int, int]) -> _Sum | None:
        """The bound of a direction by two lines of a state."""
        if not all(0 <= k < len(self.lines) and self.lines[k].state == t for k in rests_on):
            return None
        (one, m), (other, n) = ((self.lines[k], self.normals[k]) for k in rests_on)
        area = cross(m, n)
        if area == 0:
            return None
        l1, l2 = cross(aim, n) / area, cross(m, aim) / area
        if min(l1, l2) < 0:
            return None
        return l1 * one.offset + l2 * other.offset, l1 * one.weight + l2 * other.weight
