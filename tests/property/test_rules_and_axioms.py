"""Covariance, symmetry, individual rationality, mid point domination, superadditivity.

Each property is checked for the rules that have it, and refuted for a rule that has not.
"""

from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.testing.problems import bargaining_problems
from tests.effort import scaled

NEAR = 1e-9  # certified intervals are narrower than 1e-12 of gains that are at most some 100

COVARIANT = (
    "kalai_smorodinsky",
    "equal_area",
    "average_payoff",
    "perles_maschler",
    "raiffa_discrete",
    "raiffa_continuous",
)
SINGLE = tuple(n for n in RULES.names())
convex = st.one_of(bargaining_problems("convex"), bargaining_problems("comprehensive"))
scales = st.fractions(F(1, 4), F(4), max_denominator=5)
shifts = st.integers(-5, 5).map(F)


def same(a: Any, b: Any) -> bool:
    """Equal where exact; else near each other."""
    if isinstance(a, Interval) or isinstance(b, Interval):
        return abs(float(a) - float(b)) < NEAR
    return bool(a == b)


def mapped(problem: BargainingProblem, scale: tuple[F, F], shift: tuple[F, F]) -> BargainingProblem:
    def move(p: Any) -> tuple[F, F]:
        return scale[0] * p[0] + shift[0], scale[1] * p[1] + shift[1]

    return BargainingProblem(
        [move(p) for p in problem.vertices],
        move(problem.disagreement),
        comprehensive=problem.statement.comprehensive,
    )


def moved(number: Any, scale: F, shift: F) -> Any:
    if isinstance(number, Algebraic):
        return number.affine(scale, shift)
    return number * scale + shift


def covariant(rule: str, problem: BargainingProblem, scale: Any, shift: Any) -> bool:
    before = solve(problem, rule).points
    after = solve(mapped(problem, scale, shift), rule).points
    return len(before) == len(after) and all(
        same(moved(p[k], scale[k], shift[k]), q[k])
        for p, q in zip(before, after, strict=True)
        for k in (0, 1)
    )


@settings(max_examples=scaled(25))
@given(problem=convex, scale=st.tuples(scales, scales), shift=st.tuples(shifts, shifts))
@pytest.mark.parametrize("rule", COVARIANT)
def test_scale_covariance(rule: str, problem: BargainingProblem, scale: Any, shift: Any) -> None:
    assert covariant(rule, problem, scale, shift)


@settings(max_examples=scaled(25))
@given(problem=convex, scale=scales, shift=st.tuples(shifts, shifts))
@pytest.mark.parametrize("rule", SINGLE)
def test_all_rules_follow_a_change_of_unit_common_to_both(
    rule: str, problem: BargainingProblem, scale: F, shift: Any
) -> None:
    assert covariant(rule, problem, (scale, scale), shift)


@pytest.mark.parametrize("rule", sorted(set(RULES.names()) - set(COVARIANT)))
def test_rules_that_compare_utilities_are_not_covariant(rule: str) -> None:
    problem = BargainingProblem([(0, 0), (1, 0), (0, 1)])
    assert not covariant(rule, problem, (F(10), F(1)), (F(0), F(0)))


def mirrored(problem: BargainingProblem) -> BargainingProblem:
    d = problem.disagreement
    return BargainingProblem(
        [(y, x) for x, y in problem.vertices],
        (d[1], d[0]),
        comprehensive=problem.statement.comprehensive,
        finite=problem.statement.finite,
    )


def anonymous(rule: str, problem: BargainingProblem, **parameters: Any) -> bool:
    one = solve(problem, rule, **parameters).points
    two = [(y, x) for x, y in solve(mirrored(problem), rule, **parameters).points]
    if all(isinstance(x, F) for p in (*one, *two) for x in p):
        return set(one) == set(two)
    return all(same(a, b) for p, q in zip(one, two, strict=True) for a, b in zip(p, q, strict=True))


