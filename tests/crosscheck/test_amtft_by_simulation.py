"""The exact play of amTFT agents against programs that play step by step and share no code."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest

from gametheory_bp.games.criterion import Horizon
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms.amtft_agents import AmtftAgent, AmtftSettings, CooperativePlan, play
from gametheory_bp.norms.amtft_agents.numbers import as_float
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax
from tests.crosscheck.amtft_simulator import simulated

STEPS = 12
BASE = AmtftSettings(threshold=2, severity=1, horizon=5, punisher="pure_minimax")
CASES: dict[str, tuple[int, AmtftSettings]] = {
    "one rule": (1, BASE),
    "credits": (1, BASE.but(clip_debit=False)),
    "last step judged": (1, BASE.but(judge_last_step=True, severity=3)),
    "opponent cooperates meanwhile": (1, BASE.but(simulated_opponent="cooperates")),
    "uniform": (2, BASE),
    "actions only": (2, BASE.but(match="action", resample="others")),
    "matching": (3, BASE.but(resample="matching")),
    "weighted": (2, BASE.but(resample="weighted", weights=(3, 1))),
    "preference": (3, BASE.but(resample="preference", threshold=1)),
    "posterior": (3, BASE.but(resample="posterior", weights=(1, 2, 3), remembered=1)),
    "released": (2, BASE.but(reading="released")),
}
QUICK = ("one rule", "credits", "posterior")


def random_game(rng: random.Random) -> StochasticGame:
    def table() -> list[list[int]]:
        return [[rng.randint(0, 4) for _ in range(2)] for _ in range(2)]

    def law() -> dict[int, Fraction]:
        share = Fraction(rng.randint(1, 3), 4)
        one, two = rng.sample(range(3), 2)
        return {one: share, two: 1 - share}

    row, column = ([table() for _ in range(3)] for _ in (0, 1))
    laws = [[[law() for _ in range(2)] for _ in range(2)] for _ in range(3)]
    return StochasticGame.build(row, column, laws, "9/10")


def random_plan(rng: random.Random) -> CooperativePlan:
    """Any plan will do: what is compared is what agents make of plans."""
    policies = tuple(
        tuple((rng.randint(0, 1), rng.randint(0, 1)) for _ in range(3)) for _ in range(2)
    )
    turns = rng.choice([(0,), (0, 1), (0, 1, 1, 0)])
    zero = (Fraction(0), Fraction(0))
    return CooperativePlan("planned", zero, zero, turns, policies)


def disagreement(case: str, seed: int, runs: int, planted: int = 0) -> float:
    """Largest difference of exact and simulated numbers, in standard errors."""
    rules, settings = CASES[case]
    rng = random.Random(seed)
    game = random_game(rng)
    plans = [tuple(random_plan(rng) for _ in range(rules)) for _ in (0, 1)]
    names = tuple(map(str, range(rules)))
    row = AmtftAgent(game, "row", names, plans[0], settings)
    column = AmtftAgent(game, "column", names, plans[1], settings)
    exact = play(row, column, Horizon(STEPS))
    holds = [stochastic_minimax(game, side, False).strategies for side in ("column", "row")]
    mixtures: Any = tuple(
        [[float(p) for p in (pair.row, pair.column)[k]] for pair in holds[k]] for k in (0, 1)
    )
    told = settings.but(threshold=settings.threshold + planted)
    parts = [{"plans": p, "punishing": mixtures, "settings": told} for p in plans]
    found = simulated(game, parts, STEPS, runs, seed)
    numbers = [as_float(x) for x in (*exact.payoffs, *exact.punishing)]
    return max(abs(x - m) / (se + 1e-3) for x, (m, se) in zip(numbers, found, strict=True))


@pytest.mark.parametrize("case", QUICK)
def test_a_few_plays_agree_with_a_simulation(case: str) -> None:
    assert max(disagreement(case, seed, 600) for seed in range(2)) < 5


def test_another_threshold_is_seen() -> None:
    assert max(disagreement("one rule", seed, 600, planted=1) for seed in range(2)) > 8


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_all_settings_agree_with_a_simulation(case: str) -> None:
    assert max(disagreement(case, seed, 3000) for seed in range(10, 14)) < 5
