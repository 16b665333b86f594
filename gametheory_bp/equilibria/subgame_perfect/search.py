"""What is proved so far about the equilibrium payoffs of a repeated game: links, a set inside."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import Any

from flint import fmpq

from gametheory_bp.certificates.kinds.equilibrium_payoffs import (
    BoundingLine,
    Leaning,
    OuterLink,
    PayoffGenerator,
)
from gametheory_bp.equilibria.subgame_perfect.generation import (
    Generator,
    generators,
    repaired,
    steady_payoffs,
)
from gametheory_bp.equilibria.subgame_perfect.limit import Limit
from gametheory_bp.equilibria.subgame_perfect.outer import Link
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    fraction,
    hull,
    overhang,
    to_fractions,
)
from gametheory_bp.equilibria.subgame_perfect.stage import Stage
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon, trusted_polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["Search"]

REPAIRS = 2

NEAR = fmpq(1, 1 << 30)
"""Distance of lines from their guess up to which polygons inside the guess are looked for."""


class Search:
    """What is proved so far, in the units of the stage."""

    def __init__(self, repeated: RepeatedGame, fixed: Point | None) -> None:
        self.repeated, self.fixed = repeated, fixed
        self.stage = Stage.of(repeated)
        self.punishments = None if fixed is None else self.stage.measure(fixed)
        self.links: list[Link] = []
        self.inner: Corners = []
        self.generators: tuple[Generator, ...] = ()
        self.adopt(steady_payoffs(self.stage))

    def adopt(self, corners: Corners) -> bool:
        """Take a polygon as the inner one if it generates itself."""
        found = generators(self.stage, corners, self.punishments)
        if found is None:
            return False
        self.inner, self.generators = corners, found
        return True

    def settle(self) -> None:
        """The chain has ended: its last set generates itself, or is empty."""
        self.adopt(self.links[-1].corners)

    def look_inside(self, limit: Limit) -> None:
        """Adopt the largest polygon near a guess that generates itself.

        A guess that the lines do not reach will not close the bracket: one try is enough.
        """
        near = overhang(self.links[-1].corners, limit.corners) < NEAR
        for corners in chain([limit.corners], limit.inside() if near else ()):
            found = repaired(self.stage, hull(corners), self.punishments, REPAIRS)
            if found and self.adopt(found):
                return

    def reached(self, wanted: Any) -> bool:
        """Whether the two polygons are that close, in the players' units."""
        outer = self.links[-1].corners
        if not self.inner:
            return not outer
        return bool(overhang(outer, self.inner) <= wanted)

    def result(self, stopped: str = "") -> RepeatedPayoffs:
        """The bracket as a record, in payoffs; why the search stopped early, if it did."""
        inner, outer = self._polygon(self.inner), self._polygon(self.links[-1].corners)
        gap: Fraction | None = Fraction(0)
        if inner != outer:
            gap = None if inner.is_empty else excess(outer, inner)
        spanning = tuple(
            PayoffGenerator(pair.actions, to_fractions([self.stage.payoff(w)])[0])
            for pair, w in self.generators
        )
        chain = _outer_links(self.stage, self.links)
        complete = not stopped
        return RepeatedPayoffs(
            self.repeated, self.fixed, inner, outer, spanning, chain, gap, complete, stopped
        )

    def _polygon(self, corners: Corners) -> Polygon:
        return trusted_polygon(to_fractions([self.stage.payoff(v) for v in corners]))


def _outer_links(stage: Stage, links: list[Link]) -> tuple[OuterLink, ...]:
    """The links after the feasible payoffs; those without a line say nothing new."""
    found = []
    for link in links[1:]:
        if not link.lines and link.corners:
            continue
        lines, weights = [], []
        for k, (normal, offset) in enumerate(link.lines):
            (a, b), c, factor = stage.line(normal, offset)
            lines.append(BoundingLine((int(a), int(b)), fraction(c)))
            weights += [fraction(factor * r) for r in link.weights[k : k + 1]]
        leanings = tuple(Leaning(k, pair, on) for k, pair, on in link.leanings)
        found.append(OuterLink(tuple(lines), tuple(weights), leanings))
    return tuple(found)
