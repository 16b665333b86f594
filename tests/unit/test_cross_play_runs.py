"""Tables of runs: roles, series, groups, discarded runs, errors."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np
import pytest

from gametheory_bp.errors import EmptySetError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.evaluation import (
    all_pairings,
    bootstrap_error,
    coordination_shares,
    cross_play_runs,
    groups_by_optimum,
    groups_by_ratio,
    outcome_class,
    outcome_shares,
    sampled_pairings,
    score_table,
    standard_error,
)
from gametheory_bp.exact.exactness import EXACT, FLOAT
from gametheory_bp.games.library import load_game

BOS = load_game("asymmetric_bach_or_stravinsky")
# the row player of run i earns 10 i + j with the column player of run j: roles show
ROLES = [[(10 * i + j, -(10 * i + j)) for j in range(4)] for i in range(4)]


def test_a_row_player_plays_row() -> None:
    runs = cross_play_runs(ROLES, "abcd", ["x", "x", "y", "y"])
    assert runs.of("self") == ((0, 0), (11, -11), (22, -22), (33, -33))
    assert runs.between("x", "y") == ((2, -2), (3, -3), (12, -12), (13, -13))
    assert runs.between("y", "x") == ((20, -20), (21, -21), (30, -30), (31, -31))
    assert runs.number("cross") == 12 == runs.number("same") + runs.number("different")
    assert runs.exactness == EXACT
    assert cross_play_runs(np.array(ROLES, dtype=float)).exactness == FLOAT


def test_published_pairs_have_distinct_opponents_in_the_row_role() -> None:
    pairs = sampled_pairings(40, 15, rng=3)
    assert len(set(pairs)) == 600 and not any(i == j for i, j in pairs)
    assert [sum(j == k for _, j in pairs) for k in range(40)] == [15] * 40
    assert sampled_pairings(40, 15, rng=3) == pairs != sampled_pairings(40, 15, rng=4)
    assert sorted(sampled_pairings(5, 4)) == sorted(all_pairings(5))
    with pytest.raises(InputValueError, match="from 1 to 4"):
        sampled_pairings(5, 5)


def test_a_sample_keeps_the_table_and_narrows_the_series() -> None:
    runs = cross_play_runs(ROLES, groups=["x", "x", "y", "y"]).sampled([(0, 1), (2, 1)])
    assert runs.of("cross") == ((1, -1), (21, -21)) and runs.of("same") == ((1, -1),)
    with pytest.raises(InputValueError, match="two different runs"):
        runs.sampled([(1, 1)])


def test_discarded_runs_are_told() -> None:
    kept = cross_play_runs(
        ROLES, "abcd", keep=lambda x: "below 20" if x[0] < 20 else "", discard={"d": "diverged"}
    )
    assert kept.seeds == ("c",) and kept.payoffs == (((22, -22),),)
    assert kept.discarded == (("a", "below 20"), ("b", "below 20"), ("d", "diverged"))
    assert "2 discarded: below 20; 1 discarded: diverged" in str(kept)
    with pytest.raises(EmptySetError):
        cross_play_runs(ROLES, keep=lambda x: "all")
    with pytest.raises(InputValueError, match="no runs"):
        cross_play_runs(ROLES, discard={9: "?"})


def test_bad_tables_are_refused() -> None:
    with pytest.raises(ShapeError, match="not square"):
        cross_play_runs([[(1, 1), (2, 2)]])
    with pytest.raises(InputValueError, match="twice"):
        cross_play_runs(ROLES, "aabc")
    with pytest.raises(ShapeError, match="one per run"):
        cross_play_runs(ROLES, groups=["x"])
    with pytest.raises(UnknownNameError):
        cross_play_runs(ROLES).of("between")  # type: ignore[arg-type]


def test_groups_by_ratio_and_by_optimum() -> None:
    payoffs = [(2.9, 2.0), (3.0, 2.0), (4.9, 2.0), (5.0, 2.0), (-1.0, -1.0)]
    assert groups_by_ratio(payoffs) == (
        "egalitarian", "mixed", "mixed", "utilitarian", "egalitarian",
    )  # fmt: skip
    with pytest.raises(InputValueError):
        groups_by_ratio([(1, 0)])
    optima = {"one": (F(4), F(1)), "two": (F(2), F(2))}
    assert groups_by_optimum([(3, F(3, 2)), (2.9, 1.6)], optima) == ("one", "two")


def test_outcomes_have_classes_and_shares_errors() -> None:
    assert [outcome_class(*x) for x in ((F(9, 10), 0), (0, 1), (0.5, 0.45), (0.5, 0.3))] == [
        "BB", "SS", "alternating", "inefficient",
    ]  # fmt: skip
    with pytest.raises(InputValueError, match="above 1/2"):
        outcome_class(1, 0, F(1, 2))
    assert coordination_shares((4, 1), BOS) == (1, 0)
    assert coordination_shares((F(1), F(1)), BOS) == (0, F(1, 2))
    with pytest.raises(InputValueError, match="differ"):
        coordination_shares((-1, -1), load_game("prisoners_dilemma"))
    found = outcome_shares(["BB"] * 3 + ["SS"])
    assert found.share("BB") == F(3, 4) and found.error("BB") == pytest.approx(0.21651, abs=1e-5)
    with pytest.raises(InputValueError, match="none of"):
        outcome_shares(["CC"])


def test_errors_over_seeds_are_larger_where_pairs_share_seeds() -> None:
    """A run that is good with everybody: 380 pairs, yet only 20 independent numbers."""
    quality = np.arange(20.0)
    table = quality[:, None] + quality[None, :]
    apart = ~np.eye(20, dtype=bool)
    over_seeds = bootstrap_error(table, apart, resamples=4000, rng=1)
    assert over_seeds > 3 * standard_error(table[apart].tolist())
    # the mean over pairs is close to twice the mean quality, whose error is known
    assert over_seeds == pytest.approx(2 * quality.std() / np.sqrt(20), rel=0.06)


def test_bootstrap_of_self_play_is_the_usual_one() -> None:
    rng = np.random.default_rng(5)
    own = rng.normal(size=30)
    found = bootstrap_error(np.diag(own), np.eye(30, dtype=bool), resamples=4000, rng=2)
    assert found == pytest.approx(own.std() / np.sqrt(30), rel=0.06)
    with pytest.raises(EmptySetError, match="choose at least one"):
        bootstrap_error(np.zeros((3, 3)), np.zeros((3, 3), dtype=bool))
    with pytest.raises(ShapeError):
        bootstrap_error([[1.0, 2.0]], [[True, True]])


def test_a_table_of_scores_is_exact_for_fractions() -> None:
    table = [[(4, 1), (4, 1), (0, 0)], [(4, 1), (4, 1), (0, 0)], [(0, 0), (1, 1), (2, 2)]]
    runs = cross_play_runs(table, groups=["u", "u", "e"])
    found = score_table(runs, ["utilitarian", "egalitarian"], among=BOS)
    means = {line.series: line.mean for line in found.lines}
    assert means == {"self": 1, "cross": F(5, 12), "same": 1, "different": F(1, 8)}
    assert found.line("same").seed_error == 0 < found.line("different").error
    with pytest.raises(UnknownNameError):
        score_table(cross_play_runs([[(4, 1)]])).line("cross")
