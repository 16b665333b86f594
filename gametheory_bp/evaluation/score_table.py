"""Scores of self-play and cross-play side by side, by one common largest welfare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import EmptySetError
from gametheory_bp.evaluation.cross_play_runs import SERIES, CrossPlayRuns, Series
from gametheory_bp.evaluation.normalized_score import PER_STEP, NormalizedScore, normalized_score
from gametheory_bp.evaluation.number_words import number_words
from gametheory_bp.evaluation.series_lines import line_of
from gametheory_bp.evaluation.standard_error import bootstrap_error, mean, standard_error

__all__ = ["ScoreTable", "SeriesScore", "score_table"]


@dataclass(frozen=True, slots=True)
class SeriesScore:
    """The score of one series of profiles.

    Attributes
    ----------
    series : str
    profiles : int
    mean : number
    error : float
        Standard error with pairs as independent, as published.
    seed_error : float or None
        The same by drawing seeds again; None where runs are too few for that.
    """

    series: Series
    profiles: int
    mean: Any
    error: float
    seed_error: float | None


@dataclass(frozen=True, slots=True)
class ScoreTable(Displayed):
    """Scores of the series of some runs.

    Attributes
    ----------
    lines : tuple of SeriesScore
        Series without a pairing are left out.
    measured : NormalizedScore
        The scores of all evaluated profiles: w*, d and what they are taken from.
    runs : str
        How many runs, and how many were discarded.

    Examples
    --------
    >>> from gametheory_bp.evaluation.cross_play_runs import cross_play_runs
    >>> runs = cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]], groups=["u", "e"])
    >>> table = score_table(runs, ["utilitarian", "egalitarian"])
    >>> [(line.series, str(line.mean)) for line in table.lines]
    [('self', '1'), ('cross', '0'), ('different', '0')]
    """

    lines: tuple[SeriesScore, ...]
    measured: NormalizedScore
    runs: str

    def line(self, series: Series) -> SeriesScore:
        """The line of a series.

        Raises
        ------
        UnknownNameError
            If no profile is of that series.
        """
        return line_of(self.lines, series)

    def display(self) -> Table:
        """One line per series; the note names w*, d and the criterion."""
        head = f"score by {self.measured.criterion}"
        rows = tuple(
            (
                line.series,
                number_words(line.mean),
                f"{line.error:.4f}",
                "-" if line.seed_error is None else f"{line.seed_error:.4f}",
                str(line.profiles),
            )
            for line in self.lines
        )
        kind = "attainable" if self.measured.taken_from == "exact" else "observed"
        tops = ", ".join(f"{number_words(v)} {name}" for name, v in self.measured.maxima)
        d = ", ".join(map(str, self.measured.disagreement))
        note = f"w* {kind}: {tops}; d = ({d}); {self.runs}; {self.measured.exactness}"
        heads = ("series", head, "error, pairs", "error, seeds", "profiles")
        return Table("Normalized score", heads, rows, note)


def score_table(
    runs: CrossPlayRuns,
    welfare: Sequence[str] = ("utilitarian", "egalitarian"),
    disagreement: Any = (0, 0),
    *,
    among: Any = None,
    criterion: str = PER_STEP,
    resamples: int = 1000,
    rng: Any = 0,
) -> ScoreTable:
    """NormalizedScore of self-play, of cross-play, and of cross-play within and between groups.

    Parameters
    ----------
    runs : CrossPlayRuns
    welfare, disagreement, among, criterion
        As for :func:`normalized_score`; without ``among`` w* is the largest welfare among the
        profiles of self-play and of the cross-play that is evaluated.
    resamples : int
        Of the bootstrap over seeds.
    rng : int, SeedSequence or numpy Generator

    Returns
    -------
    ScoreTable

    Raises
    ------
    EmptySetError, InputValueError
        As for :func:`normalized_score`.

    Exactness
    ---------
    Means are Fractions for exact payoffs; errors are floats.

    Certificate
    -----------
    None; see :func:`normalized_score`.

    References
    ----------
    Stastny et al. (2021), section 4.2 and figure 3.
    """
    pairs = (*runs.pairs("self"), *runs.pairings)
    payoffs = [runs.payoffs[i][j] for i, j in pairs]
    measured = normalized_score(payoffs, welfare, disagreement, among=among, criterion=criterion)
    score = dict(zip(pairs, measured.scores, strict=True))
    lines = []
    for series in SERIES:
        chosen = runs.pairs(series)
        if chosen:
            values = [score[pair] for pair in chosen]
            error = _seed_error(len(runs.seeds), score, chosen, resamples, rng)
            lines.append(
                SeriesScore(series, len(values), mean(values), standard_error(values), error)
            )
    return ScoreTable(tuple(lines), measured, runs.run_words())


def _seed_error(
    size: int, score: dict[tuple[int, int], Any], chosen: Sequence[tuple[int, int]],
    resamples: int, rng: Any,
) -> float | None:  # fmt: skip
    import numpy as np

    table, mask = np.zeros((size, size)), np.zeros((size, size), dtype=bool)
    for i, j in chosen:
        table[i, j], mask[i, j] = float(score[i, j]), True
    try:
        return bootstrap_error(table, mask, resamples=resamples, rng=rng) if size > 2 else None
    except EmptySetError:  # hardly a resample holds a pair
        return None
