"""Best responses to learned amTFT agents against all sequences of moves, played one by one."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from gametheory_bp.deep import (
    FixedPlayer,
    GameTables,
    LearnedAmtft,
    LearnedRule,
    agent_exploitability,
    game_tables,
    greedy_walker,
    play_agents,
)
from gametheory_bp.deep.measures.best_against_agent import best_against_agent
from gametheory_bp.norms.amtft_agents.settings import COIN_GAMES, MATRIX_GAMES, AmtftSettings

STEPS = 9


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


def pure_rule(name: str, seed: int) -> LearnedRule:
    tables, draw = tables_of(name), np.random.default_rng(seed)
    four = [np.eye(n)[draw.integers(n, size=tables.states)] for n in (*tables.actions,) * 2]
    return LearnedRule("pure", tables, (four[0], four[1]), (four[2], four[3]))


def cooperation() -> LearnedRule:
    c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    return LearnedRule("C", tables_of("prisoners_dilemma"), (c, c), (d, d))


class Sequences:
    """Plays every sequence of two actions, one in each game."""

    def __init__(self, index: int) -> None:
        self.index, self.clock = index, 0

    def begin(self, games: int, rng: np.random.Generator) -> None:
        self.clock, self.number = 0, np.arange(games)

    def act(self, states: Any, rng: np.random.Generator) -> Any:
        self.clock += 1
        return (self.number >> (self.clock - 1)) & 1

    def observe(self, before: Any, moves: Any, after: Any, left: int) -> None:
        pass


def best_of_all(agent: LearnedAmtft) -> float:
    """The best mean of all sequences: the game and the agent are deterministic."""
    other = Sequences(1 - agent.index)
    row, column = (agent, other) if agent.index == 0 else (other, agent)
    payoffs = play_agents(agent.tables, row, column, STEPS, games=2**STEPS).payoffs
    return float(payoffs[:, 1 - agent.index].max())


SETTINGS = [
    MATRIX_GAMES.but(threshold=2),
    MATRIX_GAMES.but(threshold="5/2", severity=1, horizon=4),
    MATRIX_GAMES.but(threshold=1, severity=2, judge_last_step=True),
    MATRIX_GAMES.but(threshold=2, clip_debit=False, credit_limit=3, horizon=6),
    MATRIX_GAMES.but(threshold=3, simulated_opponent="cooperates"),
]


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("player", ["row", "column"])
def test_the_best_response_is_the_best_of_all_sequences(
    settings: AmtftSettings, player: str
) -> None:
    rules = [cooperation(), pure_rule("asymmetric_bach_or_stravinsky", 1),
             pure_rule("chicken", 2), pure_rule("prisoners_dilemma", 4)]  # fmt: skip
    for rule in rules:
        agent = LearnedAmtft(rule, player, settings)
        found = best_against_agent(agent, STEPS)
        assert found is not None and found.width < 1e-10
        most = best_of_all(agent)
        assert abs(float(found.middle) - most) < 1e-9
    # planted: an agent who would never punish
    blind = LearnedAmtft(cooperation(), player, settings.but(threshold=20))
    wrong = best_against_agent(blind, STEPS)
    assert wrong is not None and float(wrong.middle) == pytest.approx(0)
    assert best_of_all(LearnedAmtft(cooperation(), player, settings)) < -0.1


def test_no_opponent_in_the_coin_game_beats_it() -> None:
    tables = tables_of("cg")
    walk = greedy_walker(tables, 0), greedy_walker(tables, 1)
    stay = tuple(np.tile(np.eye(4)[0], (tables.states, 1)) for _ in range(2))
    rule = LearnedRule("right", tables, (stay[0], stay[1]), walk)
    agent = LearnedAmtft(rule, "row", COIN_GAMES.but(threshold=2, horizon=8))
    found = agent_exploitability(agent, steps=20, games=200)
    assert found.best_response is not None and found.upper == found.best_response.high
    assert found.best_response.width < Fraction(1, 10**10) and found.upper < found.attainable
    tops = [got.mean - 4 * got.error for _, _, got in found.opponents]
    assert max(tops) <= found.upper
    assert max(got.mean for _, _, got in found.opponents) > float(found.upper) - 0.3
    assert "best response" in found.display().text()


def test_memories_that_are_not_listed_have_a_wider_bound() -> None:
    one, two = (pure_rule("asymmetric_bach_or_stravinsky", k) for k in (1, 2))
    draw = np.random.default_rng(0)
    mixed = LearnedRule(
        "mixed", one.tables, (draw.dirichlet([1, 1], 5), draw.dirichlet([1, 1], 5)), one.punishment
    )
    agents = [
        LearnedAmtft([one, two], "row"),
        LearnedAmtft(one, "row", debit_samples=5),
        LearnedAmtft(one, "row", MATRIX_GAMES.but(punish=False)),
        LearnedAmtft(mixed, "row"),
        LearnedAmtft(cooperation(), "row", MATRIX_GAMES.but(punish=False)),
    ]
    for agent in agents:
        assert best_against_agent(agent, STEPS) is None
        found = agent_exploitability(agent, steps=STEPS, games=20)
        assert found.best_response is None and found.upper <= found.attainable
        assert "proved upper bound" in found.display().text()
        for k in range(2):
            policy = np.tile(np.eye(2)[k], (5, 1))
            met = play_agents(agent.tables, agent, FixedPlayer(policy, "column"), STEPS, games=50)
            assert met.means[1] - 4 * met.standard_errors[1] <= found.upper
    assert best_of_all(agents[-1]) == pytest.approx(0) and 0 <= found.upper < 1e-9


def test_opponents_meet_agents_of_several_rules_as_if_nobody_had_met_them_before() -> None:
    b, s = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    tables = tables_of("asymmetric_bach_or_stravinsky")
    rules = [LearnedRule("B", tables, (b, b), (s, s)), LearnedRule("S", tables, (s, s), (b, b))]
    agent = LearnedAmtft(rules, "row")
    found, again = (agent_exploitability(agent, {"S": s}, steps=3, games=300) for _ in range(2))
    assert found == again
    # "always S" comes just before it, and agents who still had its rule would play S at once
    one, two = (got for name, _, got in found.opponents if name in ("always S", "S"))
    assert abs(one.mean - two.mean) < 4 * (one.error + two.error)


def test_an_agent_meets_its_own_kind_which_judges_as_it_does() -> None:
    mixed, d = np.tile([0.6, 0.4], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    rule = LearnedRule("mixed", tables_of("prisoners_dilemma"), (mixed, mixed), (d, d))
    settings = MATRIX_GAMES.but(threshold=2)
    agent, kin = (LearnedAmtft(rule, p, settings, debit_samples=5) for p in ("row", "column"))
    found = agent_exploitability(agent, games=50).own_kind
    played = play_agents(agent.tables, agent, kin, 20, games=50).means
    assert (found[0].mean, found[1].mean) == pytest.approx(played)
