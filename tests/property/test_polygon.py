"""Polygons and frontiers by their definitions, degenerate ones included."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.errors import EmptySetError, InputValueError
from gametheory_bp.geometry.frontier import pareto_chain, pareto_points
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dominates, dot

small = st.integers(-4, 4).map(Fraction)
points = st.lists(st.tuples(small, small), min_size=1, max_size=8)
grid = [(Fraction(x, 2), Fraction(y, 2)) for x in range(-8, 9) for y in range(-8, 9)]


def is_hull(polygon: Polygon, generators: list[Point]) -> bool:
    """Vertices are generators, none in the hull of the others, and all generators inside."""
    extreme = all(
        not Polygon.hull([w for w in polygon.vertices if w != v]).contains(v)
        for v in polygon.vertices
    )
    inside = all(polygon.contains(p) for p in generators)
    return extreme and inside and set(polygon.vertices) <= set(generators)


@given(points)
def test_hull_by_definition(generators: list[Point]) -> None:
    polygon = Polygon.hull(generators)
    assert is_hull(polygon, generators)
    for normal, offset in polygon.half_planes():
        assert max(dot(normal, p) for p in generators) == offset
    # planted: a polygon that lost a vertex is caught
    if len(polygon.vertices) > 1:
        assert not is_hull(Polygon.hull(polygon.vertices[1:]), generators)


@given(points, st.tuples(small, small), small)
def test_clip_keeps_exactly_the_half_plane(
    generators: list[Point], normal: Point, offset: Fraction
) -> None:
    polygon = Polygon.hull(generators)
    part = polygon.clip(normal, offset)
    for p in grid:
        assert part.contains(p) == (polygon.contains(p) and dot(normal, p) <= offset)


@given(points, st.tuples(small, small))
def test_comprehensive_hull_by_definition(generators: list[Point], floor: Point) -> None:
    polygon = Polygon.hull(generators)
    hull = polygon.comprehensive_hull(floor)
    for p in grid:
        above = p[0] >= floor[0] and p[1] >= floor[1]
        dominated = not polygon.above(p).is_empty
        assert hull.contains(p) == (above and dominated)


def is_strong_frontier(polygon: Polygon, chain: tuple[Point, ...]) -> bool:
    on_chain = [Polygon.hull(pair) for pair in itertools.pairwise(chain)]
    on_chain += [Polygon.hull([p]) for p in chain]
    for p in [*grid, *polygon.vertices]:
        if polygon.contains(p):
            optimal = polygon.above(p).vertices == (p,)
            if optimal != any(part.contains(p) for part in on_chain):
                return False
    return True


@given(points)
def test_strong_frontier_by_definition(generators: list[Point]) -> None:
    polygon = Polygon.hull(generators)
    chain = pareto_chain(polygon)
    assert is_strong_frontier(polygon, chain)
    if len(chain) > 1:  # planted: a frontier that lost an end point
        assert not is_strong_frontier(polygon, chain[1:])


@given(points)
def test_weak_frontier_by_definition(generators: list[Point]) -> None:
    polygon = Polygon.hull(generators)
    chain = pareto_chain(polygon, strong=False)
    parts = [Polygon.hull(pair) for pair in itertools.pairwise(chain)]
    parts += [Polygon.hull([p]) for p in chain]
    tiny = Fraction(1, 10**6)
    for p in [*grid, *polygon.vertices]:
        if polygon.contains(p):
            # both can gain exactly when the polygon meets the open quadrant above p; for points
            # of this grid a gain, if there is one, is at least a millionth
            both_gain = not polygon.above((p[0] + tiny, p[1] + tiny)).is_empty
            assert both_gain != any(part.contains(p) for part in parts)


@given(points)
def test_frontier_of_a_finite_set(generators: list[Point]) -> None:
    strong = pareto_points(generators)
    weak = pareto_points(generators, strong=False)
    assert set(strong) == {p for p in generators if not any(dominates(q, p) for q in generators)}
    assert set(weak) == {
        p for p in generators if not any(dominates(q, p, strictly=True) for q in generators)
    }


def test_degenerate_and_bad_input() -> None:
    empty = Polygon(())
    assert empty.is_empty and empty.area == 0 and not empty.contains((Fraction(0), Fraction(0)))
    with pytest.raises(EmptySetError):
        empty.support((Fraction(1), Fraction(0)))
    with pytest.raises(InputValueError, match=r"Polygon\.hull"):
        Polygon(((Fraction(1), Fraction(0)), (Fraction(0), Fraction(0))))
    segment = Polygon.hull([(0, 0), (2, 2), (1, 1)])
    assert segment.dimension == 1 and segment.contains((Fraction(1), Fraction(1)))
    assert not segment.contains((Fraction(3), Fraction(3)))
