"""Runs of learning: records, seeds, published figures, divergence, bad arguments."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.dynamics import (
    LearningSettings,
    MemoryOneWorld,
    Point,
    average_values,
    exploitability,
    load_learner,
    paired_values,
    preset,
    run,
    stability,
    values,
)
from gametheory_bp.dynamics.best_replies import best_reply_tables
from gametheory_bp.dynamics.exploitability import rational_mixture
from gametheory_bp.dynamics.running import BLOCK
from gametheory_bp.errors import (
    InputValueError,
)
from gametheory_bp.evaluation import groups_by_ratio

BOS = gt.load_game("asymmetric_bach_or_stravinsky")
BOS_PAYOFFS = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
PD = gt.load_game("prisoners_dilemma")
QUICK = LearningSettings(updates=5, record_every=2)
TIT_FOR_TAT = [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]


def test_a_record_says_what_happened() -> None:
    found = run(BOS, seeds=3, settings=QUICK)
    assert found.recorded.tolist() == [0, 2, 4, 5]
    assert found.history.shape == found.gradient_norms.shape == (4, 3, 2)
    assert (found.history[-1] == found.values).all()
    assert (found.logged_values == found.history[2]).all()
    again = paired_values(*found.policies, BOS, "24/25")
    assert abs(again - found.values).max() < 1e-12
    assert "3 seeds, 5 updates, float" in str(found)
    assert found.exactness.word == "float" and found.certificate is None


def test_a_seed_is_its_own_run() -> None:
    many, few = run(BOS, seeds=4, settings=QUICK), run(BOS, seeds=2, settings=QUICK)
    assert few.seeds == many.seeds[:2]
    assert abs(few.values - many.values[:2]).max() < 1e-12
    assert run(BOS, seeds=2, rng=1, settings=QUICK).seeds != few.seeds
    assert few.shared_seeds(many) == few.seeds
    assert few.shared_seeds(run(BOS, seeds=2, rng=1, settings=QUICK)) == ()


def test_blocks_leave_no_trace() -> None:
    setting = LearningSettings(updates=1)
    whole = run(BOS, seeds=BLOCK + 2, settings=setting)
    last = np.random.SeedSequence(0).spawn(BLOCK + 2)[-1:]
    alone = run(BOS, seeds=last, settings=setting)
    assert abs(whole.values[-1] - alone.values[0]).max() < 1e-12


@pytest.mark.parametrize(
    "seeds",
    [
        [1, 2, 1],
        [np.random.SeedSequence(3), 3],
        [np.random.SeedSequence([3]), 3],
        [np.random.SeedSequence([3, 1, 0]), np.random.SeedSequence(3 + 2**32)],
        [np.random.SeedSequence(5).spawn(2)[1], np.random.SeedSequence(5, spawn_key=(1,))],
    ],
)
def test_equal_seeds_are_refused(seeds: Any) -> None:
    with pytest.raises(InputValueError, match="repeat one run"):
        run(BOS, seeds=seeds, settings=QUICK)


def test_learning_rates_multiply_unnormalised_values() -> None:
    setting = LearningSettings(updates=1, step=0.5)
    found = run(BOS, "naive", seeds=1, settings=setting)
    moved = found.parameters[0] - found.initial_parameters[0]
    assert abs(np.sqrt((moved**2).sum()) - 0.5 * found.gradient_norms[0, 0, 0]) < 1e-12
    table, h = found.initial_parameters[0].copy(), 1e-6

    def value(t: Any) -> float:
        s = 1 / (1 + np.exp(-t))
        other = 1 / (1 + np.exp(-found.initial_parameters[1]))
        pair = (s / s.sum(axis=2, keepdims=True), other / other.sum(axis=2, keepdims=True))
        return float(paired_values(*pair, BOS, "24/25")[0, 0]) * 25

    shift = np.zeros_like(table)
    shift[0, 4, 0] = h
    assert (
        abs((value(table + shift) - value(table - shift)) / (2 * h) * 0.5 - moved[0, 4, 0]) < 1e-6
    )


def test_published_outcomes_of_asymmetric_bach_or_stravinsky() -> None:
    """8, 19 and 13 of 40 were egalitarian, mixed and utilitarian: within three standard errors."""
    item = preset("iasymbos")
    found = run(item.game, seeds=400, settings=item.settings)
    classes = np.array(groups_by_ratio(found.logged_values))
    for name, count in (("egalitarian", 8), ("mixed", 19), ("utilitarian", 13)):
        share, published = float((classes == name).mean()), count / 40
        assert abs(share - published) < 3 * np.sqrt(
            published * (1 - published) * (1 / 40 + 1 / 400)
        )


def test_on_the_transposed_dilemma_cooperation_dominates() -> None:
    item = preset("ipd", legacy_transposed=True)
    found = run(item.game, seeds=40, settings=item.settings)
    assert abs(found.values.mean(axis=0) + 1.0002).max() < 5e-5
    true = run(preset("ipd").game, "naive", seeds=40)
    assert abs(true.values.mean(axis=0) + 1.0002).max() > 0.5


def test_divergence_is_reported_where_it_began() -> None:
    setting = LearningSettings(updates=6, step=1e308, look_ahead=1e10)
    found = run(BOS, seeds=3, settings=setting)
    assert len(found.diverged) and (found.diverged_at[found.diverged] >= 1).all()
    assert np.isfinite(found.values).all() and np.isfinite(found.parameters[0]).all()
    assert "diverged, the first at update" in str(found)


def test_the_update_that_failed_is_named_and_the_other_seeds_go_on() -> None:
    naive = load_learner("naive")

    def change(point: Point, player: int, settings: LearningSettings) -> Any:
        found = naive.change(point, player, settings)
        for seed, time in ((1, 2), (3, 4)):
            if point.time >= time and player == 1:
                found[0, 0, seed] = np.inf if seed == 1 else np.nan
        return found

    failing = replace(naive, change=change)
    setting = LearningSettings(updates=6, record_every=1)
    found = run(BOS, failing, seeds=5, settings=setting)
    assert found.diverged_at.tolist() == [0, 3, 0, 5, 0]
    sound = run(BOS, "naive", seeds=5, settings=setting)
    for seed, updates in enumerate((6, 2, 6, 4, 6)):
        assert abs(found.values[seed] - sound.history[updates, seed]).max() < 1e-12


def test_both_players_move_at_the_same_time() -> None:
    setting = LearningSettings(updates=1)
    found = run(BOS, seeds=2, settings=setting)
    point = Point(MemoryOneWorld(BOS_PAYOFFS, 0.96), *(t.T for t in found.initial_parameters))
    for k in (0, 1):
        wanted = point.theta[k] + load_learner("lola_exact").change(point, k, setting)
        assert abs(found.parameters[k].T - wanted).max() < 1e-12


def test_rows_and_columns_are_not_exchanged() -> None:
    game = gt.BimatrixGame([[1, 2, 3], [4, 5, 6]], [[10, 20, 30], [40, 50, 60]])
    for i in (0, 1):
        for j in (0, 1, 2):
            row, column = (np.eye(k)[a] + np.zeros((1, 7, k)) for k, a in ((2, i), (3, j)))
            wanted = [game.row_payoffs[i][j], game.column_payoffs[i][j]]
            assert abs(paired_values(row, column, game, 0.5) - np.array(wanted, float)).max() < 1e-9
    defect, cooperate = (np.eye(2)[a] + np.zeros((1, 5, 2)) for a in (1, 0))
    assert abs(paired_values(defect, cooperate, PD, 0.5) - [0, -3]).max() < 1e-12


def test_all_ordered_pairs() -> None:
    found = run(BOS, seeds=3, settings=QUICK)
    table = values(*found.policies, BOS, 0.96)
    assert abs(table[np.arange(3), np.arange(3)] - found.values).max() < 1e-12
    row, column = found.policies
    assert abs(table[2, 0] - paired_values(row[2:], column[:1], BOS, 0.96)[0]).max() < 1e-12
    myopic = values(row, column, BOS, 0)
    first = np.einsum(
        "ka,lb,abi->kli", row[:, 4], column[:, 4], np.array(BOS.payoffs(), float).reshape(2, 2, 2)
    )
    assert abs(myopic - first).max() < 1e-12
    assert (
        abs(average_values(row, column, BOS) - paired_values(row, column, BOS, 1 - 1e-9)).max()
        < 1e-5
    )


def test_exploitability_is_exact() -> None:
    mirrored = [TIT_FOR_TAT[k] for k in (0, 2, 1, 3, 4)]
    found = exploitability(PD, TIT_FOR_TAT, mirrored, "24/25")
    assert found.total == 0 and found.verdict.is_nash and bool(gt.verify(found.verdict))
    found = exploitability(PD, TIT_FOR_TAT, [[1, 0]] * 5, "24/25")
    assert found.gains == (1, 0) and not found.verdict.is_nash
    assert "no Nash equilibrium" in str(found)
    blurred = np.full((5, 2), 0.5) + np.array([1e-9, -1e-9])
    assert exploitability(PD, blurred, blurred, 0.5, denominator=1).rounding > Fraction(2, 5)
    assert rational_mixture([0.0, 1.0], 1) == (0, 1)


def test_best_replies_agree_with_the_exact_ones() -> None:
    found = run(BOS, seeds=4, settings=QUICK)
    world = MemoryOneWorld(BOS_PAYOFFS, 0.96)
    replies = best_reply_tables(world, np.ascontiguousarray(found.policies[1].T), 0)
    best = paired_values(replies.T, found.policies[1], BOS, 0.96)[:, 0]
    for k in range(4):
        facts = exploitability(BOS, found.policies[0][k], found.policies[1][k], "24/25")
        assert abs(float(facts.payoffs[0] + facts.gains[0]) - best[k]) < 1e-4


@pytest.mark.parametrize("name", ["naive", "lola_exact", "welfare_ascent"])
def test_the_jacobian_is_that_of_the_update(name: str) -> None:
    rng, h = np.random.default_rng(2), 1e-6
    row, column = rng.normal(size=(2, 5, 2))
    setting = LearningSettings(discount=0.8, updates=1)
    found = stability(BOS, row, column, name, setting)
    world = MemoryOneWorld(BOS_PAYOFFS, 0.8)

    def after(shift: float) -> Any:
        one = row.T.copy()[..., None]
        one[1, 3] += shift  # parameter 1 of state 3
        point = Point(world, one, column.T[..., None])
        learner = load_learner(name)
        moved = [t + learner.change(point, k, setting) for k, t in enumerate(point.theta)]
        return np.concatenate([m.ravel() for m in moved])

    slope = (after(h) - after(-h)) / (2 * h)
    assert abs(found.jacobian[:, 5 + 3] - slope).max() < 1e-5 * abs(slope).max()
    assert found.radius >= 0 and found.kind in ("contracting", "neutral", "expanding")


@pytest.mark.slow
@pytest.mark.parametrize("learner", ["lola_exact", "naive"])
def test_the_compiled_form_gives_the_same_numbers(learner: str) -> None:
    pytest.importorskip("numba", reason="numba is not installed: the extra compiled")
    plain, quick = (run(BOS, learner, seeds=300, compiled=c) for c in (False, True))
    for a, b in (
        (plain.values, quick.values),
        (plain.history, quick.history),
        (plain.logged_values, quick.logged_values),
        (plain.gradient_norms, quick.gradient_norms),
        (plain.policies[0], quick.policies[0]),
    ):
        assert abs(a - b).max() < 1e-8
    # beyond the range of the compiled sigmoid NumPy takes over
    far = LearningSettings(updates=3, spread=2000.0)
    plain, quick = (run(BOS, learner, seeds=3, settings=far, compiled=c) for c in (False, True))
    assert (plain.values == quick.values).all()
