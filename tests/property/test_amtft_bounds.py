"""What is claimed of amTFT agents in random games: bounds hold, nobody beats a best reply."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp.exact.interval import Interval
from gametheory_bp.norms.amtft_agents import AmtftAgent, play, play_under
from gametheory_bp.norms.amtft_agents.exploitability import exploitability
from gametheory_bp.norms.amtft_agents.numbers import as_float
from tests.crosscheck.test_amtft_by_simulation import CASES, random_game, random_plan

CRITERIA = ("discounted", 15, "average")


def random_pair(seed: int, case: str) -> tuple[AmtftAgent, AmtftAgent]:
    rules, settings = CASES[case]
    rng = random.Random(seed)
    game = random_game(rng)
    names = tuple(map(str, range(rules)))
    row, column = (tuple(random_plan(rng) for _ in names) for _ in (0, 1))
    return (
        AmtftAgent(game, "row", names, row, settings),
        AmtftAgent(game, "column", names, column, settings),
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("case", ["one rule", "weighted"])
def test_proved_intervals_hold_the_exact_numbers(seed: int, case: str) -> None:
    while True:
        pair = random_pair(seed, case)
        floats = play_under(*pair, CRITERIA, exact=False)
        if floats[0].triples <= 300:  # else too large for fractions: the next game
            break
        seed += 100
    for near, exact in zip(floats, play_under(*pair, CRITERIA, exact=True), strict=True):
        for name in ("payoffs", "punishing", "mismatched", "mean_debits"):
            for one, two in zip(getattr(near, name), getattr(exact, name), strict=True):
                assert isinstance(two, Fraction)
                assert as_float(one) == pytest.approx(float(two), abs=1e-9)
                if isinstance(one, Interval):
                    assert two in one and two + Fraction(1, 10**6) not in one
        judged = sum((share for _, share in exact.debits[0]), Fraction(0))
        kept = sum((share for _, share in exact.remembered[0]), Fraction(0))
        assert judged == kept == 1 - exact.punishing[0]
        mean = sum((d * share for d, share in exact.debits[0]), Fraction(0))
        assert mean == exact.mean_debits[0]


@pytest.mark.parametrize("seed", range(4))
def test_nobody_gets_more_than_a_best_reply(seed: int) -> None:
    agent, other = random_pair(seed, "one rule")
    known = exploitability(agent)
    best = as_float(known.best_reply)
    rng = random.Random(seed)
    tried = []
    for _ in range(8):
        rival = other.variant(plans=(random_plan(rng),), settings=other.settings.but(punish=False))
        tried.append(as_float(play(agent, rival).payoffs[1]))
    assert max(tried) <= best + 1e-9
    assert best - max(tried) < 4  # payoffs are 0 to 4: the bound is not an empty one
