"""check_axiom on problems whose verdict is known by hand."""

from __future__ import annotations

import json
from fractions import Fraction as F
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.axioms.violation import REPORTED
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
)

TRIANGLE = [(0, 0), (2, 0), (0, 2)]
CUT_TRIANGLE = [(0, 0), (2, 0), (1, 1), (0, 1)]


def problem(points: Any, d: Any = (0, 0), **flags: bool) -> BargainingProblem:
    return BargainingProblem(points, d, **flags)


def status(rule: Any, axiom: str, *problems: BargainingProblem, **options: Any) -> str:
    return gt.check_axiom(rule, axiom, problems, **options).status


S, T = problem(TRIANGLE), problem(CUT_TRIANGLE)
KS = "kalai_smorodinsky"


@pytest.mark.parametrize(
    ("rule", "axiom", "problems", "expected"),
    [
        ("nash", "independence_of_irrelevant_alternatives", (S, T), "holds"),
        (KS, "independence_of_irrelevant_alternatives", (S, T), "violated"),
        (KS, "independence_of_irrelevant_alternatives", (T, S), "not applicable"),
        (KS, "strong_monotonicity", (T, S), "violated"),  # (4/3, 2/3) -> (1, 1)
        ("proportional", "strong_monotonicity", (T, S), "holds"),
        (KS, "individual_monotonicity", (T, S), "holds"),  # only column's ideal grows
        (KS, "restricted_monotonicity", (T, S), "not applicable"),
        ("utilitarian", "symmetry", (S,), "holds"),  # the whole edge
        ("dictator", "symmetry", (S,), "violated"),
        ("nash", "symmetry", (T,), "not applicable"),
        ("egalitarian", "weak_pareto_optimality", (S,), "holds"),
        ("utilitarian", "individual_rationality", (S,), "violated"),
    ],
)
def test_known_verdicts(rule: Any, axiom: str, problems: Any, expected: str) -> None:
    assert status(rule, axiom, *problems) == expected


def test_numbers_of_the_relation_are_recognised() -> None:
    image = problem([(1, -1), (7, -1), (1, 3)], (1, -1))  # x -> 3 x + 1, y -> 2 y - 1
    assert status("nash", "scale_covariance", S, image) == "holds"
    assert status("proportional", "scale_covariance", S, image) == "violated"
    assert status("nash", "homogeneity", S, image) == "not applicable"
    larger = problem([(0, 0), (6, 0), (0, 6)])
    assert status("proportional", "homogeneity", S, larger) == "holds"
    mixed = [problem(TRIANGLE, d) for d in ((0, 0), (1, 0), ("1/3", 0))]
    assert status("proportional", "disagreement_concavity", *mixed) == "holds"
    assert status("proportional", "disagreement_concavity", *mixed[::-1]) == "not applicable"
    toward = problem(TRIANGLE, ("1/2", "1/2"))
    assert status("nash", "disagreement_convexity", S, toward) == "holds"


def test_payoffs_that_are_all_the_same_fit_any_unit() -> None:
    line, double = ([(k, 2 * k), (k, 3 * k)] for k in (1, 2))
    before, after = problem(line, (0, 1), finite=True), problem(double, (0, 2), finite=True)
    assert status("egalitarian", "homogeneity", before, after) == "holds"
    assert status("egalitarian", "scale_covariance", before, after) == "holds"
    before, held = (problem(points, (0, "3/2"), finite=True) for points in (line, double))
    assert status("egalitarian", "homogeneity_same_d", before, held) == "violated"
    assert status("dictator", "scale_covariance_same_d", before, held) == "holds"


def test_a_concave_transform_is_named_by_the_caller() -> None:
    bent = problem([(0, 0), ("3/2", 0), (1, 1), (0, 2)])  # x -> 1 + (x - 1)/2 beyond 1
    numbers = (1, 1, "1/2")
    assert status("nash", "risk_sensitivity", S, bent, numbers=numbers) == "holds"
    assert status("nash", "risk_sensitivity", S, bent) == "not applicable"


def test_sums_and_steps() -> None:
    total = problem([(0, 0), (4, 0), (2, 3), (0, 3)])
    assert status("utilitarian", "additivity", S, T, total) == "not applicable"
    total = problem([(0, 0), (4, 0), (1, 3), (0, 3)])
    assert status("utilitarian", "additivity", S, T, total) == "holds"
    fifth = problem([(0, 0), (1, 0), ("1/2", "1/2"), (0, "1/2")])  # KS: (2/3, 1/3)
    after = problem(TRIANGLE, ("2/3", "1/3"))
    assert status(KS, "step_by_step_negotiation", fifth, S, after) == "violated"
    half = problem([(0, 0), (1, 0), (0, 1)])
    assert (
        status(
            "proportional", "step_by_step_negotiation", half, S, problem(TRIANGLE, ("1/2", "1/2"))
        )
        == "holds"
    )


def test_cutting_a_corner_helps_whom_it_was_good_for() -> None:
    """The Perles-Maschler solution, computed by hand: roots 1/2 sqrt 3 and 3/2 of the two edges."""
    whole = problem([(0, 2), (3, 1)], comprehensive=True)
    rest = problem([(0, 2), (F(3, 2), F(3, 2)), (3, 0)], comprehensive=True)
    row, column = (float(x) for x in gt.solve(rest, "perles_maschler").point)
    before, behind = 3**0.5 / 2, (row - 1.5) / 1.5 * 1.5
    assert abs(before + behind - (1.5 - behind)) < 1e-12 and abs(row + column - 3) < 1e-12
    assert gt.solve(whole, "perles_maschler").point == (F(3, 2), F(3, 2))
    for axiom in ("cut_monotonicity", "twisting"):
        found = gt.check_axiom("perles_maschler", axiom, [whole, rest])
        assert found.violation is not None and verify(found.violation)
        assert status("nash", axiom, whole, rest) == "not applicable"  # (3, 1) is cut off


