"""Every rule against its defining equation, derived from the set by other means than its own."""

from __future__ import annotations

from fractions import Fraction as F
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, subtract
from gametheory_bp.testing.problems import bargaining_problems

essential = st.one_of(
    bargaining_problems("convex", essential=True),
    bargaining_problems("comprehensive", essential=True),
)
finite = bargaining_problems("finite")
weights = st.fractions(F(1, 12), F(11, 12), max_denominator=12)


def best_share(problem: BargainingProblem, origin: Point, direction: Point) -> F:
    """max over S of min((x - o) / direction): at a vertex or where an edge crosses the line."""

    def share(p: Point) -> F:
        return min((p[0] - origin[0]) / direction[0], (p[1] - origin[1]) / direction[1])

    candidates = list(problem.payoff_set)
    if problem.set_kind == "convex":
        for a, b in Polygon.hull(problem.payoff_set).edges():
            before = cross(direction, subtract(a, origin))
            after = cross(direction, subtract(b, origin))
            if before * after < 0:
                t = before / (before - after)
                candidates.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return max(map(share, candidates))


def undominated(problem: BargainingProblem, p: Any) -> bool:
    """No point of the set is at least as good for both and better for one."""
    if problem.set_kind == "finite":
        return not any(q[0] >= p[0] and q[1] >= p[1] and q != p for q in problem.points)
    return problem.polygon.above(p).vertices == (p,)


def ideal(problem: BargainingProblem) -> Point:
    """Best payoffs above d, by clipping."""
    return Polygon.hull(problem.payoff_set).above(problem.disagreement).ideal


def share_is_right(problem: BargainingProblem, weight: F, points: Any, flags: Any) -> bool:
    """Proportional: the crossing if it is in the set, else exactly what dominates it."""
    d = problem.disagreement
    t = best_share(problem, d, (weight, 1 - weight))
    crossing = (d[0] + t * weight, d[1] + t * (1 - weight))
    if problem.set_kind == "finite":
        above = tuple(p for p in problem.points if p[0] >= crossing[0] and p[1] >= crossing[1])
    else:
        above = problem.polygon.above(crossing).vertices
    inside = crossing in above
    return points == ((crossing,) if inside else above) and flags == (
        () if inside else ("dominating",)
    )


@given(st.one_of(essential, finite), weights)
def test_proportional(problem: BargainingProblem, weight: F) -> None:
    assume(not problem.nobody_gains)
    solution = solve(problem, "proportional", weight=weight)
    assert share_is_right(problem, weight, solution.points, solution.flags)
    # planted: another weight gives another share, unless all of the set is dominated alike
    other = solve(problem, "proportional", weight=weight / 2)
    if other.points != solution.points:
        assert not share_is_right(problem, weight, other.points, other.flags)


def losses_agree(problem: BargainingProblem, p: Any) -> bool:
    a = ideal(problem)
    return a[0] - p[0] == a[1] - p[1] and undominated(problem, p)


def shares_agree(problem: BargainingProblem, p: Any, literal: bool = False) -> bool:
    d = problem.disagreement
    a = Polygon.hull(problem.payoff_set).ideal if literal else ideal(problem)
    return cross(subtract(a, d), subtract(p, d)) == 0 and undominated(problem, p)


@given(essential, st.booleans(), st.sampled_from(["normalised", "ratio"]))
def test_kalai_smorodinsky(problem: BargainingProblem, literal: bool, form: str) -> None:
    where = "whole_set" if literal else "individually_rational"
    solution = solve(problem, "kalai_smorodinsky", ideal=where, form=form)
    assert len(solution.points) == 1 and solution.flags == ()
    assert shares_agree(problem, solution.point, literal)


@given(essential)
def test_equal_loss(problem: BargainingProblem) -> None:
    solution = solve(problem, "equal_loss")
    assert len(solution.points) == 1 and solution.flags == ()
    assert losses_agree(problem, solution.point)


@given(finite)
def test_equal_loss_on_finite_sets(problem: BargainingProblem) -> None:
    assume(not problem.nobody_gains)
    a = problem.ideal
    losses = {p: max(a[0] - p[0], a[1] - p[1]) for p in problem.individually_rational}
    least = min(losses.values())
    expected = tuple(p for p in losses if losses[p] == least)
    corner = (a[0] - least, a[1] - least)
    points = solve(problem, "equal_loss").points
    assert points == ((corner,) if corner in expected else expected)


@given(st.one_of(essential, bargaining_problems("convex"), finite))
def test_worse_off_rules(problem: BargainingProblem) -> None:
    d, one = problem.disagreement, (F(1), F(1))
    smallest = best_share(problem, d, one)
    for rule in ("egalitarian_pareto", "leximin"):
        points = solve(problem, rule).points
        for p in points:
            assert min(subtract(p, d)) == smallest and undominated(problem, p)
    if problem.set_kind == "finite":
        best = [p for p in problem.points if min(subtract(p, d)) == smallest]
        optimal = tuple(p for p in best if undominated(problem, p))
        assert solve(problem, "egalitarian_pareto").points == optimal
        second = max(max(subtract(p, d)) for p in best)
        lex = tuple(p for p in best if max(subtract(p, d)) == second)
        assert solve(problem, "leximin").points == lex
    else:
        (point,) = solve(problem, "leximin").points
        assert solve(problem, "egalitarian_pareto").points == (point,)


