"""Learned amTFT agents whose policies remember the past, and those that could but do not."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep import (
    FixedPlayer,
    GameTables,
    LearnedAmtft,
    LearnedRule,
    RecurrentRule,
    amtft_agent,
    game_tables,
    learning_preset,
    play_agents,
    played_policy,
    train,
)
from gametheory_bp.deep.amtft.judging import punishment_table, sampled_debits, whole_rewards
from gametheory_bp.deep.amtft.recurrent_rule import rule_of_networks
from gametheory_bp.deep.amtft.sampled_costs import Branch, Stepper, sampled_costs
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.networks.played_policy import TablePolicy
from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, ShapeError
from gametheory_bp.norms.amtft_agents.settings import MATRIX_GAMES
from tests.recurrent_networks import network_pair, random_network, state_policy
from tests.unit.tiny_learning import RECURRENT, TINY

DEFECT = np.tile([0.0, 1.0], (5, 1))


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


def both_forms(
    name: str, seed: int, temperature: float | None
) -> tuple[LearnedRule, RecurrentRule]:
    """Networks whose memory has no influence: as tables, and as they are."""
    tables = tables_of(name)
    pairs = [network_pair(tables, seed + k, remembers=False) for k in (0, 50)]
    four = [[state_policy(pair[i], tables, i, temperature) for i in (0, 1)] for pair in pairs]
    recurrent = rule_of_networks("w", tables, *pairs, temperature)
    assert isinstance(recurrent, RecurrentRule)
    return LearnedRule("w", tables, *(tuple(two) for two in four)), recurrent  # type: ignore[arg-type]


def test_played_policies_are_the_networks() -> None:
    tables = tables_of("cg")
    board = NetworkShape("board", (3, 4), memory=5, head=6)
    nets = [
        DuelingNetwork((3, 3, 4), 4, board, torch.Generator().manual_seed(1)),
        random_network(tables, 0, 2),
    ]
    states = np.random.default_rng(0).integers(tables.states, size=(9, 7))
    for net in nets:
        policy = played_policy(net, tables, 0, 0.3)
        with torch.no_grad():
            values, (h, c) = net(tables.observe(torch.from_numpy(states), 0))
        expected = torch.softmax(values.double() / 0.3, dim=2).numpy()
        memory = policy.empty(7)
        for t, now in enumerate(states):
            law, memory = policy.ask(now, memory)
            assert np.allclose(law, expected[t], atol=1e-5)
        assert np.allclose(memory, [h[0].numpy(), c[0].numpy()], atol=1e-5)
        # control: an emptied memory gives another law
        assert not np.allclose(policy.ask(states[-1], policy.empty(7))[0], expected[-1], atol=1e-3)


def test_a_network_without_memory_plays_by_a_table() -> None:
    pair = train("chicken", TINY.but(episodes=16))
    for temperature in (None, 0.2):
        policy = played_policy(pair.networks[1], pair.tables, 1, temperature)
        assert isinstance(policy, TablePolicy)
        assert np.allclose(policy.odds, pair.policy(1, temperature), atol=1e-12)


@pytest.mark.parametrize("player", [0, 1])
@pytest.mark.parametrize("name", ["chicken", "cg"])
def test_memory_without_influence_changes_no_law_and_no_debit(name: str, player: int) -> None:
    forms = both_forms(name, 3, 0.5)
    tables, draw, games = forms[0].tables, np.random.default_rng(1), 40
    settings = MATRIX_GAMES.but(threshold=10**6, clip_debit=False, credit_limit=10**6)
    agents = [LearnedAmtft(rule, ("row", "column")[player], settings) for rule in forms]
    wrong = LearnedAmtft(forms[1], ("column", "row")[player], settings)
    for agent in (*agents, wrong):
        agent.begin(games, np.random.default_rng(0))
    for _ in range(5):
        states = draw.integers(tables.states, size=games)
        moves = draw.integers(tables.actions[1 - player], size=games)
        cooperates = np.ones(games, dtype=bool)
        laws = [agent._play[0].ends(states, cooperates, ~cooperates) for agent in agents]
        assert np.allclose(laws[0], laws[1], atol=1e-5)
        wrong.act(states, draw)
        for agent in (*agents, wrong):
            agent.observe(states, moves, states, 20)
    assert np.allclose(agents[0].debit, agents[1].debit, atol=1e-4) and agents[0].debit.any()
    assert not np.allclose(agents[0].debit, wrong.debit, atol=1e-2)


def test_memory_without_influence_plays_the_same_games() -> None:
    settings = MATRIX_GAMES.but(threshold=2, horizon=6)
    seen = set()
    for seed in (1, 4):
        forms = both_forms("prisoners_dilemma", seed, None)
        other = FixedPlayer(np.tile([0.5, 0.5], (5, 1)), "column")
        one, two = (
            play_agents(rule.tables, LearnedAmtft(rule, "row", settings), other, 30, games=20)
            for rule in forms
        )
        assert np.array_equal(one.payoffs, two.payoffs) and one.punishing == two.punishing
        seen.add(one.punishing[0] > 0)
    assert True in seen


@pytest.mark.parametrize("simulated", ["punishes", "cooperates"])
def test_rollouts_cost_what_the_table_says(simulated: str) -> None:
    table, recurrent = both_forms("cg", 5, 0.5)
    player, steps, replicas = 1, 4, 600
    states = np.array([3, 400, 1100])
    exact = punishment_table(table, player, steps, simulated).costs[steps, 1:, states]

    def estimated(who: int) -> Any:
        coop = [recurrent.cooperation[i] for i in (who, 1 - who)]
        pun = [recurrent.punishment[i] for i in (who, 1 - who)]
        if simulated == "cooperates":
            pun[1] = coop[1]
        branches = [Branch((p[0], p[1]), (p[0].empty(3), p[1].empty(3))) for p in (coop, pun)]
        return sampled_costs(
            Stepper(recurrent.tables), who, states, *branches, steps, replicas,
            np.random.default_rng(2), resumes=simulated == "cooperates",
        )  # fmt: skip

    # rewards of a step are -2 to 1: a mean of 600 sums is within 0.5, a standard error far less
    assert np.abs(estimated(player) - exact).max() < 0.35
    assert np.abs(estimated(1 - player) - exact).max() > 0.35


def test_sets_may_mix_rules_with_and_without_memory() -> None:
    forms = [both_forms("asymmetric_bach_or_stravinsky", seed, None) for seed in (7, 3)]
    settings = MATRIX_GAMES.but(threshold=1)

    def played(*rules: Any) -> Any:
        other = FixedPlayer(np.tile([0.5, 0.5], (5, 1)), "column")
        agent = LearnedAmtft(rules, "row", settings)
        return play_agents(rules[0].tables, agent, other, 20, games=30, episodes=2)

    tables = played(forms[0][0], forms[1][0])
    for one, two in ((0, 1), (1, 0), (1, 1)):
        mixed = played(forms[0][one], forms[1][two])
        assert np.array_equal(mixed.payoffs, tables.payoffs)
        assert mixed.punishing == tables.punishing
    assert not np.array_equal(played(forms[0][0]).payoffs, tables.payoffs)


def test_sampled_debits_have_the_expectation_of_the_definition() -> None:
    tables, games = tables_of("prisoners_dilemma"), 40_000
    worth, unit = whole_rewards(tables, 0)
    own, other = np.array([0.3, 0.7]), np.array([0.8, 0.2])
    rng = np.random.default_rng(0)
    for move in (0, 1):
        found, explained = sampled_debits(
            np.broadcast_to(worth[0], (games, 2, 2)), unit, np.tile(own, (games, 1)),
            np.tile(other, (games, 1)), np.full(games, move), 5, rng,
        )  # fmt: skip
        mean = own @ worth[0]
        expected = (1 - other[move]) * (mean[move] - other @ mean)
        assert found.mean() == pytest.approx(expected, abs=4 * found.std() / games**0.5)
        assert np.array_equal(explained, found == 0) and explained.mean() > other[move]


@pytest.mark.parametrize("form", [0, 1])
def test_agents_with_sampled_debits_owe_nothing_to_themselves(form: int) -> None:
    rule = both_forms("prisoners_dilemma", 2, None)[form]
    settings = MATRIX_GAMES.but(threshold=1)

    def played(other: Any, **how: Any) -> Any:
        agent = LearnedAmtft(rule, "row", settings, **how)
        return play_agents(rule.tables, agent, other, 20, games=50).punishing[0]

    partner = LearnedAmtft(rule, "column", settings)
    against = 1 - rule_action(rule)
    stranger = FixedPlayer(np.eye(2)[against], "column")
    # best actions: samples are all alike, so five of them say what the expectation says
    assert played(partner, debit_samples=5) == played(partner) == 0
    assert played(stranger, debit_samples=5) == played(stranger)


def rule_action(rule: Any) -> Any:
    """What column does in every state when it cooperates, by a rule without influence of memory."""
    policy = rule.cooperation[1]
    odds = policy if isinstance(policy, np.ndarray) else policy.ask(
        np.arange(5), policy.empty(5))[0]  # fmt: skip
    return odds.argmax(axis=1)


def test_agents_come_from_training_runs() -> None:
    pairs = [
        train("prisoners_dilemma", RECURRENT.but(episodes=16, updates=1), reward)
        for reward in ("utilitarian", "punishing")
    ]
    flat = train("prisoners_dilemma", TINY.but(episodes=16, updates=1), "punishing")
    agent = amtft_agent((pairs[0], pairs[1]), "row", temperature=0.1)
    assert isinstance(agent.rules[0], RecurrentRule) and agent.rules[0].name == "utilitarian"
    assert agent.settings == MATRIX_GAMES
    several = amtft_agent([(pairs[0], flat), agent.rules[0]], "column")
    assert [type(rule) for rule in several.rules] == [RecurrentRule, RecurrentRule]
    kind = train("prisoners_dilemma", TINY.but(episodes=16, updates=1))
    tables = amtft_agent((kind, flat), "row").rules
    assert isinstance(tables[0], LearnedRule)
    played = play_agents(pairs[0].tables, agent, several, 20, games=4, episodes=2)
    again = play_agents(pairs[0].tables, agent, several, 20, games=4, episodes=2)
    assert played.payoffs.shape == again.payoffs.shape == (4, 2)


def test_players_with_memory_follow_their_networks() -> None:
    tables = tables_of("prisoners_dilemma")
    policy = played_policy(random_network(tables, 0, 4), tables, 0, None)
    player = FixedPlayer(policy, "row")
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(2):  # an episode begins with an empty memory
        player.begin(3, rng)
        states, actions = np.array([4, 4, 4]), []
        for t in range(6):
            moves = player.act(states, rng)
            actions.append(moves.tolist())
            states = 2 * moves + (t % 2)
        runs.append(actions)
    assert runs[0] == runs[1]


def test_bad_arguments_are_refused_in_words() -> None:
    tables = tables_of("prisoners_dilemma")
    table, recurrent = both_forms("prisoners_dilemma", 1, None)
    agent = LearnedAmtft(recurrent, "row")
    agent.begin(1, np.random.default_rng(0))
    with pytest.raises(NotDefinedError, match="before observe"):
        agent.observe(np.array([4]), np.array([0]), np.array([0]), 3)
    for name in ("debit_samples", "replicas"):
        with pytest.raises(InputValueError, match=name):
            LearnedAmtft(table, "row", **{name: 0})
    with pytest.raises(InputTypeError, match="LearnedPair"):
        amtft_agent(train("chicken", TINY.but(episodes=16)), "row")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="two pairs"):
        amtft_agent([3], "row")  # type: ignore[list-item]
    tiny = learning_preset("quick", "matrix_game").but(episodes=16, updates=0)
    chicken, dilemma = (train(game, tiny) for game in ("chicken", "prisoners_dilemma"))
    with pytest.raises(InputValueError, match="one game"):
        amtft_agent((chicken, dilemma), "row")
    with pytest.raises(InputValueError, match="temperature"):
        amtft_agent((chicken, chicken), "row", temperature=0.0)
    with pytest.raises(InputTypeError, match="ndarray"):
        RecurrentRule("x", tables, (DEFECT, DEFECT), (DEFECT, DEFECT))  # type: ignore[arg-type]
    small = TablePolicy(DEFECT[:3])
    with pytest.raises(ShapeError, match="punishment"):
        RecurrentRule("x", tables, recurrent.cooperation, (small, small))
