"""The shipped hypothesis strategies make what they promise, the degenerate cases included."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from gametheory_bp import testing
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.testing.registration import register

# find needs more tries than a property test where the case is rare, and no smallest example
PATIENT = settings(max_examples=2000, database=None, phases=[Phase.generate])


@given(testing.games(3))
def test_games_are_small_and_exact(game: BimatrixGame) -> None:
    assert max(game.shape) <= 3
    assert BimatrixGame.from_json(game.to_json()) == game


@pytest.mark.parametrize(
    "wanted",
    [
        lambda g: g.shape[0] > 1 and len(set(g.payoffs())) == 1,
        lambda g: len(set(g.row_payoffs)) < len(g.row_payoffs) and g.shape[1] > 1,
        lambda g: 1 in g.shape and g.shape != (1, 1),
        lambda g: g.shape == (4, 4) and g.transpose() == g,
        lambda g: any(x.denominator > 1 for pair in g.payoffs() for x in pair),
        lambda g: g.shape > (2, 2) and all(a + b == 0 for a, b in g.payoffs()) and any(
            a for a, _ in g.payoffs()
        ),
    ],
    ids=["constant", "duplicated", "one action", "symmetric", "fractions", "zero-sum"],
)  # fmt: skip
def test_games_of_every_kind_come(wanted: Callable[[BimatrixGame], bool]) -> None:
    assert wanted(find(testing.games(), wanted, settings=PATIENT))


@given(testing.repeated_games(2), st.data())
def test_automata_fit_their_game(repeated: RepeatedGame, data: st.DataObject) -> None:
    shape = repeated.game.shape
    row, column = (data.draw(testing.automata(p, shape)) for p in ("row", "column"))
    assert (row.player, column.player, row.shape, column.shape) == ("row", "column", shape, shape)
    assert data.draw(testing.automata("row", shape, pure=True)).is_pure
    assert data.draw(testing.joint_automata(shape, most=2)).shape == shape
    assert 0 <= repeated.discount < 1


@given(st.sampled_from(testing.POLYGON_SHAPES).flatmap(
    lambda shape: st.tuples(st.just(shape), testing.polygons(shape))
))  # fmt: skip
def test_polygons_have_the_shape_asked_for(drawn: tuple[str, Polygon]) -> None:
    shape, polygon = drawn
    assert polygon.dimension == {"point": 0, "segment": 1, "triangle": 2, "polygon": 2}[shape]
    assert len(polygon.vertices) <= {"point": 1, "segment": 2, "triangle": 3, "polygon": 8}[shape]


@pytest.mark.parametrize("axis", [0, 1])
def test_level_segments_come(axis: int) -> None:
    level = find(
        testing.polygons("segment"),
        lambda p: p.vertices[0][axis] == p.vertices[1][axis],
        settings=PATIENT,
    )
    assert level.dimension == 1


@given(testing.bargaining_problems())
def test_problems_have_something_to_agree_on(problem: BargainingProblem) -> None:
    d = problem.disagreement
    assert all(x >= d[0] and y >= d[1] for x, y in problem.individually_rational)


@given(testing.bargaining_problems(essential=True))
def test_essential_problems_let_both_gain(problem: BargainingProblem) -> None:
    assert not problem.nobody_gains


@pytest.mark.parametrize("kind", testing.PROBLEM_KINDS)
def test_problems_in_which_nobody_gains_come(kind: str) -> None:
    problem = find(testing.bargaining_problems(kind), lambda p: p.nobody_gains, settings=PATIENT)
    assert problem.nobody_gains
    assert problem.set_kind == ("finite" if kind == "finite" else "convex")


@given(st.integers(1, 3).flatmap(lambda m: st.tuples(st.just(m), testing.mixed_profiles((m, 2)))))
def test_profiles_fit_the_shape(drawn: tuple[int, object]) -> None:
    m, profile = drawn
    assert len(profile.row) == m and len(profile.column) == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "wanted",
    [
        lambda x, y: x > 2**63,
        lambda x, y: x != y and float(x) == float(y),
        lambda x, y: x.denominator == 3 and y.denominator == 1 and y > 10**4,
    ],
    ids=["beyond 64 bits", "tie in doubles", "thirds"],
)
def test_large_numbers_come(wanted: Callable[[Fraction, Fraction], bool]) -> None:
    game = find(
        testing.large_number_games(),
        lambda g: g.shape[1] > 1 and wanted(*g.row_payoffs[0][:2]),
        settings=PATIENT,
    )
    assert wanted(*game.row_payoffs[0][:2])


def test_types_are_registered() -> None:
    register()
    assert isinstance(
        find(st.from_type(BimatrixGame), lambda _: True, settings=PATIENT), BimatrixGame
    )
    assert isinstance(find(st.from_type(Polygon), lambda _: True, settings=PATIENT), Polygon)
    assert isinstance(
        find(st.from_type(BargainingProblem), lambda _: True, settings=PATIENT), BargainingProblem
    )


def test_unknown_shapes_and_kinds_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'point'"):
        testing.polygons("pont")
    with pytest.raises(UnknownNameError, match="kind of bargaining problem"):
        testing.bargaining_problems("curved")
