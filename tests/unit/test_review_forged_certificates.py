"""Certificates that were forged with care: claim and evidence agree, and the claim is false."""

from __future__ import annotations

import copy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.certificates.kinds.area_balance import AreaBalance
from gametheory_bp.certificates.kinds.independent_optimum import CurvePlace, IndependentOptimum
from gametheory_bp.certificates.kinds.lexicographic import Lexicographic
from gametheory_bp.certificates.kinds.ray import Ray
from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery
from gametheory_bp.certificates.rule_parameters import RULE_PARAMETERS
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.codec import encode
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution, MixedProfile

SEGMENT = gt.BargainingProblem([(0, 0), (5, 0)])
AXES = gt.BargainingProblem([(0, 3), (5, 0)], finite=True)


def _point(x: int, y: int) -> tuple[Fraction, Fraction]:
    return Fraction(x), Fraction(y)


def test_a_segment_that_ends_inside_the_hull_is_no_halving() -> None:
    square = gt.BargainingProblem([(0, 0), (2, 0), (2, 2), (0, 2)])
    honest = gt.solve(square, "equal_area").certificate
    forged = replace(honest, points=(_point(1, 1),), crossing=_point(1, 1))
    assert isinstance(honest, AreaBalance) and gt.verify(honest)
    assert not gt.verify(forged)


@pytest.mark.parametrize("problem", [SEGMENT, AXES])
@pytest.mark.parametrize("rule", ["proportional", "equal_loss"])
def test_no_ray_where_nobody_can_gain(problem: gt.BargainingProblem, rule: str) -> None:
    d, honest = problem.disagreement, gt.solve(problem, rule)
    start = d if rule == "proportional" else problem.ideal
    direction = (Fraction(1, 2),) * 2 if rule == "proportional" else _point(1, 1)
    normal = None if problem.statement.finite else _point(0, 1)
    crossing = start if not problem.statement.finite or rule == "proportional" else _point(2, 0)
    finite = problem.statement.finite
    points = problem.individually_rational if finite else (crossing,)
    flags = ("dominating",) if finite else ()
    statement, parameters = problem.statement, honest.parameters
    forged = Ray(statement, rule, parameters, points, flags, start, direction, crossing, normal)
    assert honest.flags == ("nobody_gains",) and gt.verify(honest)
    assert "both players can gain" in [c.statement for c in gt.verify(forged).failures]


def test_no_order_of_gains_where_nobody_can_gain() -> None:
    honest = gt.solve(AXES, "kalai_smorodinsky", form="ratio")
    assert honest.flags == ("nobody_gains",) and len(honest.points) == 2
    forged = Lexicographic(
        AXES.statement, honest.rule, honest.parameters, (_point(0, 3),), (), None
    )
    assert not gt.verify(forged)


@pytest.mark.parametrize("rule", RULES.names())
@pytest.mark.parametrize("problem", [SEGMENT, gt.BargainingProblem([(0, 0), (4, 1), (2, 2)])])
def test_parameters_of_every_rule_are_checked(rule: str, problem: gt.BargainingProblem) -> None:
    certificate = gt.solve(problem, rule).certificate
    assert gt.verify(certificate)
    more = (*certificate.parameters, ("weight", Fraction(1, 3)))
    assert not gt.verify(replace(certificate, parameters=more))
    if certificate.parameters:
        assert not gt.verify(replace(certificate, parameters=certificate.parameters[1:]))


@pytest.mark.parametrize("rule", RULES.names())
def test_the_verifier_knows_the_declared_parameters(rule: str) -> None:
    known = RULE_PARAMETERS.get(rule, ())
    declared = RULES.load(rule).parameters
    assert [(p.name, p.default, p.range) for p in known] == [
        (p.name, p.default, p.range) for p in declared
    ]


def test_a_lottery_has_a_weight_between_0_and_1() -> None:
    game = gt.BimatrixGame([[4, 0], [0, 1]], [[1, 0], [0, 5]])
    optimum = welfare_optimum(game, "ces", disagreement=(0, 0), exponent=-2)
    (lottery,) = optimum.attained_by
    assert isinstance(lottery, EdgeLottery) and isinstance(lottery.weight, Algebraic)
    first, second = (_joint(end) for end in (lottery.first, lottery.second))
    near = Distribution(
        tuple(
            tuple(Fraction(9, 10) * p + Fraction(1, 10) * q for p, q in zip(a, b, strict=True))
            for a, b in zip(first.probabilities, second.probabilities, strict=True)
        )
    )
    weight = lottery.weight.affine(10, 0)
    assert isinstance(weight, Algebraic) and weight > 1
    forged = _claimed(optimum, "witnesses", [[encode(EdgeLottery(first, near, weight))]])
    assert gt.verify(optimum) and not gt.verify(forged)


