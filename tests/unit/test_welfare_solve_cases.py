"""Special cases of welfare optima: ties, nobody gains, d outside, refusals, exactness."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from gametheory_bp import BargainingProblem, list_rules, solve, verify
from gametheory_bp.bargaining.solving import load_rule
from gametheory_bp.errors import (
    DisagreementError,
    EmptySetError,
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.welfare.library import LIBRARY

F = Fraction
SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2)]


def pairs(problem: BargainingProblem, rule: str, **given: object) -> list[tuple[str, str]]:
    solution = solve(problem, rule, **given)
    assert verify(solution), verify(solution).failures
    return [(str(x), str(y)) for x, y in solution.points]


@pytest.mark.parametrize("rule", LIBRARY.names())
def test_every_leaf_gives_its_own_example(rule: str) -> None:
    example = LIBRARY.load(rule).example
    if example is None:
        assert LIBRARY.load(rule).games_only
        return
    problem = BargainingProblem(
        example.vertices, example.disagreement, example.comprehensive, example.finite
    )
    solution = solve(problem, rule, **dict(example.parameters))
    assert solution.points == example.expected and verify(solution)


def test_ties_are_returned_whole() -> None:
    line = BargainingProblem([(0, 0), (0, 3), (3, 0)])
    assert pairs(line, "utilitarian") == [("0", "3"), ("3", "0")]
    assert solve(line, "utilitarian").is_segment
    finite = BargainingProblem([(1, 3), (4, 1), (2, 2), (3, 1)], finite=True)
    assert pairs(finite, "egalitarian") == [("2", "2")]
    kalai = BargainingProblem([(1, 3), (4, 1)], finite=True)
    assert pairs(kalai, "egalitarian") == [("1", "3"), ("4", "1")]
    assert not solve(kalai, "egalitarian").is_segment
    assert pairs(BargainingProblem([(1, 4), (2, 2), (4, 1)], finite=True), "nash") == [
        ("1", "4"),
        ("2", "2"),
        ("4", "1"),
    ]


def test_bare_maximin_keeps_points_that_are_only_weakly_optimal() -> None:
    tall = BargainingProblem([(0, 0), (1, 0), (1, 3), (0, 3)])
    assert pairs(tall, "egalitarian") == [("1", "1"), ("1", "3")]
    assert pairs(tall, "dictator") == [("1", "0"), ("1", "3")]
    assert pairs(tall, "yu", p="infinity") == [("1", "3")]
    assert pairs(BargainingProblem(SQUARE), "weighted_utilitarian", weight=0) == [
        ("0", "2"),
        ("2", "2"),
    ]


def test_where_nobody_gains_the_pareto_points_are_flagged() -> None:
    wall = BargainingProblem([(0, 0), (3, 1), (3, 4), (0, 4)], disagreement=(3, 2))
    for rule in ("nash", "asymmetric_nash", "ces"):
        solution = solve(wall, rule)
        assert solution.points == ((3, 4),) and solution.flags == ("nobody_gains",)
        assert "no point of the set is better" in solution.notes[0] and verify(solution)
    corners = BargainingProblem([(0, 5), (4, 0), (0, 2), (3, 0)], finite=True)
    assert pairs(corners, "nash") == [("0", "5"), ("4", "0")]
    assert solve(corners, "nash").flags == ("nobody_gains",)
    point = BargainingProblem([(1, 1)], disagreement=(1, 1))
    assert pairs(point, "nash") == [("1", "1")]
    false = replace(solve(wall, "nash").certificate, flags=())
    assert not verify(false)


def test_no_point_above_d_is_a_named_error_for_rules_that_use_d() -> None:
    low = BargainingProblem(SQUARE, disagreement=(3, 0))
    for rule in ("nash", "egalitarian", "yu", "gini", "ces", "relative_utilitarian"):
        with pytest.raises(DisagreementError, match=r"\(3, 0\) for both players"):
            solve(low, rule)
    assert pairs(low, "utilitarian") == [("2", "2")]
    assert pairs(low, "relative_utilitarian", scale="range") == [("2", "2")]
    comprehensive = BargainingProblem(SQUARE, disagreement=(3, 0), comprehensive=True)
    with pytest.raises(DisagreementError):
        solve(comprehensive, "utilitarian")


def test_a_disagreement_point_outside_of_the_set_is_ordinary() -> None:
    segment = BargainingProblem([(1, 4), (4, 1)], disagreement=(0, 0))
    assert pairs(segment, "nash") == [("5/2", "5/2")]
    assert pairs(BargainingProblem([(1, 4), (4, 1)], (2, 0)), "nash") == [("7/2", "3/2")]


def test_numbers_are_rational_algebraic_or_bounded() -> None:
    problem = BargainingProblem([(0, 0), (9, 0), (0, 4)])
    cubic = solve(problem, "yu", p=4)
    assert all(isinstance(c, Algebraic) for c in cubic.point) and cubic.exactness.word == "exact"
    many = solve(problem, "ces", exponent=-40)
    assert all(isinstance(c, Interval) for c in many.point)
    assert many.exactness.word == "certified" and verify(cubic) and verify(many)
    assert pairs(BargainingProblem([(0, 0), (4, 0), (0, 1)]), "ces", exponent="1/2") == [
        ("16/5", "1/5")
    ]
    shifted = replace(many.point[0], high=many.point[0].high + F(1, 10**30))  # type: ignore[type-var]
    false = replace(many.certificate, points=((shifted, many.point[1]),))
    assert not verify(false)


def test_comprehensive_sets_add_what_is_left_by_free_disposal() -> None:
    thin = [(1, 3), (3, 1)]
    assert pairs(BargainingProblem(thin, (0, 0), comprehensive=True), "dictator") == [
        ("3", "0"),
        ("3", "1"),
    ]
    assert pairs(BargainingProblem(thin), "dictator") == [("3", "1")]


def test_unknown_and_ill_formed_input_is_refused_by_name() -> None:
    problem = BargainingProblem(SQUARE)
    with pytest.raises(UnknownNameError, match="did you mean 'nash'"):
        solve(problem, "nahs")
    with pytest.raises(UnknownNameError, match="unknown parameter of rule 'nash'"):
        solve(problem, "nash", weight=2)
    with pytest.raises(NotDefinedError, match="welfare_optimum"):
        solve(problem, "inequity_averse")
    with pytest.raises(InputTypeError, match="build a BargainingProblem"):
        solve(SQUARE, "nash")  # type: ignore[arg-type]
    with pytest.raises(EmptySetError, match="no point"):
        BargainingProblem([])
    with pytest.raises(InputValueError, match="comprehensive=True needs a convex set"):
        BargainingProblem(SQUARE, comprehensive=True, finite=True)
    with pytest.raises(InputTypeError, match="vertices are 3"):
        BargainingProblem(3)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="vertex 1 has 3 numbers"):
        BargainingProblem([(0, 0), (1, 2, 3)])
    with pytest.raises(InputValueError, match="vertex 0 0 is nan"):
        BargainingProblem([(float("nan"), 0)])


def test_problems_describe_themselves() -> None:
    problem = BargainingProblem.from_payoffs(Polygon.hull(SQUARE), ("1/2", 1))
    assert problem.ideal == (2, 2) and problem.frontier == ((2, 2),)
    assert problem.set_kind == "convex" and problem.polygon.area == 4
    assert problem == BargainingProblem(SQUARE, (0.5, 1)) and len({problem, problem}) == 1
    assert "disagreement point (1/2, 1)" in str(problem)
    assert problem.comprehensive_hull.payoff_set == problem.individually_rational
    with pytest.raises(NotDefinedError, match="infinitely many points"):
        _ = problem.points
    with pytest.raises(NotDefinedError, match="no polygon"):
        _ = BargainingProblem(SQUARE, finite=True).polygon
    assert "nash" in list_rules() and load_rule("nash").title == "Nash product"
    assert "max (x - d1)(y - d2)" in str(solve(problem, "nash"))