@settings(max_examples=scaled(25))
@given(problem=bargaining_problems())
@pytest.mark.parametrize("rule", SINGLE)
def test_exchanging_the_players_exchanges_the_payoffs(
    rule: str, problem: BargainingProblem
) -> None:
    if problem.set_kind in RULES.load(rule).sets:
        assert anonymous(rule, problem)


def test_unequal_weights_are_not_anonymous() -> None:
    problem = BargainingProblem([(0, 0), (1, 0), (0, 1)])
    assert not anonymous("proportional", problem, weight="1/3")
    printed = BargainingProblem([(1, 10), (4, 3)], finite=True)
    assert not anonymous("kalai_smorodinsky", printed, form="ratio")


def low(number: Any) -> Any:
    return number.low if isinstance(number, Interval) else number


def high(number: Any) -> Any:
    return number.high if isinstance(number, Interval) else number


@settings(max_examples=scaled(25))
@given(problem=bargaining_problems())
@pytest.mark.parametrize("rule", SINGLE)
def test_individual_rationality(rule: str, problem: BargainingProblem) -> None:
    if problem.set_kind in RULES.load(rule).sets:
        d = problem.disagreement
        for x, y in solve(problem, rule).points:
            assert low(x) >= d[0] and low(y) >= d[1]


# Each player gets at least half of its best gain: true of step-by-step rules and of KS, not of
# rules that compare utilities.
MIDPOINT = ("kalai_smorodinsky", "raiffa_discrete", "raiffa_continuous", "perles_maschler")


def dominates_the_middle(rule: str, problem: BargainingProblem) -> bool:
    d, a = problem.disagreement, problem.ideal
    return all(high(p[k]) >= (d[k] + a[k]) / 2 for p in solve(problem, rule).points for k in (0, 1))


@settings(max_examples=scaled(25))
@given(problem=convex)
@pytest.mark.parametrize("rule", MIDPOINT)
def test_midpoint_domination(rule: str, problem: BargainingProblem) -> None:
    assert dominates_the_middle(rule, problem)


@pytest.mark.parametrize("rule", ["leximin", "proportional", "equal_loss"])
def test_comparing_utilities_breaks_midpoint_domination(rule: str) -> None:
    assert not dominates_the_middle(rule, BargainingProblem([(0, 0), (10, 0), (0, 1)]))


def total(a: BargainingProblem, b: BargainingProblem) -> BargainingProblem:
    """The Minkowski sum of the comprehensive hulls, with d = 0."""
    hulls = [Polygon.hull(p.payoff_set).comprehensive_hull(p.disagreement) for p in (a, b)]
    d = [p.disagreement for p in (a, b)]
    shifted = [
        [(x - o[0], y - o[1]) for x, y in hull.vertices] for hull, o in zip(hulls, d, strict=True)
    ]
    return BargainingProblem([(x + u, y + v) for x, y in shifted[0] for u, v in shifted[1]])


def superadditive(rule: str, a: BargainingProblem, b: BargainingProblem) -> bool:
    gains = [
        [float(solve(p, rule).point[k]) - float(p.disagreement[k]) for k in (0, 1)] for p in (a, b)
    ]
    whole = solve(total(a, b), rule).point
    return all(float(whole[k]) >= gains[0][k] + gains[1][k] - NEAR for k in (0, 1))


essential = bargaining_problems("convex", essential=True)


@settings(max_examples=scaled(30))
@given(essential, essential)
def test_perles_maschler_is_superadditive(a: BargainingProblem, b: BargainingProblem) -> None:
    assert superadditive("perles_maschler", a, b)


@pytest.mark.parametrize("rule", ["kalai_smorodinsky", "raiffa_discrete", "equal_area"])
def test_others_are_not(rule: str) -> None:
    shapes = [
        [(0, 0), (0, 1), (1, 0)],
        [(0, 0), (0, 3), (2, 3), (3, 0)],
        [(0, 0), (0, 1), (3, 1), (4, 0)],
        [(0, 0), (0, 4), (1, 3), (1, 0)],
    ]
    problems = [BargainingProblem(s) for s in shapes]
    assert not all(superadditive(rule, a, b) for a in problems for b in problems)
