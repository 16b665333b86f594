"""The Pareto-optimal equilibria of a game, grouped by their payoff pair.

Nash equilibria form finitely many products X x Y whose payoffs fill a rectangle; only the upper
right corner of a rectangle can be Pareto optimal, and it is attained exactly on a product of two
faces.  Correlated equilibrium payoffs form a polygon inside the feasible one; its Pareto-optimal
points are spanned by its Pareto-optimal vertices.  So a finite list tells all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gametheory_bp.equilibria.nash.enumeration import nash_equilibria
from gametheory_bp.equilibria.nash.nash_set import NashSet
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution, MixedProfile, Vector
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.taxonomy.optimality import ParetoTest

__all__ = ["Candidates", "EfficientGroup", "Notion", "correlated_groups", "nash_groups"]

Notion = Literal["nash", "pure", "correlated"]
Product = tuple[tuple[Vector, ...], tuple[Vector, ...]]


@dataclass(frozen=True, slots=True)
class EfficientGroup:
    """All Pareto-optimal equilibria with one payoff pair.

    Attributes
    ----------
    payoff : point
    equilibrium : MixedProfile or Distribution
        One of them.
    products : tuple of (row mixtures, column mixtures)
        For Nash equilibria: every pair of a product is one of them.
    """

    payoff: Point
    equilibrium: MixedProfile | Distribution
    products: tuple[Product, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Efficient groups, and the payoffs of the extreme equilibria that are dominated."""

    groups: tuple[EfficientGroup, ...]
    dominated: tuple[Point, ...]


def nash_groups(
    game: BimatrixGame, test: ParetoTest, notion: Notion, known: NashSet | None
) -> Candidates:
    """Pareto-optimal pure or Nash equilibria.

    Raises
    ------
    UnprovedError
        If the list of Nash equilibria is incomplete.
    """
    found: dict[Point, list[Product]] = {}
    dominated: set[Point] = set()
    for product, corner in _products(game, notion, known):
        if test.is_optimal(corner):
            found.setdefault(corner, []).append(_best_faces(game, product, corner))
        else:
            dominated.add(corner)
    groups = tuple(
        EfficientGroup(payoff, MixedProfile(products[0][0][0], products[0][1][0]), tuple(products))
        for payoff, products in sorted(found.items())
    )
    return Candidates(groups, tuple(sorted(dominated)))


def correlated_groups(game: BimatrixGame, test: ParetoTest) -> Candidates:
    """Pareto-optimal vertices of the polygon of correlated equilibrium payoffs."""
    from gametheory_bp.equilibria.correlated import correlated_equilibria

    polygon = correlated_equilibria(game).payoff_polygon()
    if not polygon.complete:
        raise UnprovedError("the polygon of correlated equilibria was interrupted; ask again")
    pairs = sorted(zip(polygon.vertices, polygon.distributions, strict=True), key=lambda p: p[0])
    groups = tuple(EfficientGroup(v, p) for v, p in pairs if test.is_optimal(v))
    return Candidates(groups, tuple(v for v, _ in pairs if not test.is_optimal(v)))


def _products(
    game: BimatrixGame, notion: Notion, known: NashSet | None
) -> list[tuple[Product, Point]]:
    """Products of equilibria with their best payoff pair."""
    if notion == "pure":
        pure = (MixedProfile.pure(game.shape, i, j) for i, j in pure_equilibria(game))
        return [(((p.row,), (p.column,)), game.expected(p)) for p in pure]
    nash = known if known is not None else nash_equilibria(game)
    if not nash.complete:
        raise UnprovedError(
            "the list of Nash equilibria is incomplete; run nash_equilibria(game) to its end, or "
            "classify with equilibria='pure'"
        )
    return [
        ((subset.row_vertices, subset.column_vertices), subset.payoffs.high)
        for subset in nash.maximal_subsets
    ]


def _best_faces(game: BimatrixGame, product: Product, corner: Point) -> Product:
    """The mixtures of a Nash subset that give the other player its best payoff there."""
    rows, columns = product
    best_rows = tuple(x for x in rows if game.expected(MixedProfile(x, columns[0]))[1] == corner[1])
    best_columns = tuple(
        y for y in columns if game.expected(MixedProfile(rows[0], y))[0] == corner[0]
    )
    return best_rows, best_columns
