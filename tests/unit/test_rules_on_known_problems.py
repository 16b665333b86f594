"""Bargaining rules on problems whose answers are published, or worked out by hand."""

from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.certificates.verification import verify
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.interval import Interval

# Asymmetric Bach or Stravinsky, the running example of the source paper: (4, 1), (2, 2), (0, 0).
BACH = ((0, 0), (4, 1), (2, 2))
# Kalai and Smorodinsky (1975) against Nash: column's prospects improve from the first set to the
# second everywhere, yet the Nash solution takes from column; theirs does not.
KS_FIRST = ((0, 0), (0, 1), (F(3, 4), F(3, 4)), (1, 0))
KS_SECOND = ((0, 0), (0, 1), (1, F(7, 10)), (1, 0))


def points(rule: str, vertices: Any, d: Any = (0, 0), **options: Any) -> tuple[Any, ...]:
    parameters = {k: v for k, v in options.items() if k not in ("finite", "comprehensive")}
    flags = {k: v for k, v in options.items() if k in ("finite", "comprehensive")}
    solution = solve(BargainingProblem(vertices, d, **flags), rule, **parameters)
    assert verify(solution), verify(solution)
    return solution.points


@pytest.mark.parametrize(
    ("rule", "point"),
    [
        ("egalitarian_pareto", (2, 2)),
        ("leximin", (2, 2)),
        ("proportional", (2, 2)),
        ("kalai_smorodinsky", (3, F(3, 2))),
        ("equal_loss", (F(10, 3), F(4, 3))),
        ("equal_area", (3, F(3, 2))),
        ("average_payoff", (3, F(3, 2))),
        ("perles_maschler", (3, F(3, 2))),
        ("raiffa_discrete", (3, F(3, 2))),
        ("raiffa_continuous", (3, F(3, 2))),
    ],
)
def test_asymmetric_bach_or_stravinsky(rule: str, point: Any) -> None:
    assert points(rule, BACH) == (point,)


@pytest.mark.parametrize("name", RULES.names())
def test_split_a_dollar(name: str) -> None:
    """On a triangle every scale-covariant symmetric rule takes the mid point."""
    assert points(name, ((0, 0), (1, 0), (0, 1))) == ((F(1, 2), F(1, 2)),)
    if name not in ("egalitarian_pareto", "leximin", "proportional", "equal_loss"):
        assert points(name, ((0, 0), (10, 0), (0, 1)), (0, 0)) == ((5, F(1, 2)),)


def test_kalai_smorodinsky_monotonicity_example() -> None:
    first, second = points("kalai_smorodinsky", KS_FIRST), points("kalai_smorodinsky", KS_SECOND)
    assert first == ((F(3, 4), F(3, 4)),)
    assert second == ((F(10, 13), F(10, 13)),)
    nash = points("nash", KS_FIRST), points("nash", KS_SECOND)
    assert nash == (((F(3, 4), F(3, 4)),), ((1, F(7, 10)),))
    assert nash[1][0][1] < nash[0][0][1] and second[0][1] > first[0][1]


def test_egalitarian_forms_differ_on_a_finite_set() -> None:
    """The three ways to look at the worse-off player, as the docs tell."""
    pair = ((1, 3), (4, 1))
    assert points("egalitarian_pareto", pair, finite=True) == ((1, 3), (4, 1))
    assert points("leximin", pair, finite=True) == ((4, 1),)
    three = (*pair, (1, 2))
    assert points("egalitarian", three, finite=True) == ((1, 2), (1, 3), (4, 1))
    assert points("egalitarian_pareto", three, finite=True) == ((1, 3), (4, 1))
    assert points("leximin", three, finite=True) == ((4, 1),)
    # leximin ties are kept
    assert points("leximin", ((1, 3), (3, 1)), finite=True) == ((1, 3), (3, 1))
    # gains, not payoffs: seen from (0, 2) column has less to lose
    assert points("egalitarian_pareto", ((1, 3), (4, 2)), (0, 2), finite=True) == ((1, 3),)


def test_equal_loss_moves_with_the_ideal_point() -> None:
    """Chun (1988): losses are equal, so the solution leans to the player with more at stake."""
    ((x, y),) = points("equal_loss", ((0, 0), (10, 0), (0, 1)))
    assert 10 - x == 1 - y == F(10, 11)


def test_equal_area_and_average_payoff_of_a_hand_computed_set() -> None:
    trapezoid = ((0, 0), (2, 0), (1, 1), (0, 1))
    assert points("equal_area", trapezoid) == ((F(5, 4), F(3, 4)),)
    assert points("average_payoff", trapezoid) == ((F(14, 11), F(8, 11)),)
    # free disposal first: the set itself lacks the corner (0, 0)
    assert points("equal_area", ((2, 0), (1, 1), (0, 1))) == ((F(5, 4), F(3, 4)),)


