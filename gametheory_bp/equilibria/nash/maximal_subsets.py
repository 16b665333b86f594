"""The shape of the Nash set: maximal Nash subsets, components, payoffs.

A *Nash subset* is a product X x Y of sets of mixtures all of whose pairs are equilibria.  The
maximal ones are polytopes; their vertices are the maximal complete bipartite subgraphs of the
graph whose edges are the extreme equilibria (Winkels 1979; Avis, Rosenberg, Savani and von
Stengel 2010).  The Nash set is their union, and its connected components are those of the graph:
two edges (x, y), (x, y') lie in one convex set of equilibria.

Inside X x Y every x is a best response to every y.  So the row player's payoff depends on y alone
and the column player's on x alone, and the payoffs fill a rectangle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gametheory_bp.games.profile import Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["MaximalSubset", "PayoffRectangle", "group_pairs", "outermost"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class PayoffRectangle:
    """All payoff pairs between ``low`` and ``high``, coordinate by coordinate."""

    low: Point
    high: Point

    def contains(self, point: Point) -> bool:
        """Whether the payoff pair lies in the rectangle."""
        return all(a <= p <= b for a, p, b in zip(self.low, point, self.high, strict=True))

    def covers(self, other: PayoffRectangle) -> bool:
        """Whether the other rectangle lies in this one."""
        return self.contains(other.low) and self.contains(other.high)


@dataclass(frozen=True, slots=True)
class MaximalSubset:
    """A maximal product of mixtures all of whose pairs are equilibria.

    Attributes
    ----------
    row_vertices, column_vertices : tuple of mixtures
        Extreme mixtures of either player; every pair is an extreme equilibrium.
    payoffs : PayoffRectangle
        Exactly the payoff pairs of the subset.
    """

    row_vertices: tuple[Vector, ...]
    column_vertices: tuple[Vector, ...]
    payoffs: PayoffRectangle

    @property
    def is_point(self) -> bool:
        """Whether the subset is a single equilibrium."""
        return len(self.row_vertices) == len(self.column_vertices) == 1


def group_pairs(pairs: Sequence[Pair]) -> list[list[tuple[list[int], list[int]]]]:
    """Maximal bicliques of a bipartite graph, grouped by connected component.

    Examples
    --------
    >>> group_pairs([(0, 0), (1, 1), (1, 2)])
    [[([0], [0])], [([1], [1, 2])]]
    """
    partners: dict[int, int] = {}
    for x, y in pairs:
        partners[x] = partners.get(x, 0) | 1 << y
    return [_bicliques(xs, partners) for xs in _components(partners)]


def _components(partners: dict[int, int]) -> list[list[int]]:
    """Groups of left vertices that are linked through common partners."""
    groups: list[tuple[int, list[int]]] = []
    for x, reach in partners.items():
        apart = []
        members = [x]
        for mask, others in groups:
            if mask & reach:
                reach |= mask
                members = others + members
            else:
                apart.append((mask, others))
        groups = [*apart, (reach, members)]
    return sorted(sorted(members) for _, members in groups)


def _bicliques(xs: list[int], partners: dict[int, int]) -> list[tuple[list[int], list[int]]]:
    """Every non-empty intersection of neighbourhoods, with all left vertices that contain it."""
    closed: set[int] = set()
    for x in xs:
        reach = partners[x]
        closed |= {shared for mask in closed if (shared := mask & reach)}
        closed.add(reach)
    found = []
    for mask in closed:
        left = [x for x in xs if partners[x] & mask == mask]
        found.append((left, [y for y in range(mask.bit_length()) if mask >> y & 1]))
    return sorted(found)


def outermost(rectangles: Iterable[PayoffRectangle]) -> tuple[PayoffRectangle, ...]:
    """The rectangles without repetitions and without those inside another one.

    Examples
    --------
    >>> from fractions import Fraction
    >>> zero, one = Fraction(0), Fraction(1)
    >>> square = PayoffRectangle((zero, zero), (one, one))
    >>> outermost([square, square, PayoffRectangle((zero, zero), (zero, one))]) == (square,)
    True
    """
    distinct = sorted(set(rectangles))
    return tuple(
        r for r in distinct if not any(other is not r and other.covers(r) for other in distinct)
    )
