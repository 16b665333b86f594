"""amTFT(w) in repeated games, by definition and against what the released runs showed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, RepeatedGame, load_game
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms.amtft_agents import (
    MATRIX_GAMES,
    AmtftAgent,
    AmtftSettings,
    CooperativePlan,
    amtft,
    amtft_set,
    believed_game,
    cooperative_plan,
    exploitability,
    play,
    play_under,
)
from gametheory_bp.payoffs.automaton_play import automaton_play

F = Fraction
BOS = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
DILEMMA = RepeatedGame(BimatrixGame([[-1, -3], [0, -2]], [[-1, 0], [-3, -2]], "CD", "CD"), "24/25")
RULES = ("utilitarian", "egalitarian", "nash", "kalai_smorodinsky")


def defector() -> AmtftAgent:
    """A column player who defects whatever happens."""
    never = (F(-2), F(-2))
    plan = CooperativePlan("defects", never, never, (0,), (((1, 1),),))
    return AmtftAgent(DILEMMA, "column", ("defects",), (plan,), MATRIX_GAMES.but(punish=False))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("criterion", ["discounted", 20, "average"])
def test_self_play_attains_what_is_planned(rule: str, criterion: str | int) -> None:
    agent = amtft(BOS, rule)
    met = play(agent, agent.as_player("column"), criterion)
    assert met.punishing == (0, 0) and met.mismatched == (0, 0)
    plan = agent.plans[0]
    if criterion == "discounted":
        assert met.payoffs == plan.payoffs
        assert str(met.exactness) == "exact"
    elif plan.period == 1:
        assert met.payoffs == plan.target


def test_plans_of_section_3_3_and_turns_without_a_shared_coin() -> None:
    plans = {rule: cooperative_plan(BOS, rule, MATRIX_GAMES) for rule in RULES}
    assert plans["utilitarian"].payoffs == (4, 1)
    assert plans["egalitarian"].payoffs == (2, 2)
    assert plans["nash"].target == plans["kalai_smorodinsky"].target == (3, F(3, 2))
    assert 0 < plans["nash"].gap < F(1, 10_000)
    shorter = cooperative_plan(BOS, "nash", MATRIX_GAMES.but(clock=2))
    assert shorter.turns in ((0, 1), (1, 0)) and shorter.gap == F(1, 49)
    assert CooperativePlan.from_json(plans["nash"].to_json()) == plans["nash"]


@pytest.mark.parametrize("clip", [True, False])
def test_a_mismatch_in_bach_or_stravinsky_is_never_punished(clip: bool) -> None:
    settings = MATRIX_GAMES.but(clip_debit=clip)
    pairs = (("utilitarian", "egalitarian", (-1, -2)), ("egalitarian", "utilitarian", (-2, -4)))
    for one, two, debits in pairs:
        agents = amtft(BOS, one, "row", settings), amtft(BOS, two, "column", settings)
        for met in play_under(*agents, ("discounted", 20, 100, "average")):
            assert met.payoffs == (0, 0)  # released runs: (0, 0) and (0.058, 0.058)
            assert met.punishing == (0, 0)
            assert met.mean_debits == debits  # each finds a negative debit in every step
            assert met.debits == (((debits[0], 1),), ((debits[1], 1),))


def test_a_defector_is_punished_after_ten_defections() -> None:
    agent = amtft(DILEMMA, "utilitarian")
    means = {n: play(agent, defector(), n).punishing[0] for n in (10, 11, 30, 31)}
    # Debit 1 in steps 1 to 10; alpha 3 times 10 is more than any punishment costs: all 20 steps.
    assert means == {10: 0, 11: F(1, 11), 30: F(20, 30), 31: F(20, 31)}
    sharp = amtft(DILEMMA, "utilitarian", settings=MATRIX_GAMES.but(threshold=2))
    # T = 2: budget 6, and each step of punishment costs a cooperator 1.
    assert play(sharp, defector(), 8).punishing[0] == F(6, 8)
    assert play(sharp, defector(), 10).punishing[0] == F(6, 10)


def test_a_threshold_agent_is_an_automaton() -> None:
    """T = 2, alpha = 1: C until two defections, then two Ds; the same as an automaton."""
    settings = MATRIX_GAMES.but(threshold=2, severity=1)
    agent = amtft(DILEMMA, "utilitarian", settings=settings)
    moves = (((0, 1), (0, 1)), ((1, 2), (1, 2)), ((3, 3), (3, 3)), ((0, 0), (0, 0)))
    row = Automaton.pure("row", (0, 0, 1, 1), moves)
    column = Automaton.constant("column", (2, 2), 1)
    assert play(agent, defector()).payoffs == automaton_play(DILEMMA, row, column).payoffs
    wrong = Automaton.pure("row", (0, 0, 1, 1), (*moves[:3], ((1, 1), (1, 1))))
    assert play(agent, defector()).payoffs != automaton_play(DILEMMA, wrong, column).payoffs


def test_the_last_step_of_a_punishment_may_be_judged() -> None:
    base = MATRIX_GAMES.but(threshold=2, severity=1)
    shares = [
        play(amtft(DILEMMA, "utilitarian", settings=s), defector(), "average").punishing[0]
        for s in (base, base.but(judge_last_step=True))
    ]
    # Two defections, two punishments; judged early, the next period begins one debit ahead.
    assert shares == [F(1, 2), F(2, 3)]


def test_best_replies_cheat_up_to_the_threshold() -> None:
    lax, sharp = (
        exploitability(amtft(DILEMMA, "utilitarian", settings=MATRIX_GAMES.but(threshold=t)))
        for t in (10, 2)
    )
    assert lax.gain > sharp.gain > 0
    # T = 2: one defection, then cooperation for ever, and never a second one.
    assert sharp.best_reply == -1 + F(1, 25)
    never = exploitability(amtft(DILEMMA, "utilitarian", settings=MATRIX_GAMES.but(punish=False)))
    assert never.best_reply == 0


def test_credits_are_remembered_up_to_a_limit_and_the_loss_is_bounded() -> None:
    """Two credits, then debits: who forgets a credit punishes a step too early."""
    zero = (F(0), F(0))
    game = RepeatedGame(BimatrixGame([[0, 0, 0], [0, 0, 0]], [[0, 1, -1], [0, -9, 0]]), "1/2")
    expects = CooperativePlan("0", zero, zero, (0,), (((0, 0),),))
    moves = CooperativePlan("-", zero, zero, (1, 1, *[0] * 6), (((0, 1),), ((0, 2),)))
    other = AmtftAgent(game, "column", ("-",), (moves,), MATRIX_GAMES.but(punish=False))
    found = {}
    for limit in (40, 1):
        settings = MATRIX_GAMES.but(
            clip_debit=False, threshold=2, credit_limit=limit, punisher="pure_minimax"
        )
        agent = AmtftAgent(game, "row", ("0",), (expects,), settings)
        found[limit] = [play(agent, other, n) for n in (5, 6, 7)]
    # Debits -1, -2, -1, 0, 1, 2 against -1, -1, 0, 1, 2.
    assert [p.punishing[0] for p in found[40]] == [0, 0, F(1, 7)]
    assert [p.punishing[0] for p in found[1]] == [0, F(1, 6), F(1, 7)]
    assert all(p.truncation == 0 for p in found[40])
    for true, near in zip(found[40], found[1], strict=True):
        assert near.truncation is not None and near.truncation > 0
        interval = near.payoffs[1]
        assert isinstance(interval, Interval) and Fraction(true.payoffs[1]) in interval


def test_agents_may_believe_in_other_games() -> None:
    """A column player reports false payoffs; the row player plans by the report."""
    false = believed_game(BOS, payoffs=lambda row, column: (row, 4 * column))
    row = amtft(false, "utilitarian")
    assert row.plans[0].payoffs == (2, 8)
    honest = amtft(BOS, "utilitarian", "column")
    met = play(row, honest, game=BOS)
    assert met.payoffs == (0, 0)
    assert play(row, amtft(false, "utilitarian", "column"), game=BOS).payoffs == (2, 2)


def test_a_stochastic_game_with_one_state_is_the_repeated_game() -> None:
    game = StochasticGame.of(DILEMMA)
    for rule in ("utilitarian", "egalitarian"):
        one = amtft(DILEMMA, rule, disagreement=(-3, -3))
        two = amtft(game, rule, settings=MATRIX_GAMES, disagreement=(-3, -3))
        assert one.plans[0].payoffs == two.plans[0].payoffs
        assert play(one, defector(), 31).payoffs == play(two, defector(), 31).payoffs


def test_settings_say_what_is_wrong() -> None:
    assert AmtftSettings.from_json(MATRIX_GAMES.to_json()) == MATRIX_GAMES
    with pytest.raises(InputValueError, match="threshold is 0"):
        AmtftSettings(threshold=0)  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="punisher"):
        MATRIX_GAMES.but(punisher="harsh")
    with pytest.raises(InputValueError, match="weights"):
        amtft_set(BOS, ["utilitarian"], settings=MATRIX_GAMES.but(weights=(1, 2)))
    with pytest.raises(InputValueError, match="cannot be the column player"):
        play(amtft(BOS, "nash"), amtft(BOS, "nash"))
    with pytest.raises(InputTypeError, match="give a list"):
        amtft_set(BOS, "nash")
    with pytest.raises(InputValueError, match="ties, clock"):
        amtft(BOS, "nash").but(clock=2)


def test_notebook_forms_and_json() -> None:
    agent = amtft(BOS, "nash")
    met = play(agent, agent.as_player("column"))
    assert "nash" in met._repr_html_() and met.to_json()["claim"]["row_rules"] == ["nash"]
    known = exploitability(agent)
    assert "Opponents" in str(known) and known.to_json()["claim"]["numbers"][1] == "0"
    assert "threshold 10" in str(agent) and "severity" in str(MATRIX_GAMES)


def test_a_public_coin_attains_the_target_and_is_seen_by_both() -> None:
    settings = MATRIX_GAMES.but(sharing="public_coin")
    row = amtft(BOS, "nash", settings=settings)
    assert row.plans[0].gap == 0 and row.plans[0].odds == (F(1, 2), F(1, 2))
    met = play(row, row.as_player("column"), "average")
    assert met.payoffs == (3, F(3, 2)) and met.mismatched == (0, 0)
    # Who insists on B agrees with one side of the coin only.
    stubborn = amtft(BOS, "utilitarian", "column", settings)
    assert play(row, stubborn, 20).payoffs == (2, F(1, 2))
    assert exploitability(row).gain == 0
    with pytest.raises(InputValueError, match="sharing"):
        row.but(sharing="clock")