def test_arrows_form_for_several_points() -> None:
    large = problem([(0, 4), (2, 2), (4, 0), (1, 1)], finite=True)
    small = problem([(2, 2), (4, 0), (1, 1)], finite=True)
    assert status("utilitarian", "independence_of_irrelevant_alternatives", large, small) == "holds"

    def only_first(p: BargainingProblem) -> Any:
        return max(p.points, key=sum) if len(p.points) < 4 else [q for q in p.points if sum(q) == 4]

    name = "independence_of_irrelevant_alternatives"
    assert status(only_first, name, large, small) == "violated"


def test_irrational_coordinates_are_compared_exactly() -> None:
    kinked = problem([(0, 0), (3, 0), (3, 1), (2, 2), (0, 3)])
    root = gt.solve(kinked, "perles_maschler").point[0]
    assert not isinstance(root, F)
    mirrored = problem([(y, x) for x, y in kinked.vertices])
    assert status("perles_maschler", "anonymity", kinked, mirrored) == "holds"
    for axiom in ("weak_pareto_optimality", "strong_pareto_optimality", "midpoint_domination"):
        assert status("perles_maschler", axiom, kinked) == "holds"
    image = problem([(3 * x + 1, 2 * y) for x, y in kinked.vertices], (1, 0))
    assert status("perles_maschler", "scale_covariance", kinked, image) == "holds"
    outcome = gt.check_axiom(
        "perles_maschler",
        "additivity",
        [
            problem([(1, 0), (0, 1)], comprehensive=True),
            problem([(0, 2), (2, 1)], comprehensive=True),
            kinked,
        ],
    )
    assert outcome.violation is not None and verify(outcome.violation)
    assert not outcome.violation.reported


def test_a_user_function_is_taken_at_its_word() -> None:
    def greedy(p: BargainingProblem) -> Any:
        return max(p.payoff_set)

    outcome = gt.check_axiom(greedy, "symmetry", S)
    assert outcome.violation is not None
    assert outcome.violation.reported and REPORTED in outcome.violation.sentence()
    assert verify(outcome.violation)
    assert REPORTED in verify(outcome.violation).checks[-1].detail


@pytest.mark.parametrize("point", [(3, 0), (F(1), F(3, 2)), (-1, 0), (1.5, 1.5)])
def test_a_function_that_names_points_outside_the_set_is_refused(point: Any) -> None:
    with pytest.raises(InputValueError, match="no point of the payoff set with corners"):
        gt.check_axiom(lambda p: point, "weak_pareto_optimality", S)
    finite = problem([(0, 0), (1, 2), (2, 1)], finite=True)
    with pytest.raises(InputValueError, match=r"with points \(0, 0\), \(1, 2\)"):
        gt.check_axiom(lambda p: (1, 1), "weak_pareto_optimality", finite)


def test_reported_points_outside_the_set_do_not_verify() -> None:
    violation = gt.check_axiom(lambda p: (0, 0), "weak_pareto_optimality", S).violation
    assert violation is not None and verify(violation)
    data = violation.to_json()
    text = json.dumps(data["certificate"]["points"])
    assert json.dumps(data).count(text) > 1
    forged = json.loads(json.dumps(data).replace(text, text.replace('"0"', '"-1"')))
    failed = [c.statement for c in verify(forged).checks if not c.holds]
    assert "reported points 1 lie in the payoff set" in failed


def test_rounding_of_floats_breaks_nothing() -> None:
    def rounded(p: BargainingProblem) -> Any:
        x, y = gt.solve(p, "nash").point
        return float(x) - 1e-12, float(y) + 1e-13

    third = problem([(0, 0), ("1/3", 0), (0, "1/7")])
    assert status(rounded, "weak_pareto_optimality", third) == "undecided"
    assert status(lambda p: (0.01, 0.01), "weak_pareto_optimality", third) == "violated"


def test_moves_say_which_payoff_went_where() -> None:
    violation = gt.check_axiom(KS, "strong_monotonicity", [T, S]).violation
    assert violation is not None
    assert violation.moves == (("row", 1, -1), ("column", 1, 1))
    assert violation.amount.low == violation.amount.high == F(1, 3)


def test_bad_arguments_are_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="symmetry"):
        gt.check_axiom("nash", "symetry", S)
    with pytest.raises(InputValueError, match="2 problems given"):
        gt.check_axiom("nash", "symmetry", [S, T])
    with pytest.raises(InputTypeError, match="build one first"):
        gt.check_axiom("nash", "symmetry", [TRIANGLE])
    with pytest.raises(InputTypeError, match="returned"):
        gt.check_axiom(lambda p: None, "symmetry", S)
    with pytest.raises(UnknownNameError, match="comprehensive"):
        gt.find_violation("nash", "symmetry", "comprehensiv")
    curved = BargainingProblem.from_payoffs(
        __import__("gametheory_bp.payoffs", fromlist=["x"]).independent_payoffs(
            gt.load_game("bach_or_stravinsky")
        )
    )
    with pytest.raises(NotDefinedError, match="curved"):
        gt.check_axiom("nash", "weak_pareto_optimality", curved)
