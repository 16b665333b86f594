"""Strategies of stochastic games: verdicts, best replies, threats, refusals, forged proofs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.equilibria.stochastic_plans import (
    grim_optimum,
    grim_plan,
    grim_vertices,
    stochastic_equilibrium,
    stochastic_reply,
)
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_policy import JointPolicy, PolicyLottery
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax
from tests.crosscheck.plain_shapley import best_reply, random_game

SHARE = StochasticGame.build(  # share, or take all and perhaps end the game
    [[[2, 0], [6, 0]], [[0]]],
    [[[2, 6], [0, 0]], [[0]]],
    [[["alive", "over"], [{"alive": "1/2", "over": "1/2"}, "over"]], [["over"]]],
    "3/4",
    initial="alive",
    states=["alive", "over"],
    row_actions=[["share", "take"], ["rest"]],
    column_actions=[["share", "take"], ["rest"]],
)
SHARED = JointPolicy((((0, 0), (0, 0)),))


def pair(game: StochasticGame, row: Any, column: Any) -> list[StateAutomaton]:
    return [
        StateAutomaton.stationary(game, "row", row),
        StateAutomaton.stationary(game, "column", column),
    ]


def test_taking_is_markov_perfect_and_sharing_is_not() -> None:
    take = stochastic_equilibrium(SHARE, *pair(SHARE, ["take", 0], ["take", 0]))
    assert take.is_nash and take.is_subgame_perfect
    assert take.payoffs == (0, 0) and take.exploitability == 0
    share = stochastic_equilibrium(SHARE, *pair(SHARE, ["share", 0], ["share", 0]))
    # taking for ever: v = (6 + 3 v / 2) / 4, so 12/5 for row; column ends the game with 3/2
    assert share.best_replies == (Fraction(12, 5), 2)
    assert share.gains == (Fraction(2, 5), 0) and share.exploitability == Fraction(2, 5)
    # once: (6 + 3 * 1) / 4 = 9/4
    assert (share.worst_slack, share.gaining) == (Fraction(-1, 4), (0, 0, 0, "row", 1))
    assert not share.is_nash and not share.is_subgame_perfect
    assert gt.verify(take) and gt.verify(share)
    assert "take" in str(share) and "no Nash equilibrium" in str(share)


def test_one_state_is_the_repeated_game() -> None:
    game = gt.BimatrixGame([[3, 0], [5, 1]], [[3, 5], [0, 1]])
    repeated = gt.RepeatedGame(game, "2/3")
    states = StochasticGame.of(repeated)
    moves = (((0, 1), (0, 1)), ((0, 1), (0, 1)))  # tit for tat
    rows = Automaton.pure("row", (0, 1), moves)
    mixed = Automaton(
        "column", ((Fraction(1, 3), Fraction(2, 3)), (Fraction(1), Fraction(0))), moves
    )
    known = automata_equilibrium(repeated, rows, mixed)
    same = [
        StateAutomaton.of(states, "row", [[0], [1]], [[moves[0]], [moves[1]]]),
        StateAutomaton.of(
            states, "column", [[["1/3", "2/3"]], [0]], lambda q, s, i, j: moves[q][i][j]
        ),
    ]
    found = stochastic_equilibrium(states, *same)
    assert found.payoffs == known.play.payoffs
    assert found.best_replies == known.best_replies
    assert found.worst_slack == known.worst_slack
    assert [state[1:] for state in found.states] == list(known.play.states)
    assert found.slacks == known.slacks


@pytest.mark.parametrize("seed", range(6))
def test_replies_against_every_policy(seed: int) -> None:
    game = random_game(np.random.default_rng(300 + seed), discount="4/5", most=2)
    rng = np.random.default_rng(seed)
    odds = [rng.integers(1, 4, stage.shape[0]).tolist() for stage in game.stages]
    mixtures = [[Fraction(w, sum(line)) for w in line] for line in odds]
    strategy = StateAutomaton.stationary(game, "row", mixtures)
    reply = stochastic_reply(game, strategy)
    wanted = best_reply(game, 1, [[float(p) for p in line] for line in mixtures])
    for (s, _), value in reply.values.items():
        assert abs(float(value) - wanted[s]) < 1e-9
    found = stochastic_equilibrium(game, strategy, reply.automaton)
    assert found.payoffs[1] == found.best_replies[1] == reply.value
    assert gt.verify(found)


def test_minimax_strategies_are_an_equilibrium_of_a_zero_sum_game() -> None:
    game = random_game(np.random.default_rng(11), discount="3/4", most=2)
    zero = StochasticGame.build(
        [stage.row_payoffs for stage in game.stages],
        [[[-x for x in line] for line in stage.row_payoffs] for stage in game.stages],
        [[[dict(cell) for cell in line] for line in lines] for lines in game.law],
        game.discount,
    )
    solved = stochastic_minimax(zero, "row", mixed=True)
    found = stochastic_equilibrium(
        zero, *pair(zero, *zip(*((one.row, one.column) for one in solved.strategies), strict=True))
    )
    assert float(found.exploitability) < 1e-9
    assert solved.lower <= found.payoffs[0] <= solved.upper


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


def test_bad_strategies_are_named_by_state() -> None:
    with pytest.raises(ShapeError, match="1 actions or mixtures for 2 states"):
        StateAutomaton.stationary(SHARE, "row", [0])
    with pytest.raises(InputValueError, match=r"state 'alive'.*0 to 1"):
        StateAutomaton.stationary(SHARE, "row", [2, 0])
    with pytest.raises(InputValueError, match=r"state 'alive'.*sum to 1"):
        StateAutomaton.stationary(SHARE, "row", [["1/2", "1/3"], 0])
    with pytest.raises(UnknownNameError, match="state 'over'"):
        StateAutomaton.stationary(SHARE, "row", [0, "take"])
    with pytest.raises(InputTypeError, match="state 'over'"):
        StateAutomaton.stationary(SHARE, "row", [0, None])
    with pytest.raises(UnknownNameError, match="player"):
        StateAutomaton.stationary(SHARE, "red", [0, 0])  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="memories"):
        StateAutomaton.of(SHARE, "row", [[0, 0]] * 2, lambda q, s, i, j: 2)
    with pytest.raises(ShapeError, match="moves"):
        StateAutomaton.of(SHARE, "row", [[0, 0]] * 2, [])
    row, column = pair(SHARE, [0, 0], [0, 0])
    with pytest.raises(InputValueError, match="belongs to the row player"):
        stochastic_equilibrium(SHARE, row, row)
    with pytest.raises(InputTypeError, match="make a StateAutomaton"):
        stochastic_equilibrium(SHARE, row, 0)  # type: ignore[arg-type]
    one = StochasticGame.of(gt.RepeatedGame(gt.BimatrixGame([[1]], [[1]]), "1/2"))
    with pytest.raises(ShapeError, match="2 states; the game has 1"):
        stochastic_equilibrium(one, row, column)
    with pytest.raises(InputTypeError, match="no StochasticGame"):
        stochastic_reply(3, row)  # type: ignore[arg-type]


def test_bad_plans_are_named_by_state() -> None:
    with pytest.raises(InputValueError, match=r"state 'alive'.*2 x 2 actions"):
        grim_plan(SHARE, JointPolicy((((0, 2), (0, 0)),)))
    with pytest.raises(ShapeError, match="the game has 2"):
        grim_plan(SHARE, JointPolicy((((0, 0),),)))
    with pytest.raises(InputTypeError, match="no stationary JointPolicy"):
        grim_plan(SHARE, JointPolicy((SHARED.actions, SHARED.actions)))
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
