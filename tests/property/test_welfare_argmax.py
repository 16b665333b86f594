"""Optima of welfare functions, by definition: no point of the set is better, ties are whole."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.bargaining import BargainingProblem, Solution, load_rule, solve
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import DisagreementError
from gametheory_bp.exact.exactness import Number
from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.shape import Shape, compare
from tests.property.welfare_problems import CASES, grid, problems

ROUNDING = 1e-9  # irrational optima are compared in floating point, payoffs are below 10


def setting(
    problem: BargainingProblem, rule: str, given: dict[str, object]
) -> tuple[WelfareFunction, Shape, tuple[Point, ...], Frame]:
    """The function, its shape, its domain and frame on this problem."""
    welfare = load_rule(rule)
    assert isinstance(welfare, WelfareFunction) and welfare.shape is not None
    values = dict(solve_parameters(welfare, given))
    rational = welfare.domain(values) == "individually_rational"
    domain = problem.individually_rational if rational else problem.payoff_set
    frame = Frame.of(domain, problem.disagreement)
    return welfare, welfare.shape(frame, values), domain, frame


def solve_parameters(welfare: WelfareFunction, given: dict[str, object]):  # type: ignore[no-untyped-def]
    from gametheory_bp.welfare.parameter import read_parameters

    return read_parameters(welfare.parameters, given, "test")


def better_point(
    solution: Solution, given: dict[str, object], more: tuple[Point, ...] = ()
) -> Point | None:
    """A point of the domain with larger W than a claimed optimum, if the grid has one."""
    problem = solution.problem
    welfare, shape, domain, frame = setting(problem, solution.rule, given)
    best = solution.points[0]
    for p in (*grid(problem, domain), *more):
        if all(isinstance(c, Fraction) for c in best):
            if compare(shape, p, best) > 0:  # type: ignore[arg-type]
                return p
        else:
            at_best = welfare.value(float(best[0]), float(best[1]), frame, **given)
            if welfare.value(float(p[0]), float(p[1]), frame, **given) > at_best + ROUNDING:
                return p
    return None


def solved(problem: BargainingProblem, rule: str, given: dict[str, object]) -> Solution | None:
    try:
        return solve(problem, rule, **given)
    except DisagreementError:
        return None


@given(problems(), st.sampled_from(CASES))
def test_no_point_of_the_set_is_better(problem: BargainingProblem, case) -> None:  # type: ignore[no-untyped-def]
    rule, given = case
    solution = solved(problem, rule, given)
    if solution is None:
        d0, d1 = problem.disagreement
        assert not any(x >= d0 and y >= d1 for x, y in grid(problem, problem.statement.payoff_set))
        return
    assert verify(solution), verify(solution).failures
    if solution.flags:
        assert solution.flags == ("nobody_gains",)
        assert solution.points == pareto_points(problem.individually_rational)
    else:
        assert better_point(solution, given) is None


@given(problems(), st.sampled_from(CASES))
def test_all_ties_are_returned(problem: BargainingProblem, case) -> None:  # type: ignore[no-untyped-def]
    """Every grid point that is as good as the optimum lies between the returned points."""
    rule, given = case
    solution = solved(problem, rule, given)
    if solution is None or solution.flags:
        return
    best = solution.points[0]
    if not all(isinstance(c, Fraction) for c in best):
        return
    _, shape, domain, _ = setting(problem, rule, given)
    for p in grid(problem, domain):
        if compare(shape, p, best) == 0:  # type: ignore[arg-type]
            assert covered(p, solution), p


def covered(p: Point, solution: Solution) -> bool:
    """Whether p is a returned point, or on the segment between the two returned ends."""
    if p in solution.points or solution.problem.set_kind == "finite":
        return p in solution.points
    first, last = solution.points[0], solution.points[-1]
    on_line = (last[0] - first[0]) * (p[1] - first[1]) == (last[1] - first[1]) * (p[0] - first[0])
    inside = all(min(a, b) <= c <= max(a, b) for a, b, c in zip(first, last, p, strict=True))
    return bool(on_line and inside)


@given(problems(finite=False), st.sampled_from(CASES))
def test_a_moved_optimum_is_refused(problem: BargainingProblem, case) -> None:  # type: ignore[no-untyped-def]
    """Planted violation: some other point of the set in place of the optimum."""
    rule, given = case
    solution = solved(problem, rule, given)
    if solution is None:
        return
    for vertex in problem.payoff_set:
        if (vertex,) == solution.points:
            continue
        certificate = replace(solution.certificate, points=(vertex,))
        assert not verify(certificate)
        rational = all(isinstance(c, Fraction) for c in solution.point)
        if solution.flags or not rational or not is_inside(vertex, problem):
            continue
        if not is_tied(solution, vertex):
            false = replace(solution, points=(vertex,))
            assert better_point(false, given, solution.points) is not None  # type: ignore[arg-type]


def is_tied(solution: Solution, vertex: Point) -> bool:
    return solution.is_tied and covered(vertex, solution)


def is_inside(p: Point, problem: BargainingProblem) -> bool:
    return all(a >= b for a, b in zip(p, problem.disagreement, strict=True))


def as_floats(points: tuple[tuple[Number, Number], ...]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in points]


@pytest.mark.parametrize(("rule", "given"), CASES)
def test_exchanging_the_players_exchanges_the_optimum(rule: str, given: dict[str, object]) -> None:
    welfare = load_rule(rule)
    assert isinstance(welfare, WelfareFunction)
    shape = BargainingProblem([(0, 0), (7, 1), (5, 4), (1, 6)], (0, 0))
    mirror = BargainingProblem([(0, 0), (1, 7), (4, 5), (6, 1)], (0, 0))
    there = as_floats(solve(shape, rule, **given).points)
    back = sorted((y, x) for x, y in as_floats(solve(mirror, rule, **given).points))
    same = [c for p in back for c in p] == pytest.approx([c for p in there for c in p])
    if welfare.impartial and "weight" not in given:
        assert same
    if rule == "dictator":
        assert not same  # the planted partial rule is seen
