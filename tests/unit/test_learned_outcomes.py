"""Claims about LOLA can come out otherwise; long-run play of deterministic policies is counted."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from gametheory_bp.claims import Claim
from gametheory_bp.claims.finding import Finding
from gametheory_bp.errors import ShapeError
from gametheory_bp.evaluation import cycle_counts, episode_shares, nearest_actions
from gametheory_bp.games.bimatrix import BimatrixGame
from theory_checks import papers

CLAIMS = papers()["stastny_2021"]
# C dominates: what the published runs of the dilemma learned on
TAME = BimatrixGame([[3, 1], [0, 0]], [[3, 0], [1, 0]], title="tame")


def decided(name: str, game: BimatrixGame) -> Finding:
    claim: Claim = CLAIMS.load(name)
    return claim.decide({"game": game})


@pytest.mark.parametrize("name", ["lola_symmetric_bos", "lola_asymmetric_bos"])
def test_no_failure_is_found_where_nobody_disagrees(name: str) -> None:
    claim = CLAIMS.load(name)
    found = claim.decide(claim.flipped())
    assert found.verdict == "refuted" and found.weaker_verdict == "tested"
    witness = dict(found.witness)
    both = witness["pairs that coordinate for ever"], witness["pairs of different runs"]
    assert both[0] > 0.95 * both[1]


def test_a_dilemma_that_is_none_is_cooperated_in() -> None:
    found = decided("lola_dilemma", TAME)
    witness = dict(found.witness)
    assert found.verdict == "tested"
    assert witness["pairs that play (C, C) for ever"] == witness["pairs of different runs"]


def test_shaping_is_not_needed_where_outcomes_agree() -> None:
    found = decided("lola_shaping", CLAIMS.load("lola_shaping").flipped()["game"])
    assert found.verdict == "refuted" and found.weaker_verdict == "refuted"


def test_cycles_are_the_long_run_of_simulated_play() -> None:
    rng = np.random.default_rng(1)
    rows, columns = rng.integers(2, size=(6, 5)), rng.integers(2, size=(7, 5))
    counts, steps = cycle_counts(rows, columns, (2, 2))
    long = episode_shares(np.eye(2)[rows], np.eye(2)[columns], 12_000 + 4)
    short = episode_shares(np.eye(2)[rows], np.eye(2)[columns], 4)
    later = (long * 12_004 - short * 4) / 12_000
    assert steps == 12 and np.allclose(counts / steps, later, atol=1e-9)
    wrong, _ = cycle_counts(rows[:, ::-1], columns, (2, 2))  # planted: the first step comes last
    assert (wrong != counts).any()
    with pytest.raises(ShapeError):
        cycle_counts(rows[:, :4], columns, (2, 2))


def test_long_run_in_games_with_three_actions() -> None:
    policy = np.zeros((1, 10), dtype=int)
    policy[0, [9, 0, 4]] = [0, 1, 2]  # 0, 1, 2, 0, ... for two who do the same
    counts, steps = cycle_counts(policy, policy, (3, 3))
    assert Fraction(int(counts[0, 0, 2, 2]), steps) == Fraction(1, 3)


def test_ties_go_to_the_first_action() -> None:
    assert nearest_actions([[[0.5, 0.5]]]).tolist() == [[0]]
    with pytest.raises(ShapeError):
        nearest_actions([0.5, 0.5])