def halves(problem: BargainingProblem, p: Any) -> bool:
    """Cut the hull along the line from d through p: both parts have the same area."""
    d = problem.disagreement
    hull = Polygon.hull(problem.payoff_set).comprehensive_hull(d)
    along = subtract(p, d)
    normal = (-along[1], along[0])
    part = hull.clip(normal, normal[0] * d[0] + normal[1] * d[1])
    return 2 * part.area == hull.area and undominated(problem, p)


@given(essential)
def test_equal_area(problem: BargainingProblem) -> None:
    solution = solve(problem, "equal_area")
    assert len(solution.points) == 1 and solution.flags == ()
    assert halves(problem, solution.point)


def mean_by_green(polygon: Polygon) -> Point:
    """Centre of mass by integrals along the edges (Green), not by a fan of triangles."""
    area = sum((a[0] * b[1] - b[0] * a[1] for a, b in polygon.edges()), F(0)) / 2
    x = sum(
        ((b[1] - a[1]) * (a[0] ** 2 + a[0] * b[0] + b[0] ** 2) for a, b in polygon.edges()), F(0)
    )
    y = sum(
        ((a[0] - b[0]) * (a[1] ** 2 + a[1] * b[1] + b[1] ** 2) for a, b in polygon.edges()), F(0)
    )
    return x / (6 * area), y / (6 * area)


def heads_for_the_mean(problem: BargainingProblem, p: Any) -> bool:
    d = problem.disagreement
    mean = mean_by_green(Polygon.hull(problem.payoff_set).comprehensive_hull(d))
    return cross(subtract(mean, d), subtract(p, d)) == 0 and undominated(problem, p)


@given(essential)
def test_average_payoff(problem: BargainingProblem) -> None:
    solution = solve(problem, "average_payoff")
    assert len(solution.points) == 1 and solution.flags == ()
    assert heads_for_the_mean(problem, solution.point)


@given(essential)
def test_discrete_raiffa(problem: BargainingProblem) -> None:
    """From the next interim agreement on, the rest of the path is the same."""
    solution = solve(problem, "raiffa_discrete")
    d, a = problem.disagreement, ideal(problem)
    following = ((d[0] + a[0]) / 2, (d[1] + a[1]) / 2)
    later = BargainingProblem(problem.payoff_set, following)
    again = solve(later, "raiffa_discrete")
    if isinstance(solution.point[0], Interval) or isinstance(again.point[0], Interval):
        assert abs(float(solution.point[0]) - float(again.point[0])) < 1e-12
        return
    assert solution.points == again.points
    assert undominated(problem, solution.point)


@given(essential)
def test_continuous_raiffa_lies_on_the_frontier(problem: BargainingProblem) -> None:
    solution = solve(problem, "raiffa_continuous")
    x, y = solution.point
    if isinstance(x, F):
        assert undominated(problem, solution.point)
        return
    gains = subtract(ideal(problem), problem.disagreement)
    assert x.width <= gains[0] / 10**12 and y.width <= gains[1] / 10**12
    # the frontier passes through the box: its southwest corner is in, its northeast one is not
    hull = Polygon.hull(problem.payoff_set).comprehensive_hull(problem.disagreement)
    assert hull.contains((x.low, y.low))
    assert not any(p[0] > x.high and p[1] > y.high for p in hull.above((x.low, y.low)).vertices)


def test_the_checks_refuse_planted_answers() -> None:
    """The disagreement point moved, a neighbour on the frontier, a dominated point."""
    problem = BargainingProblem([(0, 0), (5, 0), (4, 2), (0, 3)])
    checks = {
        "kalai_smorodinsky": shares_agree,
        "equal_loss": losses_agree,
        "equal_area": halves,
        "average_payoff": heads_for_the_mean,
    }
    for rule, check in checks.items():
        (point,) = solve(problem, rule).points
        assert check(problem, point)
        inner = (point[0] * F(9, 10), point[1] * F(9, 10))
        assert not check(problem, inner)
        for other in checks:
            (elsewhere,) = solve(problem, other).points
            assert check(problem, elsewhere) == (elsewhere == point)


@pytest.mark.parametrize("step", list(pairwise(range(4))))
def test_best_share_is_a_maximum(step: tuple[int, int]) -> None:
    """The reference itself: a mixture of two points never has a larger share."""
    problem = BargainingProblem([(0, 0), (5, 0), (4, 2), (0, 3)])
    corners = problem.payoff_set
    a, b = corners[step[0]], corners[step[1]]
    best = best_share(problem, (F(0), F(0)), (F(1), F(1)))
    for k in range(11):
        p = (a[0] + F(k, 10) * (b[0] - a[0]), a[1] + F(k, 10) * (b[1] - a[1]))
        assert min(p) <= best