def test_perles_maschler_edges() -> None:
    # roots 2 = sqrt(4 * 1) and 2 = sqrt(2 * 2): they meet in the vertex
    assert points("perles_maschler", ((0, 0), (0, 3), (4, 2), (6, 0))) == ((4, 2),)
    # roots sqrt 2 and sqrt 8 = 2 sqrt 2: dependent, so the answer is rational
    ((x, y),) = points("perles_maschler", ((0, 0), (0, 3), (2, 2), (4, -2)), (0, -2))
    assert (x, y) == (F(5, 2), 1)
    # roots sqrt 2 and 1: half of 1 + sqrt 2 lies on the first edge, t = (1 + sqrt 2)/(2 sqrt 2)
    ((x, y),) = points("perles_maschler", ((0, 0), (0, 2), (2, 1), (3, 0)))
    assert isinstance(x, Algebraic) and isinstance(y, Algebraic)
    assert x == root_of([F(1, 2), -2, 1], F(1), F(2))  # 1 + 1 / sqrt 2
    assert abs(float(x) - 2 * (1 + 2**0.5) / (2 * 2**0.5)) < 1e-15
    assert abs(float(y) - (2 - (1 + 2**0.5) / (2 * 2**0.5))) < 1e-15


def test_perles_maschler_with_many_independent_roots_is_certified() -> None:
    chain = [(0, 100), (2, 99), (5, 97), (10, 93), (17, 86), (28, 73), (40, 50), (45, 0)]
    ((x, y),) = points("perles_maschler", [(0, 0), *chain])
    assert isinstance(x, Interval) and isinstance(y, Interval)
    assert 0 < x.width < F(45, 10**15) and 0 < y.width < F(100, 10**15)


def test_discrete_raiffa_steps() -> None:
    """(0, 0) -> (1, 1/2) -> the mid point of (1, 1) and (3/2, 1/2), on the edge: the end."""
    problem = BargainingProblem([(0, 0), (2, 0), (1, 1), (0, 1)])
    solution = solve(problem, "raiffa_discrete")
    assert solution.certificate.path == ((0, 0), (1, F(1, 2)), (F(5, 4), F(3, 4)))


def test_discrete_raiffa_may_run_into_a_vertex_for_ever() -> None:
    symmetric = [(0, 0), (0, 3), (2, 2), (3, 0)]
    solution = solve(BargainingProblem(symmetric), "raiffa_discrete")
    assert solution.points == ((2, 2),) and verify(solution)
    assert solution.certificate.path == ((0, 0),)  # decided by the invariant line, not by steps
    # edges of slopes -1/4 and -1: r s = 1/4, and the invariant line has direction (2, 1)
    lopsided = [(0, 0), (0, 3), (4, 2), (6, 0)]
    exact = solve(BargainingProblem(lopsided, (2, 1)), "raiffa_discrete")
    assert exact.points == ((4, 2),) and exact.certificate.path == ((2, 1),)
    off = solve(BargainingProblem(lopsided, (2, F(11, 10))), "raiffa_discrete")
    assert off.points != ((4, 2),) and verify(off)


def test_a_long_drift_is_certified_in_place_of_thousands_of_steps() -> None:
    # a rectangle with a hair's breadth of slope: the exact limit takes 10^6 steps to leave it
    problem = BargainingProblem([(0, 0), (0, 1), (1, 1), (1 + F(1, 10**6), 0)])
    solution = solve(problem, "raiffa_discrete")
    ((x, y),) = solution.points
    assert isinstance(x, Interval) and x.width < F(1, 2**98)
    assert isinstance(y, Interval) and y.width < F(1, 2**98)
    assert 1 in y or y.high < 1
    assert verify(solution)


def test_continuous_raiffa_is_exact_on_straight_paths() -> None:
    assert points("raiffa_continuous", ((0, 0), (3, 0), (0, 6))) == ((F(3, 2), 3),)
    symmetric = [(0, 0), (0, 3), (2, 2), (3, 0)]
    assert points("raiffa_continuous", symmetric) == ((2, 2),)
    # a straight leg to the end of both edges, then the mid point of one edge
    octagon = [(0, 0), (0, 5), (2, 4), (4, 2), (5, 0)]
    assert points("raiffa_continuous", octagon) == ((3, 3),)


def test_continuous_raiffa_over_two_edges() -> None:
    """Trapezoid: y' = 1 - y and x' = 2 - y - x, so y = 1 - e^-t and x = 1 - e^-t + t e^-t.

    This ends where x = 1, at t = 1 with y = 1 - 1/e.  Then the path runs straight to the mid
    point of (1, 1) and (1 + 1/e, 1 - 1/e).
    """
    ((x, y),) = points("raiffa_continuous", ((0, 0), (2, 0), (1, 1), (0, 1)))
    assert isinstance(x, Interval) and isinstance(y, Interval)
    assert x.width < F(1, 10**12) and y.width < F(1, 10**12)
    half_over_e = 0.18393972058572117
    assert abs(float(x) - (1 + half_over_e)) < 1e-14 and abs(float(y) - (1 - half_over_e)) < 1e-14
