"""The Pareto frontier of a payoff set, as a chain of points with witnesses.

A point is *strongly* Pareto optimal when nobody can gain without the other losing, *weakly*
when the two cannot both gain; the default everywhere is the strong notion.  Points are listed
with row payoffs increasing, from the column player's best end to the row player's.  On a
convex set consecutive points are the ends of frontier edges; on a finite set the frontier is
the points alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Protocol

from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.kinds.pareto_frontier import ParetoFrontier
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.vectors import Point, direction, orientation

__all__ = ["AttainedSet", "Frontier", "Witness"]

Witness = MixedProfile | Distribution
"""What attains a payoff pair: independent mixtures, or a joint distribution."""


class AttainedSet(Protocol):
    """A payoff set that knows its vertices and who attains its points."""

    @property
    def game(self) -> Any:
        """The game whose payoffs these are."""

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Extreme points, or all points of a finite set."""

    def witness(self, point: Any) -> Any:
        """What attains the point."""


@dataclass(frozen=True, slots=True)
class Frontier(Result):
    """The Pareto frontier of a polygon or a finite set of payoffs.

    Attributes
    ----------
    payoffs : payoff set
        The set whose frontier this is.
    points : tuple of points
        The chain, row payoffs increasing.
    strong : bool
        Strong or weak Pareto optimality.
    finite : bool
        Whether the set is its points alone; else the frontier contains the edges between
        consecutive points.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, feasible_payoffs
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> frontier = feasible_payoffs(game).pareto_frontier()
    >>> frontier
    Frontier(strong, (2, 2) -- (4, 1))
    >>> frontier.witness((3, "3/2")).support
    ((0, 0), (1, 1))
    """

    payoffs: AttainedSet
    points: tuple[Point, ...]
    strong: bool
    finite: bool = False

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def source(self) -> FeasiblePolygon | None:
        """The proof of the set, where it is of the kind that a frontier's proof can hold."""
        proof = getattr(self.payoffs, "certificate", None)
        return proof if isinstance(proof, FeasiblePolygon) else None

    @property
    def edges(self) -> tuple[tuple[Point, Point], ...]:
        """Consecutive points; none on a finite set."""
        return () if self.finite else tuple(pairwise(self.points))

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """What attains each point of the chain."""
        return tuple(self.payoffs.witness(point) for point in self.points)

    def contains(self, point: Any) -> bool:
        """Whether the point is Pareto optimal in the set."""
        p = as_pair(point)
        return p in self.points or any(
            orientation(a, b, p) == 0 and a[0] <= p[0] <= b[0] and b[1] <= p[1] <= a[1]
            for a, b in self.edges
        )

    def witness(self, point: Any) -> Witness:
        """What attains a point of the frontier; raises ``InputValueError`` for others."""
        if not self.contains(point):
            word = "strongly" if self.strong else "weakly"
            raise InputValueError(f"{point} is not {word} Pareto optimal in this set")
        found: Witness = self.payoffs.witness(point)
        return found

    @property
    def certificate(self) -> ParetoFrontier:
        """Supporting weights of every edge, and the proof of the set where there is one."""
        weights = tuple(direction((a[1] - b[1], b[0] - a[0])) for a, b in self.edges)
        return ParetoFrontier(
            self.source, self.payoffs.vertices, self.finite, self.strong, self.points, weights
        )

    def claim(self) -> dict[str, Any]:
        """The chain and the set it belongs to."""
        return {
            "points": self.points,
            "strong": self.strong,
            "finite": self.finite,
            "vertices": self.payoffs.vertices,
            "source": self.source,
        }

    def display(self) -> Table:
        """Each point of the chain with what attains it."""
        game = self.payoffs.game
        rows = tuple(
            (str(p[0]), str(p[1]), witness_words(w, game))
            for p, w in zip(self.points, self.witnesses, strict=True)
        )
        word = "Strong" if self.strong else "Weak"
        joined = "" if self.finite else "points between consecutive ones belong to it too"
        return Table(f"{word} Pareto frontier", ("row", "column", "attained by"), rows, joined)

    def __repr__(self) -> str:
        sign = ", " if self.finite else " -- "
        word = "strong" if self.strong else "weak"
        return f"Frontier({word}, {sign.join(_point_text(p) for p in self.points)})"


def _point_text(point: tuple[Fraction, ...]) -> str:
    return "(" + ", ".join(str(x) for x in point) + ")"
