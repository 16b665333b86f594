"""Cooperative success in matrix games (the matrix games of figure 3 of the paper)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.display import Stack, Table
from gametheory_bp.evaluation import (
    Recorded,
    mean,
    normalized_score,
    score_table,
    standard_error,
)
from gametheory_bp.evaluation.cross_play_runs import Series
from gametheory_bp.evaluation.number_words import number_words, with_error
from gametheory_bp.plotting.score_bars import BarGroup, ScoreBars, bar_group, score_bars_figure
from gametheory_bp.reproduction._cooperative_play import cooperative
from gametheory_bp.reproduction._evaluated_play import (
    EvaluatedPlay,
    drawn_series,
    score_comparison,
)
from gametheory_bp.reproduction._learned_play import learned, learning_steps
from gametheory_bp.reproduction._matrix_figures import (
    DEFECTED,
    LOWEST,
    NAMES,
    SUM_AND_MIN,
    WITH_NASH,
    ZERO,
    matrix_play,
)
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure


SERIES: tuple[Series, ...] = ("self", "cross")
BEST_EQUAL = 4
"""Inequity-averse welfare of (S, S) for ever, the largest: see ``Cooperative.inequity``."""


def _bars(folder: Path | None) -> list[ScoreBars]:
    """As run on the left of each pair of groups, correct on the right."""
    panels = []
    for title, names in (("Social dilemma", NAMES[:2]), ("Asymmetric bargaining", NAMES[2:])):
        groups: list[BarGroup] = []
        for name in names:
            found = matrix_play(folder, name)
            series = drawn_series(found)
            words = name.replace(", ", "\n")
            groups += [
                bar_group(f"{words}\nas run", found.legacy_scores, series,
                          found.published.measured),
                bar_group(f"{words}\ncorrect", found.correct_scores, series),
            ]  # fmt: skip
        panels.append(ScoreBars(title, tuple(groups)))
    return panels


def _table(folder: Path | None) -> Stack:
    plays = [matrix_play(folder, name) for name in NAMES]
    parts = (
        score_comparison(plays), _printed(), _printed_lola(folder), _two_disagreements(plays[1]),
    )  # fmt: skip
    return Stack("Normalized scores in matrix games", parts)


def _printed() -> Table:
    """Scores of amTFT with the set W of the paper's text, {utilitarian, inequity averse}."""
    rows = []
    for name, game, d in (("IPD", "prisoners_dilemma", LOWEST),
                          ("IAsymBoS", "asymmetric_bach_or_stravinsky", ZERO)):  # fmt: skip
        found = cooperative(game, d)
        pairs = (*found.runs.pairs("self"), *found.runs.pairings)
        payoffs = [found.runs.payoffs[i][j] for i, j in pairs]
        printed, released = (
            normalized_score(payoffs, ["utilitarian", other], d, among=found.game)
            for other in (found.inequity(d), "egalitarian")
        )
        for series in ("self", "same", "different"):
            chosen = set(found.runs.pairs(series))
            cells = []
            for score in (printed, released):
                values = [s for pair, s in zip(pairs, score.scores, strict=True) if pair in chosen]
                cells.append(number_words(sum(values) / len(values)))
            rows.append((name, series, *cells))
    heads = ("environment", "series", "W as printed", "W as released")
    note = (
        "printed: {utilitarian, inequity averse}, the latter over trajectories of 20 steps with "
        "decay 576/625 and penalty 1; released: {utilitarian, egalitarian}; by mean per step; exact"
    )
    return Table("amTFT: the two sets of welfare functions", heads, tuple(rows), note)


def _printed_lola(folder: Path | None) -> Table:
    """Self-play of LOLA-Exact with either set W; inequity is measured along episodes."""
    found = learned(folder, "asymmetric Bach or Stravinsky")
    inequity = found.inequity
    recorded = Recorded("inequity_averse", tuple(x.value for x in inequity), 0, BEST_EQUAL)
    payoffs = found.runs.of("self")
    sets = (("utilitarian", recorded), ("utilitarian", "egalitarian"), WITH_NASH)
    scores = [normalized_score(payoffs, names, ZERO, among=found.game) for names in sets]
    rows = []
    for group in dict.fromkeys(found.runs.groups):
        own = [k for k, name in enumerate(found.runs.groups) if name == group]
        values = [inequity[k].value for k in own]
        cells = [with_error(mean(s), standard_error(s))
                 for s in ([float(score.scores[k]) for k in own] for score in scores)]  # fmt: skip
        rows.append((group, with_error(mean(values), standard_error(values)), *cells))
    room = max(float(x.within) for x in inequity)
    heads = ("group", "inequity-averse welfare", "W = {util, inequity averse}",
             "W = {util, egalitarian}", "and Nash, as released")  # fmt: skip
    note = (
        f"inequity-averse welfare: expectation over episodes of 200 steps, decay 576/625, penalty "
        f"1, each within {room:.3f} (not sampled), so scores within {room / BEST_EQUAL:.3f}; its "
        f"largest value is 4, by (S, S) for ever; d = (0, 0); errors over runs; float"
    )
    return Table("LOLA-Exact in IAsymBoS, self-play: sets of welfare functions", heads,
                 tuple(sorted(rows)), note)  # fmt: skip


def _two_disagreements(found: EvaluatedPlay) -> Table:
    """The dilemma, correctly learned, measured from either disagreement profile."""
    tables = [
        score_table(found.correct, SUM_AND_MIN, d, among=among)
        for d in (LOWEST, DEFECTED)
        for among in (None, found.attainable)
    ]
    rows = tuple(
        (series, *(with_error(t.line(series).mean, t.line(series).error) for t in tables))
        for series in SERIES
    )
    heads = ("series", *(f"d = ({d[0]}, {d[1]}), w* {kind}" for d in (LOWEST, DEFECTED)
                         for kind in ("observed", "attainable")))  # fmt: skip
    note = "by mean reward per step; (-3, -3) is what the paper takes, (-2, -2) what defection pays"
    return Table("LOLA-Exact in the true dilemma, by disagreement profile", heads, rows, note)


def _figure(folder: Path | None) -> Figure:
    return score_bars_figure(_bars(folder))


def _reproduction(folder: Path | None) -> Reproduction:
    return Reproduction(
        title="Normalized scores in the prisoner's dilemma and asymmetric Bach or Stravinsky",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "figure 3, matrix games",
        table=lambda: _table(folder),
        figure=lambda: _figure(folder),
        steps=lambda: learning_steps(folder),
        kept_in=_reproduction,
    )


FIGURE_3_MATRIX = _reproduction(None)
