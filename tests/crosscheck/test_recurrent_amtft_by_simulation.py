"""Recurrent amTFT agents against a second program, step by step, and against planted errors."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from gametheory_bp.deep import GameTables, LearnedAmtft, game_tables
from gametheory_bp.deep.amtft.recurrent_rule import rule_of_networks
from gametheory_bp.deep.amtft.sampled_costs import Stepper
from gametheory_bp.norms.amtft_agents import AmtftSettings
from tests.crosscheck.recurrent_amtft_simulator import OneGameAgent
from tests.recurrent_networks import network_pair

GAMES, REPLICAS = 2, 2
BASE = AmtftSettings(threshold="7/15", severity=2, horizon=3)  # type: ignore[arg-type]
"""Sums of rewards do not come near this threshold: rounding cannot decide."""


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


def differences(
    game: str,
    player: int,
    settings: AmtftSettings,
    *,
    seed: int,
    temperature: float | None,
    steps: int = 16,
    damage: str = "",
    rests: tuple[bool, bool] = (False, False),
) -> tuple[int, int]:
    """In how many steps the two programs differ, and in how many one of them punishes.

    ``rests`` is ``model_rests`` of the one and of the other.
    """
    tables = tables_of(game)
    cooperating, punishing = network_pair(tables, seed), network_pair(tables, seed + 50)
    rule = rule_of_networks("w", tables, cooperating, punishing, temperature)
    batch = LearnedAmtft(
        rule, ("row", "column")[player], settings, replicas=REPLICAS, model_rests=rests[0]
    )
    single = [
        OneGameAgent(
            tables, cooperating, punishing, player, settings, temperature, rests[1], damage
        )
        for _ in range(GAMES)
    ]
    stepper, draw = Stepper(tables), np.random.default_rng(seed)
    streams = [np.random.default_rng(seed) for _ in range(2)]
    batch.begin(GAMES, streams[0])
    rollouts = streams[1].spawn(1)[0]
    states = draw.choice(tables.starts.numpy().astype(np.int64), size=GAMES)
    differ = punished = 0
    for t in range(steps):
        left = steps - t - 1
        actions = batch.act(states, streams[0])
        lucks = streams[1].random(GAMES)
        second = [agent.act(int(s), u) for agent, s, u in zip(single, states, lucks, strict=True)]
        punished += bool(batch.left.any())
        # play follows the first program; the second is told what the first did
        moves = draw.integers(tables.actions[1 - player], size=GAMES)
        pair = (actions, moves) if player == 0 else (moves, actions)
        after, _ = stepper.step(states, *pair, draw.integers(tables.draws, size=GAMES))
        batch.observe(states, moves, after, left)
        due = [a.judge(int(s), int(b)) for a, s, b in zip(single, states, moves, strict=True)]
        plan(single, due, after, min(left, settings.horizon), rollouts, tables.draws)
        differ += (
            second != actions.tolist()
            or [agent.left for agent in single] != batch.left.tolist()
            or not np.allclose([agent.debit for agent in single], batch.debit, atol=1e-4)
        )
        states = after
    return differ, punished


def plan(single: list[Any], due: list[bool], after: Any, steps: int, rng: Any, draws: int) -> None:
    """Hand out the luck that the batch draws for all its rollouts together."""
    where = np.flatnonzero(due)
    n = len(where) * REPLICAS
    lucks = [(rng.random((2, n)), rng.integers(draws, size=n)) for _ in range(steps if n else 0)]
    for place, g in enumerate(where):
        replicas = [
            [(moves[0, k], moves[1, k], int(chance[k])) for moves, chance in lucks]
            for k in range(place * REPLICAS, (place + 1) * REPLICAS)
        ]
        single[g].plan(int(after[g]), steps, replicas)


LAST, CALM = {"judge_last_step": True}, {"simulated_opponent": "cooperates"}
# seeds for which memory decides: at the beginning of a punishment, in its last step, after it
CASES = [
    ("prisoners_dilemma", 0, BASE, 1, 0.5),
    ("prisoners_dilemma", 1, BASE.but(**LAST), 1, None),
    ("asymmetric_bach_or_stravinsky", 1, BASE.but(clip_debit=False), 5, 1.0),
    ("chicken", 0, BASE.but(**CALM), 16, 0.5),
    ("chicken", 1, BASE.but(**LAST, **CALM), 3, 0.5),
    ("cg", 0, BASE.but(**LAST), 1, 0.5),
    ("cg", 1, BASE.but(**CALM), 3, None),
]


@pytest.mark.parametrize(("game", "player", "settings", "seed", "temperature"), CASES)
def test_two_programs_agree_step_by_step(
    game: str, player: int, settings: AmtftSettings, seed: int, temperature: float | None
) -> None:
    differ, punished = differences(game, player, settings, seed=seed, temperature=temperature)
    assert differ == 0 and punished >= 3


def test_a_model_that_rests_is_another_agent() -> None:
    def found(*rests: bool) -> int:
        return differences(
            "prisoners_dilemma", 0, BASE, seed=1, temperature=0.5, steps=8,
            rests=(rests[0], rests[1]),
        )[0]  # fmt: skip

    assert found(True, True) == 0 and found(True, False) > 0


@pytest.mark.parametrize("damage", ["keeps memory", "model stops", "own rewards"])
def test_planted_errors_are_seen(damage: str) -> None:
    differ, _ = differences(
        "prisoners_dilemma", 0, BASE, seed=1, temperature=0.5, steps=10, damage=damage
    )
    assert differ > 0
