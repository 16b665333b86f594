"""Runs of learning in bulk: the same means as profile by profile, errors over seeds."""

from __future__ import annotations

import numpy as np
import pytest

from gametheory_bp import dynamics
from gametheory_bp.errors import EmptySetError, ShapeError, UnknownNameError
from gametheory_bp.evaluation import (
    bootstrap_error,
    cross_payoffs,
    cross_play_runs,
    episode_payoffs,
    episode_play,
    episode_shares,
    learned_play,
    own_shares,
    pair_error,
    play_summary,
    score_table,
    share_classes,
)
from gametheory_bp.games.library import load_game

BOS = load_game("asymmetric_bach_or_stravinsky")
WELFARE = ("utilitarian", "egalitarian", "nash")


def test_means_in_bulk_are_those_profile_by_profile() -> None:
    learned = dynamics.run(BOS, seeds=15, rng=4)
    found = learned_play(learned)
    payoffs = episode_payoffs(episode_shares(*learned.policies, 200), BOS)
    classes = share_classes(own_shares(*learned.policies, 200))
    table = score_table(cross_play_runs(payoffs, groups=classes), WELFARE, among=BOS, resamples=2)
    for line in table.lines:
        own = found.line(line.series)
        assert (own.profiles, own.score) == (line.profiles, pytest.approx(float(line.mean)))
    one = found.line("cross")
    apart = ~np.eye(15, dtype=bool)
    assert one.payoffs == pytest.approx(payoffs[apart].mean(axis=0).tolist())
    shuffled = play_summary(payoffs[:, np.roll(np.arange(15), 1)], classes, BOS)
    assert shuffled.line("self").score < 0.9 < found.line("self").score  # planted: wrong partners


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    learned = dynamics.run(BOS, seeds=7)
    whole = cross_payoffs(*learned.policies, BOS, 20)
    monkeypatch.setattr(episode_play, "BLOCK", 15)
    assert np.allclose(cross_payoffs(*learned.policies, BOS, 20), whole, rtol=1e-13)
    own = own_shares(*learned.policies, 20)
    every = episode_shares(*learned.policies, 20)
    assert np.allclose(own, every[np.arange(7), np.arange(7)], rtol=1e-13)
    with pytest.raises(ShapeError, match="equally many"):
        own_shares(learned.policies[0], learned.policies[1][:3], 20)


def test_error_over_pairs_is_that_of_the_bootstrap() -> None:
    rng = np.random.default_rng(3)
    quality = rng.normal(size=60)
    table = quality[:, None] + quality[None, :] + 0.1 * rng.normal(size=(60, 60))
    apart = ~np.eye(60, dtype=bool)
    assert pair_error(table, apart) == pytest.approx(
        bootstrap_error(table, apart, resamples=4000), rel=0.06
    )
    groups = rng.integers(2, size=60)
    same = (groups[:, None] == groups[None, :]) & apart
    assert pair_error(table, same) == pytest.approx(
        bootstrap_error(table, same, resamples=4000), rel=0.08
    )
    own = np.eye(60, dtype=bool)
    assert pair_error(table, own) == pytest.approx(np.diag(table).std() / np.sqrt(60))
    with pytest.raises(EmptySetError):
        pair_error(table, np.zeros((60, 60), dtype=bool))
    with pytest.raises(ShapeError):
        pair_error(table[:3], apart)


def test_diverged_runs_are_left_out_and_counted() -> None:
    setting = dynamics.LearningSettings(updates=6, step=1e308, look_ahead=1e10)
    learned = dynamics.run(BOS, seeds=12, settings=setting)
    gone = len(learned.diverged)
    assert gone
    if gone < 12:
        found = learned_play(learned)
        assert found.discarded == gone and found.outcomes.runs == 12 - gone
    else:
        with pytest.raises(EmptySetError):
            learned_play(learned)


def test_bad_tables_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"\(k, k, 2\)"):
        play_summary(np.zeros((2, 3, 2)), ["BB"] * 2, BOS)
    with pytest.raises(ShapeError, match="one per run"):
        play_summary(np.zeros((2, 2, 2)), ["BB"], BOS)
    with pytest.raises(EmptySetError):
        play_summary(np.zeros((0, 0, 2)), [], BOS)
    one = play_summary(np.ones((1, 1, 2)), ["BB"], BOS)
    with pytest.raises(UnknownNameError):
        one.line("cross")
    with pytest.raises(ShapeError, match="memory-one"):
        learned_play(dynamics.run(BOS, seeds=2), load_game("asymmetric_bos_and_pd"))
