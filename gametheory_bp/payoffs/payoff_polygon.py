"""Polygons of payoffs that a public lottery over action pairs attains.

Let both players watch the same lottery and let it name an action pair: the attainable payoff
pairs are the convex hull of the payoff table, the *feasible polygon*.  Its part that is at
least a disagreement point for both is *individually rational*.  Its *comprehensive hull* above
a floor adds all that is left when players throw payoff away.

Every vertex of the feasible polygon is the payoff of a pure profile.  Any other point is a
lottery over at most three pure profiles, over two if it lies on the boundary.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.attained_hull import ActionPair
from gametheory_bp.payoffs.frontier import Frontier, Witness
from gametheory_bp.payoffs.lottery import convex_weights

__all__ = ["PayoffPolygon", "PolygonKind"]

PolygonKind = Literal["feasible", "individually_rational", "comprehensive"]


@dataclass(frozen=True, slots=True)
class PayoffPolygon(Result):
    """A polygon of payoffs of a game, with a witness for every point.

    Attributes
    ----------
    game : BimatrixGame
    kind : {"feasible", "individually_rational", "comprehensive"}
    polygon : Polygon
        The set; it may be a segment, a point or empty.
    hull : Polygon
        The feasible polygon of the game, of which it is a part (or the free-disposal hull).
    profiles : tuple of (int, int)
        For each vertex of ``hull`` an action pair that attains it.
    floor : point or None
        The disagreement point or floor.

    Examples
    --------
    >>> from gametheory_bp.payoffs import individually_rational_payoffs
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> part = individually_rational_payoffs(game, (1, 1))
    >>> part
    PayoffPolygon(individually_rational, 3 vertices)
    >>> print(witness_words(part.witness((2, "3/2")), game))
    1/6 (1, 1) + 1/6 (1, 2) + 2/3 (2, 2)
    """

    game: BimatrixGame
    kind: PolygonKind
    polygon: Polygon
    hull: Polygon
    profiles: tuple[ActionPair, ...]
    floor: Point | None = None

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Extreme points, counter-clockwise from the lexicographically smallest."""
        return self.polygon.vertices

    @property
    def is_empty(self) -> bool:
        """Whether no payoff pair belongs to the set."""
        return self.polygon.is_empty

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """What attains each vertex."""
        return tuple(self.witness(v) for v in self.vertices)

    def contains(self, point: Any) -> bool:
        """Whether the payoff pair belongs to the set, boundary included."""
        return self.polygon.contains(as_pair(point))

    def witness(self, point: Any) -> Witness:
        """What attains a point: a pure profile, or a lottery over at most three of them.

        In a comprehensive hull, what attains a point at least as good for both, and the point
        itself where it is feasible.

        Parameters
        ----------
        point : pair of numbers
            Payoffs (row, column) of a point of the set.

        Returns
        -------
        MixedProfile or Distribution
            A pure profile at the vertices of the feasible polygon, else a distribution over two
            (on its boundary) or three action pairs.

        Raises
        ------
        InputValueError
            If the point is not in the set.
        """
        p = as_pair(point)
        if not self.polygon.contains(p):
            raise InputValueError(
                f"({p[0]}, {p[1]}) is not in the {self.kind} set; test with .contains(point) first"
            )
        weights = convex_weights(self.hull, p)
        if weights is None:  # only by free disposal: attain something at least as good
            weights = convex_weights(self.hull, self.hull.above(p).vertices[0])
        assert weights is not None
        if len(weights) == 1:
            return MixedProfile.pure(self.game.shape, *self.profiles[weights[0][0]])
        m, n = self.game.shape
        table = [[Fraction(0)] * n for _ in range(m)]
        for k, weight in weights:
            i, j = self.profiles[k]
            table[i][j] = weight
        return Distribution(tuple(tuple(row) for row in table))

    def pareto_frontier(self, strong: bool = True) -> Frontier:
        """The Pareto frontier: strong by default, the weak one with ``strong=False``."""
        points = pareto_chain(self.polygon, strong=strong)
        return Frontier(self, points, strong)

    @property
    def certificate(self) -> FeasiblePolygon:
        """Attained vertices, and the game whose payoffs all lie within."""
        table = PayoffTable.of(self.game)
        return FeasiblePolygon(table, self.kind, self.floor, self.profiles, self.vertices)

    def claim(self) -> dict[str, Any]:
        """Game, kind of set, floor and vertices."""
        table = PayoffTable.of(self.game)
        return {
            "game": table,
            "set": self.kind,
            "floor": self.floor,
            "vertices": self.vertices,
        }

    def display(self) -> Table:
        """The vertices and what attains them."""
        rows = tuple(
            (str(v[0]), str(v[1]), witness_words(self.witness(v), self.game)) for v in self.vertices
        )
        title = f"{self.kind.replace('_', ' ').capitalize()} payoffs"
        if self.floor is not None:
            title += f", at least ({self.floor[0]}, {self.floor[1]})"
        return Table(title, ("row", "column", "attained by"), rows, "" if rows else "empty")

    def __repr__(self) -> str:
        return f"PayoffPolygon({self.kind}, {len(self.vertices)} vertices)"
