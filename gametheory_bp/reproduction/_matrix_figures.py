"""Matrix games of figures 3, 4 and 8: what was published, what its rules give, what is correct.

*As run*: the rules of the release.  LOLA-Exact learns the prisoner's dilemma on transposed
matrices; 15 random opponents; w* is the largest observed welfare; d of the dilemma is
(-3, -3).  *Correct*: the true games; all ordered pairs; w* is the largest attainable welfare; d of
the dilemma is (-2, -2), what mutual defection pays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from gametheory_bp.display import Table
from gametheory_bp.evaluation import (
    CrossPlayRuns,
    ScoreTable,
    SeriesScore,
    sampled_pairings,
    score_table,
)
from gametheory_bp.evaluation.number_words import number_words, with_error
from gametheory_bp.exact.exactness import EXACT
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.reproduction._cooperative_play import cooperative
from gametheory_bp.reproduction._learned_play import learned
from gametheory_bp.reproduction._published_play import (
    AMTFT_BOS,
    AMTFT_IPD,
    LOLA_BOS,
    LOLA_IPD,
    PublishedPlay,
)

__all__ = ["NAMES", "MatrixPlay", "matrix_play", "payoff_comparison", "score_comparison"]

DEFECTED, LOWEST = (Fraction(-2), Fraction(-2)), (Fraction(-3), Fraction(-3))
ZERO = (Fraction(0), Fraction(0))
SUM_AND_MIN, WITH_NASH = ("utilitarian", "egalitarian"), ("utilitarian", "egalitarian", "nash")
OPPONENTS = 15
NAMES = ("IPD, amTFT", "IPD, LOLA-Exact", "IAsymBoS, amTFT", "IAsymBoS, LOLA-Exact")


@dataclass(frozen=True, slots=True)
class MatrixPlay:
    """An environment and an algorithm, as run and correct.

    Attributes
    ----------
    name : str
    game : BimatrixGame
        What is evaluated on.
    published : PublishedPlay
    legacy, correct : CrossPlayRuns
    legacy_scores, correct_scores : ScoreTable
    """

    name: str
    game: BimatrixGame
    published: PublishedPlay
    legacy: CrossPlayRuns
    correct: CrossPlayRuns
    legacy_scores: ScoreTable
    correct_scores: ScoreTable

    @property
    def exact(self) -> bool:
        """Whether payoffs are exact: agents that solve the game, not learners."""
        return self.correct.exactness == EXACT


@lru_cache(maxsize=32)
def matrix_play(folder: Path | None, name: str) -> MatrixPlay:
    """One of ``NAMES``; runs of learners come from the journal in a folder."""
    environment, algorithm = name.split(", ")
    dilemma = environment == "IPD"
    lowest, proper = (LOWEST, DEFECTED) if dilemma else (ZERO, ZERO)
    if algorithm == "amTFT":
        game_id = "prisoners_dilemma" if dilemma else "asymmetric_bach_or_stravinsky"
        played = cooperative(game_id, lowest)
        game, runs, legacy = played.game, played.runs, played.runs
        published = AMTFT_IPD if dilemma else AMTFT_BOS
        welfare: tuple[str, ...] = SUM_AND_MIN
    else:
        title = "prisoner's dilemma" if dilemma else "asymmetric Bach or Stravinsky"
        found = learned(folder, title)
        game, runs = found.game, found.runs
        legacy = learned(folder, f"{title}, transposed").runs if dilemma else runs
        published = LOLA_IPD if dilemma else LOLA_BOS
        welfare = SUM_AND_MIN if dilemma else WITH_NASH
        legacy = legacy.sampled(sampled_pairings(len(legacy.seeds), OPPONENTS, rng=0))
    return MatrixPlay(
        name,
        game,
        published,
        legacy,
        runs,
        score_table(legacy, welfare, lowest),
        score_table(runs, welfare, proper, among=game),
    )


def score_comparison(plays: Sequence[MatrixPlay]) -> Table:
    """Normalized scores: published, as run, correct."""
    rows = []
    for found in plays:
        for series in ("self", "cross", "same", "different"):
            told = found.published.scores.get(series)
            cells = ["-" if told is None else _told(*told)]
            for table in (found.legacy_scores, found.correct_scores):
                line = next((x for x in table.lines if x.series == series), None)
                # copies of exact agents: how many there are decides the mean over all pairs
                mixed = found.exact and series == "cross"
                cells.append("-" if line is None or mixed else _computed(line, found.exact))
            rows.append((found.name, series, *cells))
    heads = ("environment, algorithm", "series", "published", "as run, w* observed",
             "correct, w* attainable")  # fmt: skip
    note = (
        "by mean reward per step; mean ± standard error over pairs, seeds: error when seeds are "
        "drawn again, (pairs); as run: rules of the release; correct: true games, all ordered "
        "pairs, d of the dilemma (-2, -2); amTFT: two exact agents for each welfare function"
    )
    return Table("Normalized scores", heads, tuple(rows), note)


def _computed(line: SeriesScore, exact: bool) -> str:
    if exact:
        return f"{number_words(line.mean)} exactly"
    seeds = "" if line.seed_error is None else f", seeds {line.seed_error:.4f}"
    return f"{with_error(line.mean, line.error)}{seeds} ({line.profiles})"


def _told(mean: float, error: float | None, pairs: int) -> str:
    words = f"{mean:.4f}" if error is None else with_error(mean, error)
    return f"{words} ({pairs})"


def payoff_comparison(plays: Sequence[MatrixPlay]) -> Table:
    """Mean rewards: published, as run, correct."""
    rows = []
    for found in plays:
        told = dict(found.published.payoffs)
        both = [
            {row[0]: (f"{row[1]}, {row[2]}", row[3], row[4]) for row in runs.display().rows}
            for runs in (found.legacy, found.correct)
        ]
        for words in dict.fromkeys((*told, *both[0], *both[1])):
            cells = [_pair(told.get(words))]
            for one in both:
                means, errors, number = one.get(words, ("-", "", ""))
                words_found = means if found.exact else f"{means} ± {errors} ({number})"
                cells.append(words_found if number else "-")
            rows.append((found.name, words, *cells))
    runs = "; ".join(
        f"{found.name}: {found.correct.run_words()}" for found in plays if "LOLA" in found.name
    )
    heads = ("environment, algorithm", "pairing (row - column)", "published", "as run", "correct")
    return Table("Mean rewards per step", heads, tuple(rows), runs)


def _pair(payoffs: tuple[float, float] | None) -> str:
    return "-" if payoffs is None else f"{payoffs[0]:g}, {payoffs[1]:g}"
