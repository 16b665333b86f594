"""An environment and an algorithm: published, by the rules of the release, and correctly.

Published numbers are means over pairs with errors that take pairs as independent; w* is the largest
observed welfare.  *As run* follows the same rules; *correct* takes the true games and the largest
attainable welfare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gametheory_bp.display import Table
from gametheory_bp.evaluation import (
    SERIES,
    CrossPlayRuns,
    ScoreTable,
    SeriesScore,
    mean,
    standard_error,
)
from gametheory_bp.evaluation.number_words import number_words, with_error
from gametheory_bp.exact.exactness import EXACT
from gametheory_bp.reproduction._published_play import PublishedPlay

__all__ = [
    "EVERY",
    "SERIES",
    "EvaluatedPlay",
    "attainment_table",
    "drawn_series",
    "payoff_comparison",
    "score_comparison",
    "told_words",
]

EVERY = "every pairing"
"""Published where all of them pay the same."""


@dataclass(frozen=True, slots=True)
class EvaluatedPlay:
    """An environment and an algorithm, as run and correct.

    Attributes
    ----------
    name : str
    attainable : BimatrixGame, or corners
        What is attainable: the feasible payoffs of a game, or the convex hull of corners.
    published : PublishedPlay
    legacy, correct : CrossPlayRuns
    legacy_scores, correct_scores : ScoreTable
    """

    name: str
    attainable: Any
    published: PublishedPlay
    legacy: CrossPlayRuns
    correct: CrossPlayRuns
    legacy_scores: ScoreTable
    correct_scores: ScoreTable

    @property
    def exact(self) -> bool:
        """Whether payoffs are exact: agents that solve the game, not learners."""
        return self.correct.exactness == EXACT


def drawn_series(found: EvaluatedPlay) -> tuple[str, ...]:
    """Runs that are not grouped have one kind of cross-play, drawn as that of the same group."""
    return ("self", "same", "different") if len(set(found.correct.groups)) > 1 else ("self", "same")


def score_comparison(
    plays: Sequence[EvaluatedPlay],
    exact: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Table:
    """Normalized scores: published, as run, correct; and of exact agents, by (name, series)."""
    rows = []
    for found in plays:
        for series in SERIES:
            told = found.published.scores.get(series)
            cells = ["-" if told is None else told_words(*told)]
            for table in (found.legacy_scores, found.correct_scores):
                line = next((x for x in table.lines if x.series == series), None)
                # copies of exact agents: how many there are decides the mean over all pairs
                mixed = found.exact and series == "cross"
                cells.append("-" if line is None or mixed else _computed(line, found.exact))
            if exact:
                cells.append(exact.get((found.name, series), "-"))
            rows.append((found.name, series, *cells))
    heads = [
        "environment, algorithm",
        "series",
        "published",
        "as run, w* observed",
        "correct, w* attainable",
    ]
    if exact:
        heads.append("exact agents, w* attainable")
    note = (
        "by mean reward per step; mean ± standard error over pairs, seeds: error when seeds are "
        "drawn again, (pairs); as run: rules of the release; correct: true games, all ordered "
        "pairs, d of the dilemma (-2, -2)"
    )
    if any(found.exact for found in plays):
        note += "; amTFT: two exact agents for each welfare function"
    return Table("Normalized scores", tuple(heads), tuple(rows), note)


def _computed(line: SeriesScore, exact: bool) -> str:
    if exact:
        return f"{number_words(line.mean)} exactly"
    seeds = "" if line.seed_error is None else f", seeds {line.seed_error:.4f}"
    return f"{with_error(line.mean, line.error)}{seeds} ({line.profiles})"


def told_words(value: float, error: float | None, pairs: int) -> str:
    """A published score."""
    words = f"{value:.4f}" if error is None else with_error(value, error)
    return f"{words} ({pairs})"


def payoff_comparison(
    plays: Sequence[EvaluatedPlay],
    exact: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Table:
    """Mean rewards: published, as run, correct; and of exact agents, by (name, pairing)."""
    rows = []
    for found in plays:
        told = dict(found.published.payoffs)
        both = [
            {_full_words(row[0], runs, told): (f"{row[1]}, {row[2]}", row[3], row[4])
             for row in runs.display().rows}
            for runs in (found.legacy, found.correct)
        ]  # fmt: skip
        if EVERY in told:
            for lines, runs in zip(both, (found.legacy, found.correct), strict=True):
                lines[EVERY] = _all_of(runs)
        for words in dict.fromkeys((*told, *both[0], *both[1])):
            cells = [_pair(told.get(words))]
            for one in both:
                means, errors, number = one.get(words, ("-", "", ""))
                words_found = means if found.exact else f"{means} ± {errors} ({number})"
                cells.append(words_found if number else "-")
            if exact:
                cells.append(exact.get((found.name, words), "-"))
            rows.append((found.name, words, *cells))
    kept = "; ".join(
        f"{found.name}: {found.correct.run_words()}" for found in plays if not found.exact
    )
    heads = ["environment, algorithm", "pairing (row - column)", "published", "as run", "correct"]
    if exact:
        heads.append("exact agents")
    return Table("Mean rewards per step", tuple(heads), tuple(rows), kept)


def _full_words(words: str, runs: CrossPlayRuns, told: Mapping[str, Any]) -> str:
    """A pairing with its groups, where all runs are of one of those that were published."""
    group, *others = dict.fromkeys(runs.groups)
    if others or f"{group}, self-play" not in told:
        return words
    return {"self-play": f"{group}, self-play", "cross-play": f"{group} - {group}"}[words]


def attainment_table(plays: Sequence[EvaluatedPlay]) -> Table:
    """Self-play of each group: gains over d beside the largest that joint plans attain."""
    rows = []
    for found in plays:
        measured = found.correct_scores.measured
        d, most = measured.disagreement, dict(measured.maxima)
        tops = most["utilitarian"] - sum(d), most["egalitarian"]
        own = list(zip(found.correct.groups, found.correct.of("self"), strict=True))
        for group in dict.fromkeys(found.correct.groups):
            gains = [(x - d[0], y - d[1]) for name, (x, y) in own if name == group]
            both = [float(x + y) for x, y in gains], [float(min(pair)) for pair in gains]
            cells = [
                f"{with_error(mean(values), standard_error(values))} of {float(top):.4f} "
                f"({mean(values) / float(top):.1%})"
                for values, top in zip(both, tops, strict=True)
            ]
            rows.append((found.name, group, str(len(gains)), *cells))
    heads = ("environment, algorithm", "group", "runs", "sum of gains, of the largest",
             "smaller gain, of the largest")  # fmt: skip
    note = (
        "gains over d per step, mean over runs ± standard error; largest of episodes of the same "
        "length, those of coin games up to 1/1000; d of the dilemma (-2, -2), else (0, 0)"
    )
    return Table("Self-play against what is attainable", heads, tuple(rows), note)


def _all_of(runs: CrossPlayRuns) -> tuple[str, str, str]:
    """Means, errors and number of all profiles together."""
    payoffs = (*runs.of("self"), *runs.of("cross"))
    both = [[pair[k] for pair in payoffs] for k in (0, 1)]
    means = ", ".join(number_words(mean(values)) for values in both)
    errors = ", ".join(f"{standard_error(values):.4f}" for values in both)
    return means, errors, str(len(payoffs))


def _pair(payoffs: tuple[float, float] | None) -> str:
    return "-" if payoffs is None else f"{payoffs[0]:g}, {payoffs[1]:g}"
