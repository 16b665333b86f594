"""The payoff polygon of (coarse) correlated equilibria, as a result record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.correlated_bound import SupportLine
from gametheory_bp.certificates.kinds.correlated_polygon import CorrelatedPolygon
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.correlated.polytope import EquilibriumPolytope
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.frontier import Frontier
from gametheory_bp.payoffs.lottery import convex_weights
from gametheory_bp.solvers.image_polygon import image_polygon, support_line, support_vertex
from gametheory_bp.solvers.session import Session

__all__ = ["CorrelatedPayoffs", "correlated_payoffs"]


@dataclass(frozen=True, slots=True)
class CorrelatedPayoffs(Result):
    """The polygon of equilibrium payoffs, with a distribution for every point.

    Attributes
    ----------
    game : BimatrixGame
    coarse : bool
    polygon : Polygon
        The proved inner polygon; the whole set if ``complete``.
    distributions : tuple of Distribution
        An equilibrium for each vertex.
    lines : tuple of SupportLine
        One per half-plane of the polygon if complete, else all lines proved so far.
    complete : bool
        False if a limit or an interrupt came first.
    """

    game: BimatrixGame
    coarse: bool
    polygon: Polygon
    distributions: tuple[Distribution, ...]
    lines: tuple[SupportLine, ...]
    complete: bool

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact; ``complete`` says whether the set is all there."""
        return EXACT

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Extreme payoff pairs, counter-clockwise from the lexicographically smallest."""
        return self.polygon.vertices

    @property
    def outer(self) -> Polygon:
        """The polygon that the proved lines enclose; equal to ``polygon`` if complete."""
        if self.complete:
            return self.polygon
        xs = [x for row in self.game.row_payoffs for x in row]
        ys = [y for row in self.game.column_payoffs for y in row]
        enclosed = Polygon.hull((x, y) for x in (min(xs), max(xs)) for y in (min(ys), max(ys)))
        for line in self.lines:
            enclosed = enclosed.clip(line.normal, line.offset)
        return enclosed

    def contains(self, point: Any) -> bool:
        """Whether the payoff pair belongs to the (inner) polygon, boundary included."""
        return self.polygon.contains(as_pair(point))

    def witness(self, point: Any) -> Distribution:
        """An equilibrium that attains a point: a mixture of at most three vertices' equilibria.

        Raises
        ------
        InputValueError
            If the point is not in the polygon.
        """
        p = as_pair(point)
        weights = convex_weights(self.polygon, p)
        if weights is None:
            raise InputValueError(
                f"({p[0]}, {p[1]}) is not in the polygon; test with .contains(point) first"
            )
        if len(weights) == 1:
            return self.distributions[weights[0][0]]
        m, n = self.game.shape
        parts = [(w, self.distributions[k].probabilities) for k, w in weights]
        return Distribution(
            tuple(
                tuple(sum((w * p[i][j] for w, p in parts), Fraction(0)) for j in range(n))
                for i in range(m)
            )
        )

    def pareto_frontier(self, strong: bool = True) -> Frontier:
        """The Pareto frontier of the polygon: strong by default."""
        return Frontier(self, pareto_chain(self.polygon, strong=strong), strong)

    @property
    def certificate(self) -> CorrelatedPolygon:
        """Attained vertices and proved edges in one self-contained record."""
        table = PayoffTable.of(self.game)
        return CorrelatedPolygon(
            table, self.coarse, self.complete, self.vertices, self.distributions, self.lines
        )

    def claim(self) -> dict[str, Any]:
        """Vertices, who attains them, and whether they are all."""
        return {
            "game": PayoffTable.of(self.game),
            "coarse": self.coarse,
            "complete": self.complete,
            "vertices": self.vertices,
            "distributions": self.distributions,
        }

    def display(self) -> Table:
        """The vertices and what attains them."""
        kind = "Coarse correlated" if self.coarse else "Correlated"
        rows = tuple(
            (str(v[0]), str(v[1]), witness_words(p, self.game))
            for v, p in zip(self.vertices, self.distributions, strict=True)
        )
        note = "" if self.complete else "incomplete: stopped before every edge was proved"
        return Table(f"{kind} equilibrium payoffs", ("row", "column", "attained by"), rows, note)

    def __repr__(self) -> str:
        kind = "coarse, " if self.coarse else ""
        state = "complete" if self.complete else "incomplete"
        return f"CorrelatedPayoffs({kind}{len(self.vertices)} vertices, {state})"


def correlated_payoffs(
    game: BimatrixGame,
    polytope: EquilibriumPolytope,
    session: Session,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> CorrelatedPayoffs:
    """Chase the polygon and give vertices, distributions and lines their true scale."""
    found = image_polygon(session, limit=limit, progress=progress)
    points = {polytope.point(corner.image): corner for corner in found.corners}
    polygon = Polygon.hull(points)
    distributions = tuple(polytope.distribution(points[v].preimage) for v in polygon.vertices)
    known = {line.normal: line for line in found.lines}
    wanted = list(known)
    if found.complete:
        wanted = [polytope.direction(normal) for normal, _ in polygon.half_planes()]
        for d in wanted:
            if d not in known:  # the end caps of a segment turn when payoffs are rescaled
                known[d] = support_line(support_vertex(session, d), d)
    lines = tuple(polytope.line(d, known[d].offset, known[d].multipliers) for d in wanted)
    return CorrelatedPayoffs(game, polytope.coarse, polygon, distributions, lines, found.complete)
