"""Payoff sets of random games by their definitions, and their certificates under damage."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, verify
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import (
    PayoffPolygon,
    comprehensive_payoffs,
    feasible_payoffs,
    individually_rational_payoffs,
    pure_payoffs,
)
from tests.effort import scaled
from tests.property.mutations import mutations

BOS = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
numbers = st.integers(-3, 3)


@st.composite
def games(draw: st.DrawFn) -> BimatrixGame:
    m, n = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    matrix = st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=m, max_size=m)
    return BimatrixGame(draw(matrix), draw(matrix))


pairs = st.tuples(numbers.map(Fraction), numbers.map(Fraction))


def is_hull_of_payoffs(game: BimatrixGame, polygon: Polygon) -> bool:
    return polygon == Polygon.hull(game.payoffs())


def support_size(witness: MixedProfile | Distribution) -> int:
    joint = witness.distribution() if isinstance(witness, MixedProfile) else witness
    return len(joint.support)


@given(games())
def test_the_feasible_polygon_is_the_hull(game: BimatrixGame) -> None:
    payoffs = feasible_payoffs(game)
    assert is_hull_of_payoffs(game, payoffs.polygon)
    assert payoffs.vertices == payoffs.polygon.vertices and payoffs.exactness.word == "exact"
    for v, w in zip(payoffs.vertices, payoffs.witnesses, strict=True):
        assert isinstance(w, MixedProfile) and w.is_pure and game.expected(w) == v
    if len(payoffs.vertices) > 1:  # planted: a lost vertex is noticed
        assert not is_hull_of_payoffs(game, Polygon.hull(payoffs.vertices[1:]))


@given(games(), st.tuples(st.integers(-12, 12), st.integers(-12, 12)))
def test_every_point_has_a_small_witness(game: BimatrixGame, quarter: tuple[int, int]) -> None:
    payoffs = feasible_payoffs(game)
    point = (Fraction(quarter[0], 4), Fraction(quarter[1], 4))
    middles = [
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in itertools.pairwise(payoffs.vertices)
    ]
    for middle in middles[: 1 if len(payoffs.vertices) > 2 else 0]:
        assert game.expected(payoffs.witness(middle)) == middle
        assert support_size(payoffs.witness(middle)) == 2
    if payoffs.contains(point):
        witness = payoffs.witness(point)
        assert game.expected(witness) == point
        assert support_size(witness) <= 3
    else:
        with pytest.raises(InputValueError, match="contains"):
            payoffs.witness(point)


@given(games(), pairs)
def test_parts_above_a_point(game: BimatrixGame, d: Point) -> None:
    hull = Polygon.hull(game.payoffs())
    part = individually_rational_payoffs(game, d)
    more = comprehensive_payoffs(game, d)
    assert part.polygon == hull.above(d) and part.is_empty == more.is_empty
    assert more.polygon == hull.comprehensive_hull(d)
    for v in part.vertices:
        assert game.expected(part.witness(v)) == v
    for v in more.vertices:
        x, y = game.expected(more.witness(v))
        assert x >= v[0] and y >= v[1]
    assert verify(part) and verify(more)


@given(games(), pairs, st.booleans())
def test_frontiers_are_proved(game: BimatrixGame, d: Point, strong: bool) -> None:
    sets: list[PayoffPolygon] = [
        feasible_payoffs(game),
        individually_rational_payoffs(game, d),
        comprehensive_payoffs(game, d),
    ]
    for payoffs in [*sets, pure_payoffs(game)]:
        frontier = payoffs.pareto_frontier(strong=strong)
        if frontier.points:
            assert verify(frontier), verify(frontier).failures
    frontier = sets[0].pareto_frontier()
    for a, b in frontier.edges:
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        assert frontier.contains(middle) and game.expected(frontier.witness(middle)) == middle
        assert not frontier.contains((middle[0] + 1, middle[1]))


@given(games())
def test_pure_payoffs(game: BimatrixGame) -> None:
    pure = pure_payoffs(game)
    assert set(pure.points) == set(game.payoffs()) and verify(pure)
    for p, w in zip(pure.points, pure.witnesses, strict=True):
        assert game.expected(w) == p and pure.witness(p) == w and pure.contains(p)
        assert all(game.payoff(i, j) == p for i, j in pure.action_pairs(p))


RESULTS = [
    feasible_payoffs(BOS),
    feasible_payoffs(BimatrixGame([[1, 1]], [[0, 2]])),
    feasible_payoffs(BimatrixGame([[1]], [["1/3"]])),
    individually_rational_payoffs(BOS, (1, "1/2")),
    comprehensive_payoffs(BOS, (1, -1)),
    pure_payoffs(BOS),
    feasible_payoffs(BOS).pareto_frontier(),
    comprehensive_payoffs(BOS, (1, -1)).pareto_frontier(strong=False),
    pure_payoffs(BOS).pareto_frontier(),
]


@pytest.mark.parametrize("result", RESULTS, ids=repr)
def test_every_damage_is_refused_or_proves_the_same_claim(result: PayoffPolygon) -> None:
    """A changed attaining action pair with the same payoff is a valid proof; so are new names."""
    saved = result.to_json()
    assert verify(saved)
    accepted = [
        path
        for path, body in mutations(saved["certificate"])
        if verify({**saved, "certificate": body})
    ]
    assert all("profiles" in path for path in accepted)


@settings(max_examples=scaled(20))
@given(games())
def test_a_lost_vertex_is_refused(game: BimatrixGame) -> None:
    saved = feasible_payoffs(game).to_json()
    body = saved["certificate"]
    if len(body["vertices"]) > 1:
        cut = {**body, "vertices": body["vertices"][1:], "profiles": body["profiles"][1:]}
        assert not verify(cut)


def test_displays_and_bad_input() -> None:
    assert "attained by" in str(feasible_payoffs(BOS))
    assert "<table>" in pure_payoffs(BOS)._repr_html_()
    empty = individually_rational_payoffs(BOS, (5, 5))
    assert empty.is_empty and "empty" in str(empty) and empty.pareto_frontier().points == ()
    assert "belong" in str(feasible_payoffs(BOS).pareto_frontier())
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        feasible_payoffs([[1, 2]])  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="pair"):
        individually_rational_payoffs(BOS, (1, 2, 3))
    with pytest.raises(InputValueError, match="no pure profile"):
        pure_payoffs(BOS).witness((1, 1))
    with pytest.raises(InputValueError, match="not strongly Pareto optimal"):
        feasible_payoffs(BOS).pareto_frontier().witness((0, 0))
