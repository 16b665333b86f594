"""Fine points of the rules: nobody gains, points off the set, ideal points, refusals, shapes."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import DisagreementError, InputValueError, NotDefinedError

FINITE = ("egalitarian_pareto", "equal_loss", "kalai_smorodinsky", "leximin", "proportional")
SHARING = tuple(n for n in RULES.names() if n not in ("egalitarian_pareto", "leximin"))


def proved(problem: BargainingProblem, rule: str, **parameters: object) -> Solution:
    solution = solve(problem, rule, **parameters)
    assert verify(solution), verify(solution)
    return solution


@pytest.mark.parametrize("rule", RULES.names())
def test_no_point_above_the_disagreement_point(rule: str) -> None:
    with pytest.raises(DisagreementError, match="no point of the payoff set"):
        solve(BargainingProblem([(0, 2), (2, 0)], (2, 2)), rule)


@pytest.mark.parametrize("rule", RULES.names())
@pytest.mark.parametrize(
    ("vertices", "d", "answer"),
    [
        ([(0, 0), (0, 3)], (0, 0), (0, 3)),  # row's ideal payoff is d_1: row stays there
        ([(0, 0), (5, 0), (2, -3)], (1, 0), (5, 0)),
        ([(1, 1)], (1, 1), (1, 1)),
        ([(0, 0), (2, 2)], (2, 2), (2, 2)),
    ],
)
def test_nobody_gains_on_convex_sets(rule: str, vertices: list, d: tuple, answer: tuple) -> None:
    solution = proved(BargainingProblem(vertices, d), rule)
    assert solution.points == (answer,)
    assert solution.flags == (("nobody_gains",) if rule in SHARING else ())


@pytest.mark.parametrize("rule", ["equal_loss", "kalai_smorodinsky", "proportional"])
def test_nobody_gains_on_finite_sets(rule: str) -> None:
    problem = BargainingProblem([(3, 0), (0, 4), (1, 0), (0, 0)], finite=True)
    solution = proved(problem, rule)
    assert solution.points == ((0, 4), (3, 0)) and solution.flags == ("nobody_gains",)
    assert proved(problem, "leximin").points == ((0, 4),)
    assert proved(problem, "egalitarian_pareto").points == ((0, 4), (3, 0))


def test_proportional_point_off_the_set() -> None:
    # the ray (1, 1) leaves the shadow of the triangle at (1, 1), left of the set's only best
    # point for column, (3, 1)
    problem = BargainingProblem([(2, 0), (3, 1), (4, 0)])
    solution = proved(problem, "proportional")
    assert solution.points == ((3, 1),) and solution.flags == ("dominating",)
    # a flat top: every point of it dominates (1, 1), so both ends of the segment are returned
    flat = proved(BargainingProblem([(2, 0), (2, 1), (3, 1), (3, 0)]), "proportional")
    assert flat.points == ((2, 1), (3, 1)) and flat.flags == ("dominating",)
    # with free disposal the point itself is in the set
    free = proved(BargainingProblem([(2, 0), (3, 1), (4, 0)], comprehensive=True), "proportional")
    assert free.points == ((1, 1),) and free.flags == ()


def test_proportional_on_a_finite_set() -> None:
    solution = proved(
        BargainingProblem([(1, 3), (4, 1), (1, 1), (0, 9)], finite=True), "proportional"
    )
    assert solution.points == ((1, 1),)  # the corner of the staircase is itself a point of the set
    pair = proved(BargainingProblem([(1, 3), (4, 1)], finite=True), "proportional")
    assert pair.points == ((1, 3), (4, 1)) and pair.flags == ("dominating",)
    tilted = proved(BargainingProblem([(1, 3), (4, 1)], finite=True), "proportional", weight="3/4")
    assert tilted.points == ((4, 1),)


@pytest.mark.parametrize("weight", [0, 1, -1, "7/5"])
def test_proportional_weights_lie_strictly_between_0_and_1(weight: object) -> None:
    with pytest.raises(InputValueError, match="weight"):
        solve(BargainingProblem([(0, 0), (1, 1)]), "proportional", weight=weight)


def test_kalai_smorodinsky_takes_the_ideal_of_the_rational_part() -> None:
    # row could get 10 only where column gets less than d: that does not count
    problem = BargainingProblem([(0, 2), (2, 0), (10, -8)], (0, 0))
    assert problem.ideal == (2, 2)
    assert proved(problem, "kalai_smorodinsky").points == ((1, 1),)
    literal = proved(problem, "kalai_smorodinsky", ideal="whole_set")
    assert literal.points == ((F(5, 3), F(1, 3)),) and literal.flags == ()


@pytest.mark.parametrize("form", ["normalised", "ratio"])
def test_the_literal_ideal_still_meets_the_frontier(form: str) -> None:
    # row's supremum 9 lies below d_2: the frontier of the rational part is cut at (8, 0)
    problem = BargainingProblem([(0, 3), (2, 3), (5, 2), (9, -F(2, 3)), (0, 0)])
    solution = proved(problem, "kalai_smorodinsky", ideal="whole_set", form=form)
    ((x, y),) = solution.points
    assert solution.flags == () and x * 3 == y * 9
    assert problem.polygon.above((x, y)).vertices == ((x, y),)


def test_kalai_smorodinsky_on_a_finite_set_is_leximin_of_normalised_gains() -> None:
    # ideal (4, 10): normalised (1/4, 1), (1, 3/10), (1/2, 2/5)
    problem = BargainingProblem([(1, 10), (4, 3), (2, 4)], finite=True)
    assert proved(problem, "kalai_smorodinsky").points == ((2, 4),)
    tied = BargainingProblem([(1, 10), (4, F(5, 2))], finite=True)
    assert proved(tied, "kalai_smorodinsky").points == ((1, 10), (4, F(5, 2)))


def test_the_printed_ratio_form_is_another_rule_on_finite_sets() -> None:
    # ideal (4, 10): the ratios 1/10 and 4/3 against 4/10, the normalised gains (1/4, 1), (1, 3/10)
    problem = BargainingProblem([(1, 10), (4, 3), (1, 3)], finite=True)
    assert proved(problem, "kalai_smorodinsky").points == ((4, 3),)
    assert proved(problem, "kalai_smorodinsky", form="ratio").points == ((1, 10),)
    # it treats the players differently: exchanged, the ratios are 10 and 3/4 against 5/2, and
    # the choice is not the exchanged one
    mirrored = BargainingProblem([(10, 1), (3, 4)], finite=True)
    assert proved(mirrored, "kalai_smorodinsky").points == ((3, 4),)
    assert proved(mirrored, "kalai_smorodinsky", form="ratio").points == ((3, 4),)


def test_a_point_where_column_gains_nothing_has_no_ratio() -> None:
    problem = BargainingProblem([(5, 0), (1, 1), (0, 2)], finite=True)
    assert proved(problem, "kalai_smorodinsky", form="ratio").points == ((1, 1),)


@pytest.mark.parametrize("rule", [n for n in RULES.names() if n not in FINITE])
def test_rules_of_convex_sets_refuse_finite_ones_with_the_reason(rule: str) -> None:
    problem = BargainingProblem([(1, 3), (4, 1)], finite=True)
    with pytest.raises(NotDefinedError, match=r"convex set|connected frontier"):
        solve(problem, rule)


@pytest.mark.parametrize("rule", RULES.names())
def test_segments_are_ordinary(rule: str) -> None:
    falling = proved(BargainingProblem([(0, 2), (2, 0)]), rule)
    assert falling.points == ((1, 1),)
    rising = proved(BargainingProblem([(-1, 0), (3, 4)], (0, 0)), rule)
    assert rising.points == ((3, 4),)
    rectangle = proved(BargainingProblem([(3, 4)], (0, 0), comprehensive=True), rule)
    if rule != "proportional":
        assert rectangle.points == ((3, 4),)
    else:
        assert rectangle.points == ((3, 3),)


@pytest.mark.parametrize("rule", RULES.names())
def test_the_disagreement_point_may_lie_outside(rule: str) -> None:
    problem = BargainingProblem([(4, 1), (1, 4), (3, 3)], (0, 0))
    solution = proved(problem, rule)
    assert solution.points == ((3, 3),)
