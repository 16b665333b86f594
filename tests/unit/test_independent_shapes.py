"""Regions of independent mixtures whose shape is known by hand."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, verify
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.geometry.algebraic_image import image, quotient, rational_sign
from gametheory_bp.geometry.bilinear import mixture_curves
from gametheory_bp.geometry.curved_region import CurvedRegion, Stretch
from gametheory_bp.payoffs import AlgebraicProfile, independent_payoffs
from gametheory_bp.payoffs.exact_arrangement import arranged_walk
from gametheory_bp.payoffs.mixture_witness import mixture_of


def test_battle_of_the_sexes() -> None:
    """Between (2, 1) and (1, 2) the boundary is p = 1 - q: x = 2 p q + ..., through (3/4, 3/4)."""
    region = independent_payoffs(BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]]))
    assert [len(region.segments), len(region.arcs)] == [2, 1]
    (arc,) = region.arcs
    assert {arc.start_point, arc.end_point} == {(2, 1), (1, 2)}
    assert arc.curve.point(Fraction(1, 2)) == (Fraction(3, 4), Fraction(3, 4))
    tiny = Fraction(1, 10**20)
    assert region.contains(("3/4", "3/4"))
    assert not region.contains((Fraction(3, 4) + tiny, Fraction(3, 4) + tiny))
    strong = region.pareto_frontier()
    assert strong.points == ((1, 2), (2, 1)) and not strong.is_connected


def test_an_arc_as_frontier() -> None:
    """x = 2 p (1 - q), y = (1 - p) q: the frontier is sqrt(x / 2) + sqrt(y) = 1."""
    region = independent_payoffs(BimatrixGame([[0, 0], [2, 0]], [[0, 1], [0, 0]]))
    frontier = region.pareto_frontier()
    assert len(frontier.parts) == 1 and frontier.is_connected
    assert frontier.points == ((0, 1), (2, 0))
    assert region.contains(("1/2", "1/4")) and not region.contains(("1/2", "26/100"))
    assert "Pareto" in str(frontier) and frontier.certificate is None


@pytest.mark.parametrize(
    ("row", "column", "inside", "outside"),
    [
        ([[1]], [[2]], [(1, 2)], [(1, 1)]),
        ([[1, 1], [1, 1]], [[0, 0], [0, 0]], [(1, 0)], [(0, 0)]),
        ([[0, 4]], [[4, 0]], [(2, 2), (0, 4)], [(2, 1), (5, -1)]),
        ([[0, 1], [2, 3]], [[0, 1], [2, 3]], [("5/2", "5/2")], [(1, 2), (4, 4)]),
        ([[0, 3, 0]], [[0, 0, 3]], [(1, 1), (1, 2)], [(2, 2)]),
        ([[0, 0], [1, 1], [0, 0]], [[0, 0], [0, 0], [1, 1]], [("1/3", "1/3")], [(1, 1)]),
    ],
    ids=["point", "all equal", "segment", "on a line", "one row", "columns duplicated"],
)
def test_degenerate_shapes(
    row: list[list[int]],
    column: list[list[int]],
    inside: list[tuple[object, object]],
    outside: list[tuple[object, object]],
) -> None:
    game = BimatrixGame(row, column)
    region = independent_payoffs(game)
    for point in inside:
        assert region.contains(point) and game.expected(region.witness(point))  # type: ignore[arg-type]
    assert not any(region.contains(point) for point in outside)
    assert verify(region)
    assert region.pareto_frontier().points and region.pareto_frontier(False).points


def test_two_lobes_that_meet_in_one_point() -> None:
    """F = (q', p' q') with q' in [-1, 1], p' in [1, 2]: two triangles with common corner 0."""
    region = independent_payoffs(BimatrixGame([[-1, 1], [-1, 1]], [[-1, 1], [-2, 2]]))
    assert region.arcs == () and verify(region)
    tiny = Fraction(1, 10**9)
    assert region.contains((0, 0)) and region.contains((1, "3/2")) and region.contains((-1, -2))
    assert not region.contains((0, tiny)) and not region.contains((tiny, tiny / 2))


def test_irrational_witness() -> None:
    game = BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]])
    witness = independent_payoffs(game).witness(("1/2", "3/5"))
    assert isinstance(witness, AlgebraicProfile) and witness.supports == ((0, 1), (0, 1))
    assert {len(witness.row), len(witness.column)} == {2}
    p, q = witness.row[0], witness.column[0]
    assert isinstance(p, Algebraic) and isinstance(q, Algebraic) and p.degree == q.degree == 2
    found = 2 * float(p) * float(q) + (1 - float(p)) * (1 - float(q))
    assert abs(found - 0.5) < 1e-12
    assert "AlgebraicProfile" in repr(witness)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ([[0, 10**9], [10**9 + 1, 1]], [[1, 10**9 + 1], [10**9, 0]]),
        ([[10**17, 10**17 + 2], [10**17 + 3, 10**17]], [[1, 0], [10**5, 10**5 + 1]]),
        ([[0, 1], [10**30, 3]], [[10**30, 2], [0, 5]]),
    ],
    ids=["10^9 beside 1", "ties at 10^17", "10^30 beside 1"],
)
def test_widely_different_scales(row: list[list[int]], column: list[list[int]]) -> None:
    game = BimatrixGame(row, column)
    region = independent_payoffs(game)
    assert verify(region)
    for piece in region.boundary:
        point = piece.curve.point(piece.middle)
        assert region.contains(point) and mixture_of(game, point) is not None


def test_both_ways_to_the_boundary_agree() -> None:
    rng = random.Random(8)
    for _ in range(4):
        game = BimatrixGame(*([[rng.randint(0, 5) for _ in "ab"] for _ in "abc"] for _ in "xy"))
        curves = list(mixture_curves(game.row_payoffs, game.column_payoffs))
        exact = CurvedRegion(Stretch(m.curve, a, b) for m, a, b in arranged_walk(game, curves))
        region = independent_payoffs(game).region
        assert exact.is_closed and all(exact.escape(m.curve) is None for m in curves)
        assert all(exact.escape(stretch.curve) is None for stretch in region.walk)
        grid = [(Fraction(x, 3), Fraction(y, 3)) for x in range(16) for y in range(16)]
        assert [exact.contains(z) for z in grid] == [region.contains(z) for z in grid]


def test_images_of_algebraic_numbers() -> None:
    root = root_of([-2, 0, 0, 1], Fraction(1), Fraction(2))  # cube root of 2
    one, zero = Fraction(1), Fraction(0)
    assert image((zero, zero, zero, one), root) == 2
    square = image((zero, zero, one), root)
    assert isinstance(square, Algebraic) and square.coefficients == (-4, 0, 0, 1)
    inverse = quotient((one,), (zero, one), root)
    assert isinstance(inverse, Algebraic) and inverse.coefficients == (-1, 0, 0, 2)
    assert quotient((zero, zero, one), (zero, 2 * one), root) == image((zero, one / 2), root)
    assert [
        rational_sign(Fraction(u), Fraction(v), Fraction(2)) for u, v in ((3, -2), (2, -2))
    ] == [1, -1]
    assert rational_sign(Fraction(-2), one, Fraction(4)) == 0
