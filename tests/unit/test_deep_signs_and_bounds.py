"""Small things on which answers turn: signs, offsets, fading, bounds of both ways of an agent."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.deep import (
    FixedPlayer,
    LearnedAmtft,
    LearnedRule,
    LolaNetworkSettings,
    WelfareReward,
    agent_exploitability,
    detection_rates,
    experiment,
    game_tables,
    horizon_gaps,
    learn_with_networks,
    play_agents,
    true_defections,
)
from gametheory_bp.deep.distilling.exact_punishment import exact_punishment
from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.experiments import playing
from gametheory_bp.deep.measures.detection_rates import Counts
from gametheory_bp.deep.measures.sampled_gap import sampled_gap
from gametheory_bp.deep.measures.stationary_pair import StationaryPair
from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.deep.networks.played_policy import TablePolicy
from gametheory_bp.deep.q_learning.collecting import play_round
from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.norms.amtft_agents.settings import MATRIX_GAMES

C, D = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
TINY = LolaNetworkSettings(
    updates=2, batch=4, horizon=3, channels=2, units=2, guess="nothing", look_ahead=0.0
)


def test_the_upper_bound_allows_for_punishments_that_help() -> None:
    rule = LearnedRule("D", game_tables("prisoners_dilemma"), (D, D), (C, C))
    found = agent_exploitability(LearnedAmtft(rule, "row", debit_samples=1), games=2)
    assert found.best_response is None
    assert abs(float(found.upper)) < 1e-9  # D against C; against D alone it would be -2


def test_the_best_opponent_is_measured_in_other_games_than_those_it_was_chosen_by() -> None:
    mixed = np.tile([0.5, 0.5], (5, 1))
    rule = LearnedRule("mixed", game_tables("prisoners_dilemma"), (mixed, mixed), (D, D))
    found = agent_exploitability(LearnedAmtft(rule, "row"), games=20)
    name, *again = found.best
    (before,) = (line[1:] for line in found.opponents if line[0] == name)
    assert tuple(again) != before


def test_gaps_in_the_sum_do_not_depend_on_the_disagreement_point() -> None:
    pair = StationaryPair(game_tables("prisoners_dilemma"), D, D)
    for d in ((0, 0), (-3, Fraction(-7, 2))):
        gaps = horizon_gaps(pair, disagreement=d).gaps
        assert all(2 in line.gap and line.gap.width < Fraction(1, 10**6) for line in gaps)


def test_surrogates_are_told_how_long_an_episode_is() -> None:
    told = []

    class Noting:
        def begin(self, batch: int, device: Any = "cpu") -> torch.Tensor:
            return torch.zeros(batch, 2)

        def pay(self, rewards: Any, traces: Any, guilt: Any, steps: int = 1) -> Any:
            told.append(steps)
            return WelfareReward().pay(rewards, traces, guilt, steps)

    draw = torch.Generator().manual_seed(0)
    one, two = (DuelingNetwork((5,), 2, NetworkShape(widths=(2,)), draw) for _ in range(2))
    games = BatchedGame(game_tables("prisoners_dilemma"), 3, 6, draw)
    play_round(games, (one, two), Noting(), temperature=1.0, guilt=0.0, length=3,  # type: ignore[arg-type]
               generator=draw)  # fmt: skip
    assert told == [6] * 6


def trunk(settings: LolaNetworkSettings, updates: int) -> torch.Tensor:
    found = learn_with_networks("cg", settings, seed=1, updates=updates)
    return torch.cat([w.detach().flatten() for w in found.policies[0].trunk])


@pytest.mark.parametrize("updates", [1, 2])
def test_decay_shortens_the_weights_of_convolutions_and_fades_with_the_step(updates: int) -> None:
    still = TINY.but(step=1e-30)
    begin = trunk(still, 0)
    decayed = trunk(still.but(decay=0.01), updates)
    assert decayed.norm() < begin.norm()
    fading = trunk(still.but(decay=0.01, fading=True), updates)
    # the second of two updates goes half as far
    share = float((begin - fading).norm() / (begin - decayed).norm())
    assert share == pytest.approx({1: 1.0, 2: 0.75}[updates], rel=0.01)


def test_what_the_other_is_reckoned_to_learn_scales_the_correction_before_it_is_cut() -> None:
    norms = []
    for eta in (1.0, 2.0):
        found = learn_with_networks("cg", TINY.but(look_ahead=eta), seed=1, updates=1)
        norms.append(found.metrics[0]["correction_norms"])
    assert min(norms[0]) > 0
    assert norms[1] == pytest.approx([2 * x for x in norms[0]])


def test_sampled_bounds_allow_for_the_steps_that_are_not_played() -> None:
    tables = game_tables("prisoners_dilemma")
    once = D.copy()
    once[4] = [1.0, 0.0]  # C in the first step, then D
    policies = TablePolicy(once), TablePolicy(once)
    found = sampled_gap(
        tables, policies, "utilitarian", Fraction(-2), Fraction(24, 25),
        (Fraction(0), Fraction(0)), episodes=4096, steps=1, seed=0,
    )  # fmt: skip
    for low, high in found.bounds:
        assert low <= -0.04 - 0.96 * 2 <= high


def test_punishers_that_may_not_mix_are_pure_on_both_sides() -> None:
    for policy in exact_punishment(game_tables("matching_pennies"), mixed=False):
        assert set(policy.ravel().tolist()) == {0.0, 1.0}
    for policy in exact_punishment(game_tables("matching_pennies")):
        assert set(policy.ravel().tolist()) == {0.5}


def test_a_defection_gains_over_every_optimal_joint_action() -> None:
    # the sum is 3 at (0, 0) and at (1, 0), where column gets 1 and 3; column 1 brings it 2 at most
    game = BimatrixGame([[2, 0], [0, 0]], [[1, 2], [3, 0]])
    assert not true_defections(game_tables(game), 1).any()
    less = BimatrixGame([[2, 0], [0, 0]], [[1, 2], [1, 2]])  # (1, 0) is not optimal any more
    assert true_defections(game_tables(less), 1)[0].tolist() == [False, True]


def test_episodes_have_a_defection_only_if_a_judged_move_was_one() -> None:
    # column's third action gains 1 and harms nobody, the second gains 2 and costs 4
    game = BimatrixGame([[2, -2, 1], [-5, -5, -5]], [[2, 4, 3], [-5, -5, -5]])
    tables = game_tables(game)
    assert true_defections(tables, 1)[0].tolist() == [False, True, False]
    row, first = np.tile([1.0, 0.0], (7, 1)), np.tile([1.0, 0.0, 0.0], (7, 1))
    rule = LearnedRule("first", tables, (row, first), (row[:, ::-1], first))
    agent = LearnedAmtft(rule, "row", MATRIX_GAMES.but(threshold=1, horizon=2))
    other = np.tile([0.0, 1.0, 0.0], (7, 1))
    other[6] = [0.0, 0.0, 1.0]  # the third action, then the second while it is punished for it
    (found,) = detection_rates(agent, {"other": other}, steps=2, games=5).types
    assert found.moves == Counts(hits=0, missed=0, false=5, clean=0)
    assert found.episodes == Counts(hits=0, missed=0, false=5, clean=0)


def test_agents_of_several_rules_play_episodes_in_a_row(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = []

    def noting(*args: Any, **options: Any) -> Any:
        told.append((options["games"], options["episodes"]))
        return play_agents(*args, **options)

    monkeypatch.setattr(playing, "play_agents", noting)
    monkeypatch.setattr(playing, "read_pair", lambda root, name, *rest: name)
    monkeypatch.setattr(playing, "stored_agent", lambda names, side, _: FixedPlayer(C, side))
    tiny = experiment("iasymbos").but(games=20, consecutive=5)
    for rules, wanted in ((1, (20, 1)), (2, (4, 5))):
        told.clear()
        cells = (("a", "b"), ("c", "d"))[:rules]
        playing.cross_play(
            tiny, [playing.Entrant("one", "g", cells), playing.Entrant("two", "g", (("e", "f"),))],
            tmp_path / str(rules), agents=tiny.agents, opponents=0, themselves=False,
        )  # fmt: skip
        assert told == [wanted] * 2


def test_credit_is_remembered_up_to_its_limit() -> None:
    rule = LearnedRule("C, D", game_tables("prisoners_dilemma"), (C, D), (D, D))
    settings = MATRIX_GAMES.but(clip_debit=False, credit_limit=2)
    agent = LearnedAmtft(rule, "row", settings)
    agent.begin(1, np.random.default_rng(0))
    seen = []
    for left in (9, 8, 7):  # the other cooperates where it was meant to defect: a debit of -1
        agent.observe(np.array([4]), np.array([0]), np.array([0]), left)
        seen.append(float(agent.debit[0]))
    assert seen == [-1, -2, -2]
