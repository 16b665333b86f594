"""Scores, shares of joint actions and resampled errors against their definitions."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.dynamics import values
from gametheory_bp.evaluation import (
    bootstrap_error,
    episode_payoffs,
    episode_shares,
    inequity_averse_welfare,
    normalized_score,
)
from gametheory_bp.games.library import load_game
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.testing import games

BOS = load_game("asymmetric_bach_or_stravinsky")
fractions = st.fractions(-5, 5, max_denominator=8)
BOTH = ("utilitarian", "egalitarian")


@given(games(3))
def test_no_attainable_profile_scores_above_one_and_some_score_one(game: object) -> None:
    vertices = feasible_payoffs(game).vertices  # type: ignore[arg-type]
    d = tuple(min(p[k] for p in vertices) - 1 for k in (0, 1))
    found = normalized_score(vertices, ["utilitarian"], d, among=game)
    assert max(found.scores) == 1 and found.exactness.word == "exact"
    observed = normalized_score(vertices, ["utilitarian"], d)
    assert observed.scores == found.scores  # a linear welfare is largest at a corner


@given(st.lists(st.tuples(fractions, fractions), min_size=1, max_size=5), st.integers(1, 4))
def test_scores_do_not_depend_on_the_unit(profiles: list[tuple[F, F]], scale: int) -> None:
    vertices = [(F(0), F(6)), (F(6), F(6)), (F(6), F(0))]
    plain = normalized_score(profiles, BOTH, (0, 0), among=vertices)
    moved = [(scale * x + 3, scale * y + 3) for x, y in profiles]
    corners = [(scale * x + 3, scale * y + 3) for x, y in vertices]
    assert normalized_score(moved, BOTH, (3, 3), among=corners).scores == plain.scores


def random_policies(rng: np.random.Generator, number: int, shape: tuple[int, int]) -> list[object]:
    m, n = shape
    return [rng.dirichlet(np.ones(a), size=(number, m * n + 1)) for a in (m, n)]


@given(st.integers(0, 10**6), st.integers(1, 40))
def test_shares_are_those_of_step_by_step_play(seed: int, steps: int) -> None:
    rng = np.random.default_rng(seed)
    m, n = 2, 3
    rows, columns = random_policies(rng, 2, (m, n))
    found = episode_shares(rows, columns, steps)
    for i in range(2):
        for j in range(2):
            x, y = rows[i], columns[j]  # type: ignore[index]
            law = np.outer(x[-1], y[-1]).ravel()
            total = np.zeros(m * n)
            for _ in range(steps):
                total += law
                law = sum(law[s] * np.outer(x[s], y[s]).ravel() for s in range(m * n))
            assert np.allclose(found[i, j].ravel(), total / steps, atol=1e-12)


def test_long_episodes_pay_like_patient_discounting_and_roles_differ() -> None:
    rows, columns = random_policies(np.random.default_rng(1), 3, (2, 2))
    long = episode_payoffs(episode_shares(rows, columns, 20_000), BOS)
    patient = values(rows, columns, BOS, "9999/10000")
    assert np.allclose(long, patient, atol=1e-3)
    assert not np.allclose(long, long.transpose(1, 0, 2), atol=1e-3)  # planted: roles exchanged


@given(st.integers(0, 10**6))
def test_the_bootstrap_counts_pairs_as_often_as_both_runs_are_drawn(seed: int) -> None:
    """The closed form against lists of drawn runs, with the same draws."""
    rng = np.random.default_rng(seed)
    k = 5
    table, chosen = rng.normal(size=(k, k)), ~np.eye(k, dtype=bool)
    times = np.random.default_rng(7).multinomial(k, np.full(k, 1 / k), size=200)
    means = []
    for counts in times:
        drawn = [i for i in range(k) for _ in range(counts[i])]
        numbers = [table[i, j] for i in drawn for j in drawn if chosen[i, j]]
        if numbers:
            means.append(np.mean(numbers))
    found = bootstrap_error(table, chosen, resamples=200, rng=7)
    if len(means) == 200:
        assert abs(found - np.std(means)) < 1e-9
    assert abs(found - np.std(means)) < 0.2 * found + 1e-9


@given(st.lists(st.tuples(fractions, fractions), min_size=1, max_size=6), fractions)
def test_inequity_is_the_sum_of_its_definition(rewards: list[tuple[F, F]], penalty: F) -> None:
    decay = F(1, 2)
    total = F(0)
    for t, (x, y) in enumerate(rewards):
        e = [sum(decay ** (t - s) * rewards[s][i] for s in range(t + 1)) for i in (0, 1)]
        total += x + y - penalty * abs(e[0] - e[1])
    assert inequity_averse_welfare(rewards, decay=decay, penalty=penalty) == total / len(rewards)
