"""Feasible discounted payoffs and paths to them, against enumeration of all short paths."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gametheory_bp as gt
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.first_steps import missed_point
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.cover import uncovered_point
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs.discounted import discounted_payoffs
from gametheory_bp.payoffs.discounted_paths import path_to
from gametheory_bp.testing import polygons, repeated_games
from tests.effort import scaled

REPEATED = repeated_games(2)
STANDOFF = gt.load_game("asymmetric_bach_or_stravinsky")


def near_some_path(repeated: RepeatedGame, point: tuple[Fraction, Fraction], steps: int) -> bool:
    """Whether a prefix of so many steps leaves a feasible rest: what its definition asks for."""
    d = repeated.discount
    feasible = Polygon.hull(repeated.game.payoffs())
    for prefix in product(set(repeated.game.payoffs()), repeat=steps):
        rest = point
        for g in prefix:
            rest = (rest[0] - (1 - d) * g[0]) / d, (rest[1] - (1 - d) * g[1]) / d
        if feasible.contains(rest):
            return True
    return False


@settings(max_examples=scaled(60))
@given(REPEATED)
def test_missed_points_are_missed_by_every_path(repeated: RepeatedGame) -> None:
    found = discounted_payoffs(repeated)
    assert verify(found)
    if found.missed is not None:
        assert found.with_lottery.contains(found.missed)
        assert repeated.discount < found.sufficient_discount
        if repeated.discount:
            assert not near_some_path(repeated, found.missed, 1)
    elif repeated.discount:
        middle = found.with_lottery.vertices[0]
        for v in found.vertices:
            middle = (middle[0] + 2 * v[0]) / 3, (middle[1] + 2 * v[1]) / 3
        assert near_some_path(repeated, middle, 3)


@settings(max_examples=scaled(40))
@given(REPEATED, st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(any))
def test_paths_come_near_every_target_where_they_fill(
    repeated: RepeatedGame, weights: list[int]
) -> None:
    vertices = discounted_payoffs(repeated).vertices
    used = list(zip(weights, vertices, strict=False))
    total = sum(w for w, _ in used)
    if not total:
        return
    target = tuple(sum((w * v[k] for w, v in used), Fraction(0)) / total for k in (0, 1))
    try:
        found = path_to(repeated, target, tolerance="1/1000")
    except NotDefinedError:
        assert not discounted_payoffs(repeated).fills
        return
    assert verify(found)
    assert found.payoffs == repeated.value(found.path)
    assert found.distance <= Fraction(1, 1000)
    assert found.distance == max(abs(x - y) for x, y in zip(found.payoffs, target, strict=True))


PAIRS = st.tuples(st.integers(0, 1), st.integers(0, 1))


@settings(max_examples=scaled(40))
@given(REPEATED, st.lists(PAIRS, max_size=2), st.lists(PAIRS, min_size=1, max_size=3))
def test_what_a_path_pays_is_never_called_impossible(
    repeated: RepeatedGame, head: list[tuple[int, int]], cycle: list[tuple[int, int]]
) -> None:
    m, n = repeated.game.shape
    inside = [[(min(i, m - 1), min(j, n - 1)) for i, j in part] for part in (head, cycle)]
    target = repeated.value(ActionPath(tuple(inside[0]), tuple(inside[1])))
    assert path_to(repeated, target, tolerance="1/100").distance <= Fraction(1, 100)


def test_known_thresholds() -> None:
    triangle = Polygon.hull([(0, 0), (4, 1), (2, 2)])
    for d, fills in (("2/3", True), ("665/999", False), ("1/2", False)):
        assert discounted_payoffs(RepeatedGame(STANDOFF, d)).fills == fills
    # a payoff pair in the middle closes the hole earlier
    assert missed_point(triangle, triangle.vertices, Fraction(3, 5)) is not None
    assert (
        missed_point(triangle, (*triangle.vertices, (Fraction(2), Fraction(1))), Fraction(3, 5))
        is None
    )
    # a segment: 1/2, less where payoffs lie in between
    line = RepeatedGame(BimatrixGame([[0, 2]], [[0, 2]]), "1/2")
    assert discounted_payoffs(line).fills
    assert not discounted_payoffs(RepeatedGame(line.game, "49/100")).fills
    three = BimatrixGame([[0, 1, 2]], [[0, 1, 2]])
    assert discounted_payoffs(RepeatedGame(three, "1/3")).fills
    assert not discounted_payoffs(RepeatedGame(three, "33/100")).fills
    uneven = BimatrixGame([[0, 1, 5]], [[0, 2, 10]])  # gap 4 of 5
    assert discounted_payoffs(RepeatedGame(uneven, 0)).sufficient_discount == Fraction(4, 9)
    assert discounted_payoffs(RepeatedGame(uneven, "4/9")).fills
    assert not discounted_payoffs(RepeatedGame(uneven, "443/1000")).fills
    # a square needs 1/2: each quarter is one shrunken copy
    square = BimatrixGame([[0, 0], [1, 1]], [[0, 1], [0, 1]])
    assert discounted_payoffs(RepeatedGame(square, "1/2")).fills
    assert not discounted_payoffs(RepeatedGame(square, "12/25")).fills


def test_exact_paths_are_found_where_the_digits_come_back() -> None:
    half = RepeatedGame(STANDOFF, "1/2")
    assert path_to(half, (3, "3/2")).path == ActionPath(((1, 1),), ((0, 0),))
    for d in ("2/3", "24/25"):
        repeated = RepeatedGame(STANDOFF, d)
        for cycle in (((0, 0), (1, 1)), ((1, 1), (0, 0))):
            target = repeated.value(ActionPath((), cycle))
            assert path_to(repeated, target).path == ActionPath((), cycle)


@settings(max_examples=scaled(40))
@given(polygons(), st.integers(-3, 3), st.integers(-3, 3))
def test_a_cut_polygon_is_covered_by_its_halves_only(whole: Polygon, a: int, b: int) -> None:
    normal, offset = (Fraction(a), Fraction(b)), Fraction(1)
    one = whole.clip(normal, offset)
    two = whole.clip((-normal[0], -normal[1]), -offset)
    assert uncovered_point(whole, [one, two]) is None
    missed = uncovered_point(whole, [one])
    if one.vertices == whole.vertices:
        assert missed is None
    elif not whole.is_empty:
        assert missed is not None and whole.contains(missed) and not one.contains(missed)


def test_payoffs_beyond_floats_are_no_matter() -> None:
    large = 10**400
    game = BimatrixGame([[4 * large, 0], [0, 2 * large]], [[large, 0], [0, 2 * large]])
    repeated = RepeatedGame(game, "3/4")
    target = repeated.value(ActionPath((), ((0, 0), (1, 1))))
    assert path_to(repeated, target).path == ActionPath((), ((0, 0), (1, 1)))
    near = path_to(repeated, (large, large), tolerance=large)
    assert 0 < near.distance <= large and verify(near)
    assert discounted_payoffs(repeated).fills


def test_nonsense_is_refused() -> None:
    repeated = RepeatedGame(STANDOFF, "1/3")
    with pytest.raises(NotDefinedError, match="no path is worth"):
        path_to(repeated, (2, 1))
    with pytest.raises(NotDefinedError, match="no path is worth"):
        path_to(RepeatedGame(STANDOFF, 0), (3, "3/2"))
    assert path_to(RepeatedGame(STANDOFF, 0), (4, 1)).is_exact
    with pytest.raises(InputValueError, match="not feasible"):
        path_to(repeated, (5, 5))
    with pytest.raises(InputValueError, match="may need 221085"):
        path_to(RepeatedGame(STANDOFF, "9999/10000"), (3, "3/2"))
    with pytest.raises(InputValueError, match="tolerance"):
        path_to(repeated, (4, 1), tolerance=0)
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        path_to(STANDOFF, (4, 1))  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        discounted_payoffs(STANDOFF)  # type: ignore[arg-type]
