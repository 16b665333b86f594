"""Welfare optima of stochastic games: points, plans that attain them, forged proofs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

import gametheory_bp as gt
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.games.joint_policy import JointPolicy, PolicyLottery
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.stochastic import (
    attainable_bracket,
    occupancy_optimum,
    one_state_lottery,
    optimal_joint_actions,
    traced_welfare,
)
from gametheory_bp.plotting import plane_of

STAGES = StochasticGame.build(
    [[[2, 0], [6, 0]], [[0]]],
    [[[2, 6], [0, 0]], [[0]]],
    [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]],
    "3/4",
    initial=0,
)
BOS = gt.RepeatedGame(gt.load_game("asymmetric_bach_or_stravinsky"), "24/25")
CLOSED_FORM = ("utilitarian", "egalitarian_pareto", "nash", "kalai_smorodinsky", "equal_loss")


def test_in_one_state_they_are_the_optima_of_the_stage_game() -> None:
    game = StochasticGame.of(BOS)
    for rule in gt.list_rules():
        if rule == "inequity_averse":
            continue
        found = gt.welfare_optimum(game, rule, disagreement=("1/2", "1/4"))
        stage = gt.welfare_optimum(BOS.game, rule, disagreement=("1/2", "1/4"))
        assert found.points == stage.points
        assert found.certificate is None or gt.verify(found)


@pytest.mark.parametrize("rule", CLOSED_FORM)
def test_the_lottery_attains_the_point(rule: str) -> None:
    found = gt.welfare_optimum(STAGES, rule, disagreement=(0, 0))
    payoffs = gt.attainable_payoffs(STAGES)
    for point, lottery in zip(found.points, found.attained_by, strict=True):
        assert isinstance(lottery, PolicyLottery)
        attained = [payoffs.vertices[payoffs.policies.index(p)] for p in lottery.policies]
        mean = tuple(
            sum(w * v[i] for w, v in zip(lottery.weights, attained, strict=True)) for i in (0, 1)
        )
        assert mean == point
    assert "discount 3/4" in str(found)


def test_the_minimax_point_is_the_default() -> None:
    found = gt.welfare_optimum(STAGES, "nash")
    assert found.disagreement == tuple(gt.minimax(STAGES, p).lower for p in ("row", "column"))


def test_where_minimax_values_are_irrational_the_secured_payoffs_are_the_default() -> None:
    chase = StochasticGame.build(  # row's value is 1 - sqrt(1/2)
        [[[0, 1], [1, 0]], [[0]]],
        [[[0, 0], [0, 1]], [[0]]],
        [[[0, 1], [1, 1]], [[1]]],
        "1/2",
        initial=0,
    )
    secured = gt.minimax(chase, "row")
    assert secured.lower < secured.upper
    found = gt.welfare_optimum(chase, "nash")
    assert found.disagreement[0] == secured.lower and gt.verify(found)
    assert any("what is secured" in note for note in found.notes) and "secured" in str(found)
    assert not gt.welfare_optimum(STAGES, "nash").remark  # exact there: nothing to say


def test_other_criteria_have_their_own_set_and_their_own_proof() -> None:
    cases = {"average": "feasible, long-run average", 3: "feasible, mean over 3 steps"}
    for criterion, name in cases.items():
        found = gt.welfare_optimum(STAGES, "nash", disagreement=(0, 0), criterion=criterion)
        payoffs = gt.attainable_payoffs(STAGES, criterion)
        best = gt.solve(gt.BargainingProblem.from_payoffs(payoffs.polygon, (0, 0)), "nash")
        assert found.points == best.points and found.among == name and gt.verify(found)
        assert "discount" not in str(found)
        for other in {"feasible", *cases.values()} - {name}:  # planted: passed off as another set
            assert not gt.verify(replace(found.certificate, among=other))
    with pytest.raises(NotDefinedError, match="long-run average; give disagreement"):
        gt.welfare_optimum(STAGES, "nash", criterion="average")
    with pytest.raises(NotDefinedError, match="for stochastic games"):
        gt.welfare_optimum(BOS, "nash", criterion="average")
    with pytest.raises(InputValueError, match="criterion='mean'"):
        gt.welfare_optimum(STAGES, "nash", disagreement=(0, 0), criterion="mean")


def test_forged_witnesses_and_sets_are_refused() -> None:
    found = gt.welfare_optimum(STAGES, "kalai_smorodinsky", disagreement=(0, "1/2"))
    assert gt.verify(found)
    good = found.certificate
    (lottery,) = good.witnesses[0]
    assert len(lottery.policies) == 2
    other = JointPolicy((((1, 1), (0, 0)),))
    forged = [
        PolicyLottery(lottery.policies, lottery.weights[::-1]),
        PolicyLottery(lottery.policies[:1], (Fraction(1),)),
        PolicyLottery(lottery.policies, (Fraction(3, 2), Fraction(-1, 2))),
        PolicyLottery((other, *lottery.policies[1:]), lottery.weights),
        PolicyLottery((), ()),
    ]
    for witness in forged:
        assert not gt.verify(replace(good, witnesses=((witness,),))), witness
    average = gt.attainable_payoffs(STAGES, "average").certificate
    assert not gt.verify(replace(good, set_proof=average))
    impatient = replace(STAGES, discount=Fraction(1, 2))
    assert not gt.verify(replace(good, game=impatient))
    assert not gt.verify(replace(good, among="individually_rational"))


def test_what_is_not_defined_is_refused_with_a_reason() -> None:
    with pytest.raises(NotDefinedError, match="mean over outcomes"):
        gt.welfare_optimum(STAGES, "inequity_averse", disagreement=(0, 0))
    with pytest.raises(NotDefinedError, match="of a stochastic game the set 'feasible'"):
        gt.welfare_optimum(STAGES, "nash", among="nash", disagreement=(0, 0))
    with pytest.raises(UnknownNameError, match="minimax"):
        gt.welfare_optimum(STAGES, "nash", disagreement="minmax")
    with pytest.raises(InputTypeError, match="give a payoff pair"):
        gt.welfare_optimum(STAGES, "nash", disagreement=7)


def test_points_of_edges_by_one_lottery() -> None:
    payoffs = gt.attainable_payoffs(STAGES)
    count = len(payoffs.vertices)
    for k, share in product(range(count), ("0", "1/3", "4/5")):
        a, b, t = payoffs.vertices[k], payoffs.vertices[(k + 1) % count], Fraction(share)
        point = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
        found = one_state_lottery(payoffs, point)  # it evaluates its plan and would say otherwise
        assert found.payoffs == point and 0 <= found.probability < 1
    with pytest.raises(InputValueError, match="not on the boundary"):
        one_state_lottery(payoffs, ("1/2", "1/2"))
    with pytest.raises(NotDefinedError, match="discounted payoffs"):
        one_state_lottery(gt.attainable_payoffs(STAGES, 2), (0, 0))


def test_ties_that_clash_are_found() -> None:
    same = StochasticGame.build(  # planted: two standards of the same worth, in the second state
        [[[0]], [[1, 0], [0, 1]]], [[[0]], [[1, 0], [0, 1]]], [[[1]], [[0, 0], [0, 0]]], "1/2"
    )
    found = optimal_joint_actions(same)
    assert gt.verify(found) and found.tied == (1,) and not found.is_product
    (clash,) = found.clashes
    assert clash.state == 1 and clash.met not in found.optimal[1] and clash.loss == 1
    free = StochasticGame.build([[[1, 1], [1, 1]]], [[[1, 1], [1, 1]]], [[[0, 0]] * 2], "1/2")
    assert optimal_joint_actions(free).is_product and not optimal_joint_actions(free).is_unique
    assert optimal_joint_actions(BOS).is_unique
    with pytest.raises(InputValueError, match="weights are"):
        optimal_joint_actions(BOS, (0, 0))


def test_a_tie_left_out_is_refused() -> None:
    good = optimal_joint_actions(gt.RepeatedGame(gt.BimatrixGame([[1, 1]], [[1, 1]]), "1/2"))
    assert gt.verify(good) and len(good.optimal[0]) == 2
    assert not gt.verify(replace(good.certificate, optimal=(good.optimal[0][:1],)))


def test_names_of_the_second_route() -> None:
    with pytest.raises(UnknownNameError, match="nash"):
        occupancy_optimum(BOS, "nahs")
    with pytest.raises(InputTypeError, match="not concave"):
        occupancy_optimum(BOS, lambda x, y: x**2 + y)


def test_traced_welfare_encloses_what_enumeration_finds() -> None:
    """All plays of eight steps, by brute force; later steps add at most what is stated."""
    stage = gt.BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    d, b, k = Fraction(1, 2), Fraction(1, 2), Fraction(1, 4)
    steps = 8

    def best(left: int, trace: Fraction) -> Fraction:
        if not left:
            return Fraction(0)
        values = []
        for x, y in ((4, 1), (0, 0), (2, 2)):
            moved = k * trace + x - y
            values.append((1 - d) * (x + y - b * abs(moved)) + d * best(left - 1, moved))
        return max(values)

    exact = best(steps, Fraction(0))
    found = traced_welfare(gt.RepeatedGame(stage, d), b, k, step="1/64")
    assert found.upper - found.lower < Fraction(1, 50)
    assert found.lower <= exact + 5 * d**steps and exact - 5 * d**steps <= found.upper
    free = traced_welfare(gt.RepeatedGame(stage, d), 0, k)
    assert free.lower <= 5 <= free.upper and free.upper - free.lower < Fraction(1, 10**6)
    with pytest.raises(InputValueError, match="take a step of"):
        traced_welfare(gt.coin_game("abcg"), 1, step="1/1000")
    with pytest.raises(InputValueError, match="decay"):
        traced_welfare(BOS, 1, decay=1)


def test_everything_has_a_picture_and_a_json_form() -> None:
    optimum = gt.welfare_optimum(STAGES, "nash", disagreement=(0, 0))
    for result in (gt.attainable_payoffs(STAGES), attainable_bracket(STAGES), optimum):
        plane = plane_of(result)
        assert plane.areas and plane.title
        assert result.to_json()["type"] == type(result).__name__
    marks = {name for mark in plane_of(optimum).marks for name in mark.names}
    assert "disagreement" in marks
