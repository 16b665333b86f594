"""LOLA-Exact as published: 40 seeds and 15 opponents, drawn again and again from 300 runs.

The published figures are one such draw.  Each must lie within three standard deviations of the
draws, which is the error of both: seeds and opponents are sampled in the same way.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from gametheory_bp.dynamics import LearningSettings, preset, run
from gametheory_bp.evaluation import (
    PayoffMeasure,
    cross_payoffs,
    groups_by_ratio,
    payoff_measures,
    sampled_pairings,
)
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.reproduction._published_play import LOLA_BOS, LOLA_IPD

RUNS, SEEDS, OPPONENTS, DRAWS = 300, 40, 15, 200
GROUPS = ("egalitarian", "mixed", "utilitarian")


def one_draw(payoffs: Any, groups: Any, rng: Any) -> dict[str, tuple[float, ...]]:
    """Scores of all series, and mean payoffs of all pairings of groups, by the published rules."""
    chosen = rng.choice(len(payoffs), size=SEEDS, replace=False)
    table, names = payoffs[np.ix_(chosen, chosen)], groups[chosen]
    pairs = np.array(sampled_pairings(SEEDS, OPPONENTS, rng=rng))
    own, cross = table[range(SEEDS), range(SEEDS)], table[pairs[:, 0], pairs[:, 1]]
    every = np.concatenate([own, cross])
    measures = payoff_measures(["utilitarian", "egalitarian", "nash"], as_pair((0, 0)))
    values = [w.values(every) for w in measures if isinstance(w, PayoffMeasure)]
    score = np.max([found / found.max() for found in values], axis=0)  # w* as observed
    same = names[pairs[:, 0]] == names[pairs[:, 1]]
    found: dict[str, tuple[float, ...]] = {
        "self": (score[:SEEDS].mean(),),
        "cross": (score[SEEDS:].mean(),),
        "same": (score[SEEDS:][same].mean(),),
        "different": (score[SEEDS:][~same].mean(),),
    }
    for a in GROUPS:
        found[f"{a}, self-play"] = tuple(own[names == a].mean(axis=0))
        for b in GROUPS:
            met = (names[pairs[:, 0]] == a) & (names[pairs[:, 1]] == b)
            found[f"{a} - {b}"] = tuple(cross[met].mean(axis=0))
    return found


@cache
def draws(look_ahead: float) -> dict[str, tuple[Any, Any]]:
    """Mean and standard deviation of everything over many draws."""
    item = preset("iasymbos")
    settings = LearningSettings(look_ahead=look_ahead)
    learned = run(item.game, seeds=RUNS, rng=2021, settings=settings)
    payoffs = cross_payoffs(*learned.policies, item.game, 200)
    groups = np.array(groups_by_ratio(learned.logged_values))
    rng = np.random.default_rng(0)
    found = [one_draw(payoffs, groups, rng) for _ in range(DRAWS)]
    return {
        name: (np.mean([x[name] for x in found], axis=0), np.std([x[name] for x in found], axis=0))
        for name in found[0]
    }


def far_off(look_ahead: float, errors: float = 3.0) -> list[str]:
    """Published figures more than so many errors away."""
    told = {name: (mean,) for name, (mean, _, _) in LOLA_BOS.scores.items()}
    told |= LOLA_BOS.payoffs  # type: ignore[arg-type]
    off = []
    for name, published in told.items():
        mean, spread = draws(look_ahead)[name]
        # figures are printed with three or four decimals
        if (abs(mean - published) > errors * spread + 1e-3).any():
            off.append(name)
    return off


def test_published_figures_are_a_draw_of_ours() -> None:
    assert len(LOLA_BOS.scores) + len(LOLA_BOS.payoffs) == 16
    assert far_off(1.0) == []


def test_planted_errors_that_are_too_small_are_noticed() -> None:
    assert len(far_off(1.0, errors=0.2)) > 5


def test_the_transposed_dilemma_pays_what_was_published() -> None:
    item = preset("ipd", legacy_transposed=True)
    learned = run(item.game, seeds=SEEDS, settings=item.settings)
    payoffs = cross_payoffs(*learned.policies, item.evaluation_game, 200)
    own = np.eye(SEEDS, dtype=bool)
    for name, mask in (("self-play", own), ("cross-play", ~own)):
        # published means are over sampled episodes of nearly certain cooperation
        assert payoffs[mask].mean(axis=0) == pytest.approx(LOLA_IPD.payoffs[name], abs=3e-4)
    true = run(item.evaluation_game, seeds=SEEDS, settings=item.settings)
    assert cross_payoffs(*true.policies, item.evaluation_game, 200)[~own].mean() < -1.05  # planted