def test_no_lottery_attains_a_point_of_a_finite_set() -> None:
    optimum = welfare_optimum(
        gt.BimatrixGame([[3, 3], [0, 1]], [[2, 2], [0, 1]]), "utilitarian", "pure"
    )
    half = root_of([-1, 0, 2], Fraction(0), Fraction(1))
    assert isinstance(half, Algebraic)
    ends = [MixedProfile.pure((2, 2), 0, j) for j in (0, 1)]
    forged = _claimed(optimum, "witnesses", [[encode(EdgeLottery(*ends, half))]])
    assert gt.verify(optimum) and not gt.verify(forged)


@pytest.mark.parametrize("coefficients", [(4, 0, -4, 0, 1), (-4, 0, 2), (2, 0, -1)])
def test_algebraic_numbers_have_simple_roots_and_coprime_coefficients(
    coefficients: tuple[int, ...],
) -> None:
    with pytest.raises(InputValueError):
        Algebraic(coefficients, Fraction(1), Fraction(2))


def test_another_number_is_not_taken_for_a_nearby_sum_of_roots() -> None:
    # (t^2 - 2)^2 has no change of sign: its bisection once ended at 1, near the solution
    shift = [(Fraction(1) - s) for s in (Fraction(34138, 10**4), Fraction(21460, 10**4))]
    corners = [(0, 0), (0, 3), (4, 2), (5, 0)]
    moved = [(x + shift[0], y + shift[1]) for x, y in corners]
    honest = gt.solve(gt.BargainingProblem(moved, (shift[0], shift[1])), "perles_maschler")
    double = {"kind": "algebraic", "coefficients": [4, 0, -4, 0, 1], "low": "1", "high": "2"}
    assert gt.verify(honest)
    assert not gt.verify(_claimed(honest, "points", [[double, double]]))


def test_floats_in_a_record_prove_nothing() -> None:
    certificate = gt.minimax(gt.BimatrixGame([["1/2"]], [["1/2"]])).certificate
    assert gt.verify(certificate)
    assert not gt.verify(replace(certificate, value=0.5))


def test_an_interval_is_not_called_exact() -> None:
    kinked = gt.BargainingProblem([(0, 0), (0, 6), (3, 5), (5, 2), (5, 0)])
    body = gt.solve(kinked, "raiffa_continuous").to_json()
    assert body["exactness"].startswith("certified") and gt.verify(body)
    assert not gt.verify({**body, "exactness": "exact"})


@pytest.mark.parametrize("data", [{"kind": ["ray"]}, {"part": {"kind": {}}}])
def test_a_kind_that_is_no_text_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(InputTypeError):
        gt.verify(data)


def _joint(profile: MixedProfile | Distribution) -> Distribution:
    return profile.distribution() if isinstance(profile, MixedProfile) else profile


def _claimed(result: Any, name: str, value: Any) -> dict[str, Any]:
    """The saved result with one field changed in claim and certificate alike."""
    body: dict[str, Any] = copy.deepcopy(result.to_json())
    body["claim"][name] = body["certificate"][name] = value
    return body


def test_a_product_of_gains_that_is_0_chooses_nothing() -> None:
    game = gt.BimatrixGame([[0, 5], [3, 0]], [[0, 0], [0, 0]])  # the column player cannot gain
    forged = IndependentOptimum(
        PayoffTable.of(game),
        "independent",
        _point(0, 0),
        ("nash",),
        ((),),
        ((_point(3, 0),),),
        ((),),
        ((MixedProfile.pure((2, 2), 1, 0),),),
        ((CurvePlace((1, 1), (0, 0), Fraction(0)),),),
    )
    honest = welfare_optimum(game, "nash", among="independent", disagreement=(0, 0))
    assert honest.points == (_point(5, 0),) and honest.flags == ("nobody_gains",)
    assert gt.verify(honest) and not gt.verify(forged)


def test_ties_over_independent_mixtures_are_distinct_and_in_order() -> None:
    game = gt.load_game("asymmetric_bach_or_stravinsky")
    honest = welfare_optimum(game, "nash", among="independent").certificate
    assert len(honest.points[0]) == 2 and gt.verify(honest)
    parts = ("points", "witnesses", "places")
    turned = {name: (getattr(honest, name)[0][::-1],) for name in parts}
    twice = {name: (getattr(honest, name)[0] + getattr(honest, name)[0][-1:],) for name in parts}
    assert not gt.verify(replace(honest, **turned)) and not gt.verify(replace(honest, **twice))
