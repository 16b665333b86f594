"""Joint plans of stochastic games with threats: verdicts, optima, refusals, forged proofs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.certificates.verify.grim_plan import check
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.equilibria.stochastic_plans import (
    grim_optimum,
    grim_plan,
    grim_vertices,
    stochastic_equilibrium,
)
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_policy import JointPolicy, PolicyLottery
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.stochastic import StochasticGame
from tests.unit.sharing_game import SHARE, pair

SHARED = JointPolicy((((0, 0), (0, 0)),))


def test_sharing_is_held_up_by_threats() -> None:
    found = grim_plan(SHARE, SHARED)
    # deviating once: 6/4 and then the minimax value 0
    assert (found.payoffs, found.slack, found.sustained) == ((2, 2), Fraction(1, 2), True)
    assert found.gaining in ((0, 0, "row", 1), (0, 0, "column", 1))
    assert not found.is_subgame_perfect and "may not be credible" in str(found)
    take = stochastic_equilibrium(SHARE, *pair(SHARE, ["take", 0], ["take", 0]))
    credible = grim_plan(SHARE, SHARED, take)
    assert credible.is_subgame_perfect and credible.slack == Fraction(1, 2)
    assert gt.verify(found) and gt.verify(credible)
    # impatient players take
    hasty = replace(SHARE, discount=Fraction(1, 2))
    lost = grim_plan(hasty, SHARED)
    assert lost.sustained is False and lost.slack == -1
    assert gt.verify(lost) and "held up by no threat" in str(lost)


def test_the_least_discount_of_a_repeated_game() -> None:
    dilemma = gt.BimatrixGame([[3, 0], [4, 1]], [[3, 4], [0, 1]])
    together = JointPolicy((((0, 0),),))
    for discount, held in (("1/3", True), ("33/100", False)):
        game = StochasticGame.of(gt.RepeatedGame(dilemma, discount))
        found = grim_plan(game, together)
        assert found.sustained is held, discount
        assert found.slack == 3 - (1 - game.discount) * 4 - game.discount * 1
    # grim trigger as automata says the same
    moves = (((0, 1), (1, 1)), ((1, 1), (1, 1)))
    for discount, held in (("1/3", True), ("33/100", False)):
        grim = [Automaton.pure(player, (0, 1), moves) for player in ("row", "column")]  # type: ignore[arg-type]
        verdict = automata_equilibrium(gt.RepeatedGame(dilemma, discount), *grim)
        assert verdict.is_subgame_perfect is held


def test_time_sharing_and_lotteries() -> None:
    game = StochasticGame.of(gt.RepeatedGame(gt.load_game("asymmetric_bach_or_stravinsky"), "1/2"))
    b, s = JointPolicy((((0, 0),),)), JointPolicy((((1, 1),),))
    turns = grim_plan(game, PublicPlan.in_turn([b, s]))
    assert turns.payoffs == (Fraction(10, 3), Fraction(4, 3))
    assert turns.values[0, 1] == (Fraction(8, 3), Fraction(5, 3))
    once = grim_plan(game, PolicyLottery((b, s), (Fraction(1, 4), Fraction(3, 4))))
    assert once.payoffs == (Fraction(5, 2), Fraction(7, 4))
    again = grim_plan(game, PublicPlan.every_step([b, s], ["1/4", "3/4"]))
    assert again.payoffs == once.payoffs
    # drawn every step, what follows lies between: (1/2) 2 + (1/2) 5/2 for row in S
    assert again.values[0, 1] == (Fraction(9, 4), Fraction(15, 8))
    assert all(map(gt.verify, (turns, once, again)))


def test_payoffs_of_a_lottery_are_those_of_the_set() -> None:
    found = gt.attainable_payoffs(SHARE)
    for vertex, policy in zip(found.vertices, found.policies, strict=True):
        assert grim_plan(SHARE, policy).payoffs == vertex


def test_forged_verdicts_are_refused() -> None:
    hasty = replace(SHARE, discount=Fraction(1, 2))
    proof = grim_plan(hasty, SHARED).certificate
    assert gt.verify(proof)
    assert not gt.verify(replace(proof, sustained=True))
    assert not gt.verify(
        replace(proof, sustained=True, lower_slack=Fraction(0), upper_slack=Fraction(0))
    )
    # threats of a more patient game, of the other player, of no equilibrium
    patient = grim_plan(SHARE, SHARED).certificate
    assert not gt.verify(replace(proof, threats=patient.threats))
    assert not gt.verify(replace(patient, threats=patient.threats[::-1]))
    share = stochastic_equilibrium(SHARE, *pair(SHARE, ["share", 0], ["share", 0])).certificate
    assert not gt.verify(replace(patient, threats=(share, share)))
    pretended = replace(share, subgame_perfect=True, nash=True)
    assert not gt.verify(replace(patient, threats=(pretended, pretended), subgame_perfect=True))
    assert not gt.verify(replace(patient, subgame_perfect=True))
    # a harsher threat than there is, consistent in all fields
    threat = patient.threats[0]
    low = tuple(v - 1 for v in threat.lower_values)  # type: ignore[union-attr]
    harsh = replace(threat, lower_values=low, upper_values=low, lower=low[0], upper=low[0])  # type: ignore[arg-type]
    forged = replace(
        patient,
        threats=(harsh, patient.threats[1]),
        lower_slack=Fraction(1, 2),
        worst=replace(patient.worst, player="column"),  # type: ignore[type-var]
    )
    assert not gt.verify(forged)


def test_a_bracketed_slack_is_not_called_exact() -> None:
    chase = StochasticGame.build(
        [[[0, 1], [1, 0]], [[0]]], [[[0, 0], [0, 0]], [[0]]], [[[0, 1], [1, 1]], [[1]]], "1/2"
    )
    found = grim_plan(chase, SHARED)
    saved = found.to_json()
    assert gt.verify(saved) and str(found.exactness).startswith("certified")
    assert not gt.verify({**saved, "exactness": "exact"})


def test_bad_plans_are_named_by_state() -> None:
    with pytest.raises(InputValueError, match=r"state 'alive'.*2 x 2 actions"):
        grim_plan(SHARE, JointPolicy((((0, 2), (0, 0)),)))
    with pytest.raises(ShapeError, match="the game has 2"):
        grim_plan(SHARE, JointPolicy((((0, 0),),)))
    with pytest.raises(InputTypeError, match="no stationary JointPolicy"):
        grim_plan(SHARE, JointPolicy((SHARED.actions, SHARED.actions)))
    with pytest.raises(ShapeError, match="there is no step"):
        JointPolicy(())
    with pytest.raises(InputTypeError, match="the plan is a tuple"):
        grim_plan(SHARE, SHARED.actions)
    with pytest.raises(InputValueError, match="sum"):
        PublicPlan.once([SHARED, SHARED], ["1/2", "1/3"])
    share = stochastic_equilibrium(SHARE, *pair(SHARE, ["share", 0], ["share", 0]))
    with pytest.raises(InputValueError, match="no Markov-perfect"):
        grim_plan(SHARE, SHARED, share)
    with pytest.raises(InputValueError, match=r"gt\.minimax"):
        grim_plan(SHARE, SHARED, gt.minimax(SHARE))
    with pytest.raises(InputValueError, match="another game"):
        grim_plan(replace(SHARE, discount=Fraction(1, 2)), SHARED, gt.minimax(SHARE))


def test_the_best_plan_with_threats() -> None:
    found = grim_optimum(SHARE)
    assert (found.payoffs, found.lower, found.upper) == ((2, 2), 4, 4)
    assert str(found.exactness) == "exact" and gt.verify(found)
    # impatient players do not share; row taking for ever, (4, 0), is held up
    hasty = grim_optimum(replace(SHARE, discount=Fraction(1, 2)), (1, "5/4"))
    assert (hasty.payoffs, hasty.lower, hasty.upper) == ((4, 0), 4, Fraction(9, 2))
    assert str(hasty.exactness).startswith("certified") and gt.verify(hasty)
    assert "may not be the best" in str(hasty)
    with pytest.raises(InputValueError, match="weights"):
        grim_optimum(SHARE, (1, -1))
    with pytest.raises(InputValueError, match="threats are"):
        grim_optimum(SHARE, threats=(gt.minimax(SHARE), gt.minimax(SHARE)))


def test_lotteries_between_neighbours_help() -> None:
    tempting = gt.BimatrixGame([[5, 0], [8, 0]], [[5, 0], [0, 0]])
    game = StochasticGame.of(gt.RepeatedGame(tempting, "1/3"))
    assert grim_plan(game, JointPolicy((((0, 0),),))).sustained is False
    assert grim_plan(game, JointPolicy((((1, 0),),))).sustained is True
    # with (8, 0) drawn with probability p, row stays if 5 + p >= 2/3 * 8: p is 1/3 at least
    found = grim_optimum(game)
    assert found.verdict is not None and len(found.verdict.plan.policies) == 2
    assert found.lower is not None
    assert Fraction(28, 3) - Fraction(1, 16) < found.lower <= Fraction(28, 3) < 10 == found.upper
    assert gt.verify(found)


def test_vertices_with_threats() -> None:
    found = grim_vertices(SHARE)
    held = {one.payoffs: one.sustained for one in found.verdicts}
    assert held == {
        (0, 0): True,
        (Fraction(12, 5), 0): True,
        (2, 2): True,
        (0, Fraction(3, 2)): True,
    }
    hasty = grim_vertices(replace(SHARE, discount=Fraction(1, 2)))
    assert [one.payoffs for one in hasty.verdicts if not one.sustained] == [(2, 2)]
    assert hasty.optimal == tuple(
        min(one.payoffs) > 0 or max(one.payoffs) > 2 for one in hasty.verdicts
    )
    assert "of all 4, 3 are held up" in str(hasty)


def test_forged_optima_are_refused() -> None:
    proof = grim_optimum(replace(SHARE, discount=Fraction(1, 2)), (1, "5/4")).certificate
    assert gt.verify(proof)
    assert proof.plan is not None
    zero, best = Fraction(0), Fraction(9, 2)
    assert not gt.verify(replace(proof, upper=Fraction(4), gap=zero))
    assert not gt.verify(replace(proof, plan=None))
    assert not gt.verify(replace(proof, lower=best, gap=zero))
    # a plan that is not held up, and the proof of a more patient game
    lost = grim_plan(replace(SHARE, discount=Fraction(1, 2)), SHARED).certificate
    assert not gt.verify(replace(proof, plan=lost, lower=best, gap=zero))
    held = grim_plan(SHARE, SHARED).certificate
    assert not gt.verify(replace(proof, plan=held, lower=best, gap=zero))
    # floors that are not minimax values of this game
    threat = proof.threats[0]
    high = tuple(v + 3 for v in threat.lower_values)
    floor = replace(threat, lower_values=high, upper_values=high, lower=high[0], upper=high[0])
    assert not gt.verify(replace(proof, threats=(floor, proof.threats[1])))


def test_a_least_slack_said_too_low_or_elsewhere_is_refused() -> None:
    proof = grim_plan(SHARE, SHARED).certificate
    assert all(held.holds for held in check(proof))
    lower = replace(proof, lower_slack=proof.lower_slack - 1, gap=proof.gap + 1)
    elsewhere = replace(proof, worst=replace(proof.worst, action=1 - proof.worst.action))
    for forged in (lower, elsewhere):
        failed = [one.statement for one in check(forged) if not one.holds]
        assert "the least slack is where it is said to be" in failed
