"""Ray crossings, centre of mass, halving segments and dictatorial points, on known shapes."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from gametheory_bp.errors import EmptySetError, InputValueError
from gametheory_bp.geometry.area_split import areas_beside, halving_point
from gametheory_bp.geometry.centroid import centroid
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.ray import last_crossing, last_crossing_below
from gametheory_bp.geometry.reach import Reach

ORIGIN = (F(0), F(0))
CHAIN = ((F(1), F(4)), (F(3), F(3)), (F(4), F(0)))


@pytest.mark.parametrize(
    ("direction", "point", "normal"),
    [
        ((1, 8), (F(1, 2), F(4)), (0, 1)),  # through the flat top of the shadow
        ((1, 4), (F(1), F(4)), (1, 2)),  # the first vertex counts as end of an edge
        ((2, 3), (F(9, 4), F(27, 8)), (1, 2)),
        ((1, 1), (F(3), F(3)), (3, 1)),  # a vertex: a supporting edge beside it
        ((9, 1), (F(27 * 4, 28 * 3) * 3, F(3, 7)), (3, 1)),
    ],
)
def test_last_crossing(direction: tuple[int, int], point: object, normal: tuple[int, int]) -> None:
    found = last_crossing(CHAIN, ORIGIN, (F(direction[0]), F(direction[1])))
    assert found.point == point
    assert normal[0] * found.normal[1] == normal[1] * found.normal[0]
    offset = found.normal[0] * found.point[0] + found.normal[1] * found.point[1]
    assert all(found.normal[0] * x + found.normal[1] * y <= offset for x, y in CHAIN)


def test_a_single_point_casts_a_rectangle() -> None:
    corner = ((F(2), F(1)),)
    assert last_crossing(corner, ORIGIN, (F(1), F(1))).point == (1, 1)
    assert last_crossing(corner, ORIGIN, (F(4), F(1))).point == (2, F(1, 2))
    # the line may start beyond the set: t is negative then
    assert last_crossing(corner, (F(5), F(5)), (F(1), F(1))).point == (1, 1)


def test_last_crossing_below_a_finite_set() -> None:
    points = [(F(1), F(3)), (F(4), F(1)), (F(2), F(2))]
    assert last_crossing_below(points, ORIGIN, (F(1), F(1))) == (2, 2)
    assert last_crossing_below(points, ORIGIN, (F(4), F(1))) == (4, 1)
    assert last_crossing_below(points, (F(4), F(3)), (F(1), F(1))) == (2, 1)


def test_centroid_of_area_length_and_point() -> None:
    assert centroid(Polygon.hull([(0, 0), (6, 0), (0, 3)])) == (2, 1)
    assert centroid(Polygon.hull([(0, 0), (2, 0), (1, 1), (0, 1)])) == (F(7, 9), F(4, 9))
    assert centroid(Polygon.hull([(0, 0), (2, 4)])) == (1, 2)
    assert centroid(Polygon.hull([(3, 5)])) == (3, 5)
    with pytest.raises(EmptySetError):
        centroid(Polygon(()))


def test_halving_point() -> None:
    square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2)])
    assert halving_point(square, ORIGIN) == (2, 2)
    assert halving_point(square, (F(2), F(0))) == (0, 2)
    assert halving_point(Polygon.hull([(0, 0), (2, 0), (1, 1), (0, 1)]), ORIGIN) == (
        F(5, 4),
        F(3, 4),
    )
    for bad, apex in ((square, (F(1), F(0))), (Polygon.hull([(0, 0), (1, 1)]), ORIGIN)):
        with pytest.raises(InputValueError, match="no vertex of a polygon"):
            halving_point(bad, apex)


def test_areas_beside_miss_what_lies_behind_an_inner_point() -> None:
    square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2)])
    assert areas_beside(square, ORIGIN, (F(2), F(2))) == (2, 2)
    inner = areas_beside(square, ORIGIN, (F(1), F(1)))
    assert inner[0] == inner[1]
    # the hull of [d, p] with the corners on its side: both contain (2, 2), which is on the ray
    assert sum(inner) == 4
    off = areas_beside(square, ORIGIN, (F(1), F(1, 2)))
    assert sum(off) < 4


def test_reach_agrees_with_clipping() -> None:
    polygon = Polygon.hull([(0, 0), *CHAIN])
    reach = Reach(pareto_chain(polygon))
    for x in (F(k, 3) for k in range(13)):
        for y in (F(k, 3) for k in range(13)):
            above = polygon.above((x, y))
            if not above.is_empty:
                assert reach.ideal((x, y)) == above.ideal
                mirrored = reach.mirrored.ideal((y, x))
                assert mirrored == (above.ideal[1], above.ideal[0])


def test_reach_numbers_edges_in_the_direction_of_motion() -> None:
    reach = Reach(CHAIN)
    assert [reach.edge_of_column(F(x)) for x in (0, 1, 2, 3, 4)] == [0, 1, 1, 2, 3]
    assert [reach.edge_of_row(F(y)) for y in (-1, 0, 2, 3, 4)] == [3, 2, 2, 1, 0]
    assert [reach.column_slope(k) for k in range(3)] == [0, F(1, 2), 3]
    assert [reach.row_slope(k) for k in (1, 2, 3)] == [2, F(1, 3), 0]
    assert reach.column(F(4)) == 0 and reach.row(F(4)) == 1
