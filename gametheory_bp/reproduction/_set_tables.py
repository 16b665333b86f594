"""Tables of amTFT(W1) against amTFT(W2): published beside exact, payoffs, scores of all pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gametheory_bp.display import Table
from gametheory_bp.evaluation.number_words import number_words
from gametheory_bp.reproduction import _set_play
from gametheory_bp.reproduction._set_play import CRITERIA, SetPlay, short

__all__ = ["LEGEND", "PAPER_SETS", "overlap_table", "payoff_table", "published_table",
           "score_matrix"]  # fmt: skip

PAPER_SETS = (("utilitarian",), ("egalitarian",), ("utilitarian", "egalitarian"))
"""The sets of figure 5 and table 5; the egalitarian rule stands for inequity aversion."""
LEGEND = "U utilitarian, E egalitarian, N Nash, K Kalai-Smorodinsky; row W1, column W2"
WORDS = {"discounted": "discounted", "average": "long-run average", 100: "100 steps"}
STEPS = CRITERIA.index(100)


def _pairs() -> list[tuple[Any, Any]]:
    return [(one, two) for one in PAPER_SETS for two in PAPER_SETS]


def _reading(play: SetPlay) -> str:
    return "section 5.1" if play.reading == "paper" else "as released, never punishing"


def published_table(
    plays: tuple[SetPlay, ...], told: Mapping[tuple[Any, Any], float] | None = None
) -> Table:
    """The nine pairs of the paper: published score, exact agents by each reading and maximum."""
    heads, columns = ["W1", "W2"], []
    if told is not None:
        heads.append("published, w* observed over 100 steps")
        columns.append([f"{told[pair]:.2f}" for pair in told])
    for play in plays:
        for observed in (True, False):
            found, scores = play.scores(STEPS, observed=observed, among=_pairs())
            tops = ", ".join(f"{short_name(n)} {number_words(v)}" for n, v in found.maxima)
            kind = "observed" if observed else "attainable"
            heads.append(f"{_reading(play)}, w* {kind} over 100 steps: {tops}")
            columns.append([f"{float(scores[pair]):.2f}" for pair in _pairs()])
    rows = tuple(
        (short(one), short(two), *(column[k] for column in columns))
        for k, (one, two) in enumerate(_pairs())
    )
    note = "W of the score: sum, minimum, product, d = (0, 0); published {IA} stands beside E"
    return Table(f"Normalized scores in {plays[0].game}", tuple(heads), rows, note)


def short_name(rule: str) -> str:
    """A welfare function in a letter."""
    return _set_play.LETTERS.get(rule, rule)


def payoff_table(play: SetPlay) -> Table:
    """Payoffs of the sets of the paper, and of single rules, under every criterion."""
    singles = [one for one in _set_play.SETS if len(one) == 1]
    pairs = list(dict.fromkeys([*_pairs(), *((one, two) for one in singles for two in singles)]))
    rows = []
    for pair in (p for p in pairs if p in play.payoffs):
        cells = (", ".join(map(number_words, p)) if p else "-" for p in play.payoffs[pair])
        rows.append((short(pair[0]), short(pair[1]), *cells))
    heads = ("W1", "W2", *(f"payoffs, {WORDS[c]}" for c in CRITERIA))
    note = "exact"
    if not play.exact:
        note = "exact chains, solved in floats: 9 digits and more are proved, of long-run averages "
        note += "none; those of very large chains are left out (-)"
    title = f"Payoffs per step in {play.game}, {_reading(play)}"
    return Table(title, heads, tuple(rows), note)


def score_matrix(play: SetPlay, criterion: int) -> Table:
    """Scores of all pairs of sets, by the largest attainable welfare."""
    found, scores = play.scores(criterion)
    sets = list(dict.fromkeys(one for one, _ in play.payoffs))

    def words(pair: tuple[Any, Any]) -> str:
        return f"{float(scores[pair]):.2f}" if pair in scores else "-"

    rows = tuple((short(one), *(words((one, two)) for two in sets)) for one in sets)
    tops = ", ".join(f"{short_name(n)} {number_words(v)}" for n, v in found.maxima)
    note = f"w* attainable, {WORDS[CRITERIA[criterion]]}: {tops}"
    title = f"Scores in {play.game}, {_reading(play)}, {WORDS[CRITERIA[criterion]]}"
    return Table(title, ("", *map(short, sets)), rows, note)


def overlap_table(plays: tuple[SetPlay, ...]) -> Table:
    """Whether failure comes with disjoint sets only: least and mean score of each kind of pair."""
    rows = []
    for play in plays:
        for k, criterion in enumerate(CRITERIA):
            _, scores = play.scores(k)
            kinds = {"common rule": [], "disjoint": []}  # type: ignore[var-annotated]
            for pair, score in scores.items():
                kinds["common rule" if set(pair[0]) & set(pair[1]) else "disjoint"].append(
                    (float(score), pair)
                )
            for kind, listed in kinds.items():
                if not listed:
                    continue
                low, pair = min(listed)
                mean = sum(score for score, _ in listed) / len(listed)
                rows.append((_reading(play), WORDS[criterion], kind, str(len(listed)),
                             f"{mean:.4f}", f"{low:.4f}",
                             f"{short(pair[0])} - {short(pair[1])}"))  # fmt: skip
    heads = ("reading", "criterion", "sets have", "pairs", "mean score", "least", "of")
    title = f"Does cooperation fail only between disjoint sets? {plays[0].game}"
    return Table(title, heads, tuple(rows), "w* attainable")
