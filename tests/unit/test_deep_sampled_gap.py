"""The gap of pairs with memory: an estimate that covers what is proved, and says what it is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest

from gametheory_bp.deep import (
    GameTables,
    OptimalityGap,
    SampledGap,
    exact_payoffs,
    game_tables,
    optimality_gap,
    train,
)
from gametheory_bp.deep.measures.sampled_gap import bernstein_width
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from tests.recurrent_networks import Networks, network_pair, state_policy
from tests.unit.tiny_learning import RECURRENT, TINY


@dataclass(frozen=True)
class Pair:
    """The least that has a gap."""

    tables: GameTables
    networks: Networks


@pytest.mark.parametrize(
    ("game", "welfare"),
    [
        ("asymmetric_bach_or_stravinsky", "utilitarian"),
        ("asymmetric_bach_or_stravinsky", "nash"),
        ("cg", "egalitarian"),
    ],
)
def test_bounds_hold_what_is_proved_of_the_same_policies(game: str, welfare: str) -> None:
    tables = game_tables(game)
    pair = Pair(tables, network_pair(tables, 2, remembers=False))
    found = optimality_gap(
        pair, welfare, temperature=0.3, discount="3/5", disagreement=(-2, -2), episodes=1500
    )
    assert isinstance(found, SampledGap)
    policies = [state_policy(pair.networks[i], tables, i, 0.3) for i in (0, 1)]
    proved = [float(x.middle) for x in exact_payoffs(tables, *policies, "3/5")]
    for i in (0, 1):
        low, high = found.bounds[i]
        cut = float(found.cut_off[i])
        assert low <= proved[i] <= high
        assert abs(found.payoffs[i] - proved[i]) <= 4 * found.standard_errors[i] + cut
    one, two = (x + 2 for x in proved)
    reached = {"utilitarian": one + two, "egalitarian": min(one, two), "nash": one * two}[welfare]
    gap = float(found.optimum) - reached
    assert found.gap_bounds[0] <= gap <= found.gap_bounds[1]
    assert abs(found.estimate - gap) <= 4 * found.standard_error + sum(map(float, found.cut_off))
    if game == "cg":
        return
    assert found.cut_off == tuple(span * Fraction(3, 5) ** found.steps for span in (4, 2))
    # control: best actions are other policies (in the Coin Game they earn about as little)
    other = optimality_gap(pair, welfare, discount="3/5", disagreement=(-2, -2), episodes=1500)
    assert isinstance(other, SampledGap)
    inside = [low <= x <= high for x, (low, high) in zip(proved, other.bounds, strict=True)]
    assert not all(inside)


def test_a_gap_says_whether_it_is_proved() -> None:
    flat = optimality_gap(train("prisoners_dilemma", TINY.but(episodes=16)))
    assert isinstance(flat, OptimalityGap) and flat.exactness.word == "certified"
    assert flat.exactness.width == flat.attained.width
    assert flat.estimate == pytest.approx(float(flat.gap.middle))
    pair = train("prisoners_dilemma", RECURRENT.but(episodes=16))
    sampled = optimality_gap(pair, episodes=50, steps=30)
    assert isinstance(sampled, SampledGap) and sampled.exactness.word == "float"
    assert sampled.certificate is None and not hasattr(sampled, "gap")
    assert sampled.optimum == -2 and sampled.cut_off == (3 * Fraction(24, 25) ** 30,) * 2
    text = sampled.display().text()
    for words in ("50 episodes of 30 steps", "95%", "sampled", "exact", "cut-off (0.89)"):
        assert words in text
    assert "float, sampled" in repr(sampled)
    assert optimality_gap(pair, episodes=50, steps=30) == sampled
    assert optimality_gap(pair, discount=0, episodes=2).steps == 1  # type: ignore[union-attr]


def test_the_cut_off_bounds_what_an_end_can_hide() -> None:
    tables = game_tables("prisoners_dilemma")
    pair = Pair(tables, network_pair(tables, 2, remembers=False))
    long, short = (
        optimality_gap(pair, temperature=0.3, discount="4/5", episodes=2000, steps=steps)
        for steps in (40, 3)
    )
    assert isinstance(long, SampledGap) and isinstance(short, SampledGap)
    assert short.cut_off[0] == Fraction(4, 5) ** 3 * 3
    for i in (0, 1):
        error = 4 * (long.standard_errors[i] + short.standard_errors[i])
        assert abs(long.payoffs[i] - short.payoffs[i]) <= float(short.cut_off[i]) + error


def test_bernstein_bounds_hold_and_narrower_ones_do_not() -> None:
    draw, n, odds = np.random.default_rng(0), 200, 0.1
    failed = wrong = 0
    for _ in range(400):
        sample = (draw.random(n) < odds).astype(float)
        off = abs(sample.mean() - odds)
        failed += off > bernstein_width(sample, 1.0)
        wrong += off > bernstein_width(sample, 1.0) / 4
    assert failed <= 400 * 0.025 and wrong > 400 * 0.05


def test_bad_arguments_are_refused_in_words() -> None:
    pair = train("prisoners_dilemma", RECURRENT.but(episodes=16, updates=0))
    with pytest.raises(InputValueError, match="episodes is 1"):
        optimality_gap(pair, episodes=1)
    with pytest.raises(InputValueError, match="steps is 0"):
        optimality_gap(pair, steps=0)
    with pytest.raises(UnknownNameError, match="nash"):
        optimality_gap(pair, "nahs")
    with pytest.raises(InputTypeError, match="int"):
        optimality_gap(3)  # type: ignore[arg-type]
