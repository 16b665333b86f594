"""The largest weighted payoff over (coarse) correlated equilibria, as a result record."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.correlated_bound import SupportLine
from gametheory_bp.certificates.kinds.correlated_optimum import CorrelatedOptimum
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.correlated.polytope import EquilibriumPolytope
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.face import face_end
from gametheory_bp.solvers.image_polygon import image_pair, support_line, support_vertex
from gametheory_bp.solvers.session import Session

__all__ = ["LinearOptimum", "linear_optimum"]


@dataclass(frozen=True, slots=True)
class LinearOptimum(Result):
    """All optimal payoff pairs of one linear welfare function, exactly.

    Attributes
    ----------
    game : BimatrixGame
    coarse : bool
    weights : pair of Fraction
    value : Fraction
        The optimum ``weights . u``.
    points : tuple of points
        The optimal payoff pair, or the two ends of the segment of all of them.
    distributions : tuple of Distribution
        An equilibrium for each point.
    lines : three support lines
        The bound, and one line that ends the set of optima on either side.
    """

    game: BimatrixGame
    coarse: bool
    weights: Point
    value: Fraction
    points: tuple[Point, ...]
    distributions: tuple[Distribution, ...]
    lines: tuple[SupportLine, SupportLine, SupportLine]

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def is_unique(self) -> bool:
        """Whether one payoff pair alone is optimal."""
        return len(self.points) == 1

    @property
    def certificate(self) -> CorrelatedOptimum:
        """Primal and dual solutions in one self-contained record."""
        table = PayoffTable.of(self.game)
        return CorrelatedOptimum(
            table,
            self.coarse,
            self.weights,
            self.value,
            self.points,
            self.distributions,
            self.lines,
        )

    def claim(self) -> dict[str, Any]:
        """The optimum, where it is attained and how."""
        return {
            "game": PayoffTable.of(self.game),
            "coarse": self.coarse,
            "weights": self.weights,
            "value": self.value,
            "points": self.points,
            "distributions": self.distributions,
        }

    def display(self) -> Table:
        """Optimal payoffs with their distributions."""
        kind = "coarse correlated" if self.coarse else "correlated"
        w = f"({self.weights[0]}, {self.weights[1]})"
        rows = tuple(
            (str(point[0]), str(point[1]), _lottery(p))
            for point, p in zip(self.points, self.distributions, strict=True)
        )
        note = "" if self.is_unique else "every point between the two is optimal too"
        title = f"Largest {w} . u over {kind} equilibria: {self.value}"
        return Table(title, ("row", "column", "attained by"), rows, note)

    def __repr__(self) -> str:
        places = " -- ".join(f"({x}, {y})" for x, y in self.points)
        return f"LinearOptimum({self.value} at {places}, exact)"


def linear_optimum(
    game: BimatrixGame, polytope: EquilibriumPolytope, session: Session, weights: Point
) -> LinearOptimum:
    """Optimum of the weights, the ends of its face, and three proved lines."""
    normal = polytope.direction(weights)
    first = support_vertex(session, normal)
    best = support_line(first, normal)
    lines = [polytope.line(normal, best.offset, best.multipliers, weights)]
    ends: dict[Point, Distribution] = {}
    for left in (True, False):
        end, prover, turned = face_end(session, first, normal, left=left)
        limit = support_line(prover, turned)
        lines.append(polytope.line(turned, limit.offset, limit.multipliers))
        point = polytope.point(image_pair(end))
        if point not in ends:
            ends[point] = polytope.distribution(end.point())
    points = tuple(sorted(ends))
    return LinearOptimum(
        game,
        polytope.coarse,
        weights,
        lines[0].offset,
        points,
        tuple(ends[point] for point in points),
        (lines[0], lines[1], lines[2]),
    )


def _lottery(p: Distribution) -> str:
    return " + ".join(f"{p.probabilities[i][j]} ({i + 1}, {j + 1})" for i, j in p.support)
