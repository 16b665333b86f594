"""Learned amTFT agents: debits and costs against second computations, play against play by hand."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from gametheory_bp.deep import (
    FixedPlayer,
    GameTables,
    LearnedAmtft,
    LearnedRule,
    amtft_agent,
    game_tables,
    learned_rule,
    learning_preset,
    play_agents,
    train,
)
from gametheory_bp.deep.amtft.judging import debit_table, explained_table, punishment_table
from gametheory_bp.errors import (
    EmptySetError,
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
)
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.punishment_length import StateMixtures, punishment_costs
from gametheory_bp.norms.amtft_agents.settings import COIN_GAMES, MATRIX_GAMES

FIRST, SECOND = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


def prisoners() -> LearnedRule:
    return LearnedRule(
        "cooperation", tables_of("prisoners_dilemma"), (FIRST, FIRST), (SECOND, SECOND)
    )


def standards() -> tuple[LearnedRule, LearnedRule]:
    """Utilitarian: both B. Inequity averse: both S. Punishment: the other action."""
    tables = tables_of("asymmetric_bach_or_stravinsky")
    return (
        LearnedRule("utilitarian", tables, (FIRST, FIRST), (SECOND, SECOND)),
        LearnedRule("inequity_averse", tables, (SECOND, SECOND), (FIRST, FIRST)),
    )


def random_rule(name: str, seed: int, pure: bool) -> LearnedRule:
    tables, draw = tables_of(name), np.random.default_rng(seed)
    four = []
    for _ in range(4):
        if pure:
            four.append(np.eye(4)[draw.integers(4, size=tables.states)])
        else:
            four.append(draw.dirichlet(np.ones(4), tables.states))
    return LearnedRule("random", tables, (four[0], four[1]), (four[2], four[3]))


@pytest.mark.parametrize("player", [0, 1])
def test_debits_are_those_of_their_definition(player: int) -> None:
    rule = random_rule("cg", 1, pure=False)
    model, other = rule.tables.source, 1 - player
    found, explained = debit_table(rule, player), explained_table(rule, player)
    for s in range(0, rule.tables.states, 61):

        def paid(own: int, theirs: int, s: int = s) -> Any:
            a, b = (own, theirs) if player == 0 else (theirs, own)
            return model.reward(s, a, b)[other]

        p, q = rule.cooperation[player][s], rule.cooperation[other][s]
        meant = sum(p[a] * q[b] * float(paid(a, b)) for a, b in product(range(4), range(4)))
        best = int(q.argmax())
        for b in range(4):
            fits = paid(int(p.argmax()), b) == paid(int(p.argmax()), best)
            mean = sum(p[a] * float(paid(a, b)) for a in range(4))
            assert explained[s, b] == fits
            assert found[s, b] == pytest.approx(0 if fits else mean - meant, abs=1e-6)
    # control: the other player's debits are not these
    assert not np.allclose(found, debit_table(rule, other))


@pytest.mark.parametrize("simulated", ["punishes", "cooperates"])
def test_costs_of_punishment_are_those_of_the_exact_agents(simulated: str) -> None:
    rule = random_rule("cg", 2, pure=True)
    player, horizon = 1, 6
    model = StochasticArrays.of(rule.tables.source, "24/25")
    plan = tuple(p.argmax(axis=1)[None] for p in rule.cooperation)
    mixtures = tuple(StateMixtures(p.astype(np.int64)) for p in rule.punishment)
    exact = punishment_costs(
        model, 1 - player, (plan[0], plan[1]), (mixtures[0], mixtures[1]), simulated, horizon
    )
    found = punishment_table(rule, player, horizon, simulated)
    assert np.allclose(found.costs[horizon, 1:], exact.floats, atol=1e-9)
    wrong = punishment_table(rule, 1 - player, horizon, simulated)
    assert not np.allclose(wrong.costs[horizon, 1:], exact.floats, atol=1e-2)
    every = np.arange(rule.tables.states)
    for budget in (1, 3):
        lengths = found.lengths(every, np.full(len(every), budget - 1e-6), 100)
        assert np.array_equal(lengths, exact.lengths(budget))  # type: ignore[arg-type]


def test_costs_near_the_end_of_an_episode_count_what_is_left() -> None:
    table = punishment_table(prisoners(), 0, 4)
    assert table.costs[2, 1:3, 0].tolist() == [1, 2]  # each step costs the other 1
    assert table.lengths(np.array([0]), np.array([9.0]), 2).tolist() == [2]
    assert table.lengths(np.array([0]), np.array([1.5]), 50).tolist() == [2]


@pytest.mark.parametrize(
    ("threshold", "actions"),
    [
        # two defections, six steps that cost 6 = 3 * 2, again; the last one is cut off
        (2, "CC" + "DDDDDD" + "CC" + "DDDDDD" + "CC" + "DD"),
        (10, "C" * 10 + "D" * 10),
        (30, "C" * 20),
    ],
)
def test_play_against_a_defector_is_that_by_hand(threshold: int, actions: str) -> None:
    agent = LearnedAmtft(prisoners(), "row", MATRIX_GAMES.but(threshold=threshold))
    played = play_agents(
        agent.tables, agent, FixedPlayer(SECOND, "column"), 20, games=3, episodes=2
    )
    paid = [(-3, 0) if a == "C" else (-2, -2) for a in actions]
    assert np.allclose(played.payoffs, np.mean(paid, axis=0))
    assert played.punishing == (actions.count("D") / 20, 0.0)
    assert agent.debit.shape == (3,) and "punishes" in played.display().text()


def test_settings_that_change_what_follows_a_defection() -> None:
    def shares(**changes: Any) -> float:
        agent = LearnedAmtft(prisoners(), "column", MATRIX_GAMES.but(threshold=2, **changes))
        return play_agents(agent.tables, FixedPlayer(SECOND, "row"), agent, 20).punishing[1]

    assert shares() == 0.7
    assert shares(punish=False) == shares(reading="released") == 0.0
    # judged in the last step of a punishment too: one more step to punish for in each cycle
    assert shares(judge_last_step=True) == 0.8


def test_credit_is_remembered_if_debits_are_not_clipped() -> None:
    rule = standards()[0]
    for clip, debit in ((True, 0.0), (False, -2.0)):
        agent = LearnedAmtft(rule, "row", MATRIX_GAMES.but(clip_debit=clip))
        agent.begin(1, np.random.default_rng(0))
        for left in (9, 8):
            agent.observe(np.array([4]), np.array([1]), np.array([1]), left)
        assert agent.debit.tolist() == [debit]


def test_rules_that_differ_cost_both_and_sets_of_rules_repair_it() -> None:
    utilitarian, averse = standards()
    tables = utilitarian.tables

    def means(row: Any, column: Any, seed: int = 0) -> tuple[float, float]:
        agents = LearnedAmtft(row, "row"), LearnedAmtft(column, "column")
        return play_agents(tables, *agents, 20, games=4000, seed=seed).means

    assert means(utilitarian, utilitarian) == (4, 1)
    assert means(averse, averse) == (2, 2)
    assert means(utilitarian, averse) == (0, 0)
    # one step in expectation goes wrong: half the time the first, then half of those again
    one, two = means((utilitarian, averse), averse)
    assert (20 - 20 * one / 2) == pytest.approx(1, abs=0.1) and one == two
    # in self-play each redraws: half of the mismatches again
    one, two = means((utilitarian, averse), (utilitarian, averse))
    assert one + two == pytest.approx((5 + 4) / 2 * 0.95, abs=0.1)


def test_the_rule_in_force_outlives_an_episode() -> None:
    utilitarian, averse = standards()
    agent = LearnedAmtft((utilitarian, averse), "row")
    agent.begin(50, np.random.default_rng(1))
    before = agent.active.copy()
    assert set(before.tolist()) == {0, 1}
    agent.begin(50, np.random.default_rng(2))
    assert np.array_equal(agent.active, before)


def test_a_move_that_no_rule_explains_is_owed_for() -> None:
    rule = prisoners()
    agent = LearnedAmtft((rule, rule), "row", MATRIX_GAMES.but(threshold=1))
    agent.begin(1, np.random.default_rng(0))
    agent.observe(np.array([4]), np.array([1]), np.array([1]), 10)
    assert agent.left.tolist() == [3]


def test_agents_come_from_training_runs() -> None:
    tiny = learning_preset("quick", "matrix_game").but(episodes=16, updates=2)
    pairs = [train("prisoners_dilemma", tiny, reward) for reward in ("utilitarian", "punishing")]
    rule = learned_rule(*pairs)
    assert rule.name == "utilitarian"
    for i in (0, 1):
        assert np.array_equal(rule.cooperation[i], pairs[0].policy(i))
        assert np.array_equal(rule.punishment[i], pairs[1].policy(i))
    with pytest.raises(InputValueError, match="one game"):
        learned_rule(pairs[0], train("chicken", tiny))
    with pytest.raises(InputValueError, match="first"):
        learned_rule(pairs[1], pairs[0])
    with pytest.raises(InputValueError, match="first"):
        amtft_agent((pairs[1], pairs[0]), "row")
    soft = learned_rule(*pairs, temperature=0.1)
    assert ((soft.cooperation[0] > 0) & (soft.cooperation[0] < 1)).any()


def test_agents_walk_in_coin_games() -> None:
    rule = random_rule("abcg", 3, pure=True)
    settings = COIN_GAMES.but(horizon=5)
    agents = [LearnedAmtft((rule, rule), side, settings) for side in ("row", "column")]
    one = play_agents(rule.tables, *agents, 30, games=20, seed=4)
    agents = [LearnedAmtft((rule, rule), side, settings) for side in ("row", "column")]
    two = play_agents(rule.tables, *agents, 30, games=20, seed=4)
    assert np.array_equal(one.payoffs, two.payoffs) and one.punishing == two.punishing


def test_bad_arguments_are_refused_in_words() -> None:
    utilitarian, averse = standards()
    with pytest.raises(EmptySetError, match="at least one"):
        LearnedAmtft((), "row")
    with pytest.raises(InputTypeError, match="LearnedRule"):
        LearnedAmtft(("utilitarian",), "row")  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="different games"):
        LearnedAmtft((utilitarian, prisoners()), "row")
    with pytest.raises(InputValueError, match="'left'"):
        LearnedAmtft(utilitarian, "left")
    with pytest.raises(NotDefinedError, match="posterior"):
        LearnedAmtft((utilitarian, averse), "row", MATRIX_GAMES.but(resample="posterior"))
    with pytest.raises(ShapeError, match="cooperation"):
        LearnedRule("x", utilitarian.tables, (FIRST[:3], FIRST), (FIRST, FIRST))
    with pytest.raises(InputValueError, match="no probabilities"):
        LearnedRule("x", utilitarian.tables, (2 * FIRST, FIRST), (FIRST, FIRST))
    agent = LearnedAmtft(utilitarian, "row")
    with pytest.raises(InputValueError, match="other side"):
        play_agents(agent.tables, agent, agent, 20)
