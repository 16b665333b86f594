"""Convex polygons with rational vertices, degenerate ones included.

A :class:`Polygon` is the convex hull of finitely many points.  Its form is canonical: the
extreme points only, counter-clockwise, starting at the lexicographically smallest, so two
polygons are equal exactly when their vertex tuples are.  No vertex is the empty set, one is a
point, two are a segment; every method treats these as ordinary citizens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.errors import EmptySetError, InputValueError
from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.hull import convex_hull, rational_hull
from gametheory_bp.geometry.vectors import Point, cross, dot, orientation, subtract

__all__ = ["Polygon", "trusted_polygon"]


@record("polygon")
@dataclass(frozen=True, slots=True)
class Polygon:
    """A convex polygon by its vertices; build it with :meth:`hull`.

    Raises
    ------
    InputValueError
        If the vertices are not in canonical form.

    Examples
    --------
    >>> square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)])
    >>> len(square.vertices), square.area, square.contains((Fraction(1), Fraction(2)))
    (4, Fraction(4, 1), True)
    """

    vertices: tuple[Point, ...]

    def __post_init__(self) -> None:
        if not _is_canonical(self.vertices):
            raise InputValueError(
                "vertices are not the canonical form of a convex polygon; use Polygon.hull(points)"
            )

    @classmethod
    def hull(cls, points: Iterable[tuple[Fraction | int, Fraction | int]]) -> Polygon:
        """The convex hull of points (ints or Fractions), in canonical form."""
        return trusted_polygon(rational_hull((Fraction(x), Fraction(y)) for x, y in points))

    @property
    def is_empty(self) -> bool:
        """Whether there is no point at all."""
        return not self.vertices

    @property
    def dimension(self) -> int:
        """-1 empty, 0 point, 1 segment, 2 with interior."""
        return min(len(self.vertices) - 1, 2)

    @property
    def area(self) -> Fraction:
        """Area; 0 for points and segments."""
        return sum((cross(a, b) for a, b in self.edges()), Fraction(0)) / 2

    def edges(self) -> tuple[tuple[Point, Point], ...]:
        """Directed edges, counter-clockwise; both directions of a segment, none for a point."""
        if len(self.vertices) < 2:
            return ()
        return tuple(zip(self.vertices, self.vertices[1:] + self.vertices[:1], strict=True))

    def half_planes(self) -> tuple[tuple[Point, Fraction], ...]:
        """Pairs (outer normal, offset) with ``{x : normal . x <= offset}`` for every edge.

        A segment gets its two lines and its two end caps, a point four axis-parallel ones.
        """
        if self.dimension == 0:
            (x, y) = self.vertices[0]
            one, zero = Fraction(1), Fraction(0)
            return (
                ((one, zero), x),
                ((zero, one), y),
                ((-one, zero), -x),
                ((zero, -one), -y),
            )
        planes = []
        for a, b in self.edges():
            along = subtract(b, a)
            normal = (along[1], -along[0])
            planes.append((normal, dot(normal, a)))
            if self.dimension == 1:
                planes.append((along, dot(along, b)))
        return tuple(planes)

    def contains(self, point: Point) -> bool:
        """Whether the point lies in the polygon, boundary included."""
        if len(self.vertices) < 3:
            return not self.is_empty and all(dot(n, point) <= c for n, c in self.half_planes())
        return all(orientation(a, b, point) >= 0 for a, b in self.edges())

    def support(self, direction: Point) -> tuple[Fraction, tuple[Point, ...]]:
        """``max direction . x`` and the face where it is attained (one vertex, or two ends).

        Raises
        ------
        EmptySetError
            If the polygon is empty.
        """
        if self.is_empty:
            raise EmptySetError("the empty polygon has no support; give a non-empty set")
        values = [dot(direction, v) for v in self.vertices]
        best = max(values)
        face = [v for v, value in zip(self.vertices, values, strict=True) if value == best]
        if len(face) > 2:  # zero direction, or all of a degenerate set
            return best, tuple(face)
        return best, tuple(sorted(face))

    def clip(self, normal: Point, offset: Fraction | int) -> Polygon:
        """The part with ``normal . x <= offset``."""
        return self._where([offset - dot(normal, v) for v in self.vertices])

    def above(self, point: Point) -> Polygon:
        """The part that is at least ``point`` in both coordinates."""
        right = self._where([v[0] - point[0] for v in self.vertices])
        return right._where([v[1] - point[1] for v in right.vertices])

    def _where(self, slack: list[Fraction]) -> Polygon:
        """The part where an affine function, given at the vertices, is not negative."""
        if all(s >= 0 for s in slack):
            return self
        kept: list[Point] = []
        for k, v in enumerate(self.vertices):
            following = (k + 1) % len(slack)
            if slack[k] >= 0:
                kept.append(v)
            if slack[k] * slack[following] < 0:
                w = self.vertices[following]
                t = slack[k] / (slack[k] - slack[following])
                kept.append((v[0] + t * (w[0] - v[0]), v[1] + t * (w[1] - v[1])))
        if len(kept) <= 2 or len(self.vertices) <= 2:
            return trusted_polygon(convex_hull(kept))
        first = kept.index(min(kept))  # still counter-clockwise and without repetitions
        return trusted_polygon((*kept[first:], *kept[:first]))

    def comprehensive_hull(self, floor: Point) -> Polygon:
        """``{x >= floor : x <= y for some y of the polygon}``: free disposal down to ``floor``."""
        upper = self.above(floor)
        if upper.is_empty:
            return upper
        shadows = [(x, floor[1]) for x, _ in upper.vertices]
        shadows += [(floor[0], y) for _, y in upper.vertices]
        return Polygon.hull([*upper.vertices, *shadows, floor])

    @property
    def ideal(self) -> Point:
        """The best payoff of each player separately (the utopia point of the set)."""
        if self.is_empty:
            raise EmptySetError("the empty polygon has no ideal point; give a non-empty set")
        return max(x for x, _ in self.vertices), max(y for _, y in self.vertices)


def trusted_polygon(vertices: tuple[Point, ...]) -> Polygon:
    """A polygon from vertices known to be canonical, without checking them again."""
    polygon = object.__new__(Polygon)
    object.__setattr__(polygon, "vertices", vertices)
    return polygon


def _is_canonical(vertices: tuple[Point, ...]) -> bool:
    if len(vertices) <= 2:
        return list(vertices) == sorted(set(vertices))
    return vertices == rational_hull(vertices)
