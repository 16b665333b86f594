"""Learned amTFT(W1) against amTFT(W2), beside published and exact agents: figure 5 and table 5."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Table
from gametheory_bp.evaluation.number_words import number_words, with_error
from gametheory_bp.plotting.frontier_with_profiles import frontier_with_profiles
from gametheory_bp.plotting.plane import Plane
from gametheory_bp.reproduction._learned_agents import learned_sets
from gametheory_bp.reproduction._learning import Learning
from gametheory_bp.reproduction._published_coin_games import TABLE_5_SETS
from gametheory_bp.reproduction._set_play import CRITERIA, SetPlay
from gametheory_bp.reproduction._set_tables import PAPER_SETS

if TYPE_CHECKING:
    from gametheory_bp.deep import SetRuns

__all__ = ["learned_errors", "learned_plane", "learned_set_steps", "learned_set_tables", "letters"]

Pair = tuple[tuple[str, ...], tuple[str, ...]]
PAIRS: tuple[Pair, ...] = tuple((one, two) for one in TABLE_5_SETS for two in TABLE_5_SETS)
EXACT = dict(zip(TABLE_5_SETS, PAPER_SETS, strict=True))
"""The exact agents' set for each learned one; there the egalitarian rule stands for IA."""
SHORT = {"utilitarian": "U", "inequity_averse": "IA"}
STEPS = CRITERIA.index(100)
WORDS = {"paper": "section 5.1", "released": "as released"}


def letters(rules: tuple[str, ...]) -> str:
    """A set of learned agents, short.

    Examples
    --------
    >>> letters(("utilitarian", "inequity_averse"))
    'U, IA'
    """
    return ", ".join(SHORT[rule] for rule in rules)


def learned_set_steps(learning: Learning, environment: str) -> Iterator[str]:
    """Train and play what is not there yet."""
    yield f"learned amTFT(W) in {environment}"
    learned_sets(learning, environment)


def learned_set_tables(
    learning: Learning,
    environment: str,
    plays: tuple[SetPlay, ...],
    told: Mapping[Any, float] | None = None,
) -> tuple[Table, Table]:
    """Scores and payoffs of the nine pairs: published, learned by each reading, exact.

    Parameters
    ----------
    learning : Learning
    environment : {"IAsymBoS", "ABCG"}
    plays : tuple of SetPlay
        Of exact agents, one for each reading.
    told : mapping from (W1, W2) to score, optional
        As printed.
    """
    found = {runs.reading: runs for runs in learned_sets(learning, environment)}
    exact = {play.reading: play for play in plays}
    return (
        _scores(environment, learning, found, exact, told),
        _payoffs(environment, learning, found, exact),
    )


def _scores(
    environment: str, learning: Learning, found: Mapping[str, SetRuns],
    exact: Mapping[str, SetPlay], told: Mapping[Any, float] | None,
) -> Table:  # fmt: skip
    heads, columns = ["W1", "W2"], []
    if told is not None:
        heads.append("published, w* observed")
        columns.append([f"{told[pair]:.2f}" for pair in PAIRS])
    for reading, runs in found.items():
        for maxima, kind in (("observed", "observed"), ("exact", "attainable")):
            scores: Mapping[Any, Any] = runs.scores(maxima)
            heads.append(f"learned, {WORDS[reading]}, w* {kind}")
            columns.append([
                f"{with_error(one.mean, one.error)} ({one.pairings})" if one else "-"
                for one in map(scores.get, PAIRS)
            ])  # fmt: skip
        if reading in exact:
            ours = [(EXACT[one], EXACT[two]) for one, two in PAIRS]
            _, values = exact[reading].scores(STEPS, among=ours)
            heads.append(f"exact agents, {WORDS[reading]}, w* attainable")
            columns.append([f"{float(values[pair]):.4f}" for pair in ours])
    note = "; ".join(
        f"{WORDS[reading]}: {runs.run_words()}"
        for reading, runs in ((reading, one.runs) for reading, one in found.items())
    )
    note += (
        "; W of the score: sum, minimum, product, d = (0, 0); mean ± standard error over pairings "
        "(pairings); exact agents over 100 steps, the egalitarian rule in place of IA"
    )
    title = f"Learned amTFT(W1) against amTFT(W2) in {environment}, preset {learning.preset}"
    return Table(f"{title}: scores", tuple(heads), _rows(columns), note)


def _payoffs(
    environment: str, learning: Learning, found: Mapping[str, SetRuns],
    exact: Mapping[str, SetPlay],
) -> Table:  # fmt: skip
    heads, columns = ["W1", "W2"], []
    for reading, runs in found.items():
        heads.append(f"learned, {WORDS[reading]}")
        columns.append([_learned_words(runs, pair) for pair in PAIRS])
        if reading in exact:
            heads.append(f"exact agents, {WORDS[reading]}")
            ours = (exact[reading].payoffs[EXACT[one], EXACT[two]][STEPS] for one, two in PAIRS)
            columns.append([", ".join(number_words(float(x)) for x in pair) for pair in ours])
    steps = next(iter(found.values())).experiment.horizon
    note = f"row, column: means per step of episodes of {steps} steps ± standard errors; exact: 100"
    title = f"Learned amTFT(W1) against amTFT(W2) in {environment}, preset {learning.preset}"
    return Table(f"{title}: payoffs", tuple(heads), _rows(columns), note)


def _learned_words(runs: SetRuns, pair: Pair) -> str:
    if not runs.between(*pair):
        return "-"
    row, column = runs.payoffs(*pair)
    return f"{row.mean:.4f}, {column.mean:.4f} ± {row.error:.4f}, {column.error:.4f}"


def _rows(columns: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (letters(one), letters(two), *(column[k] for column in columns))
        for k, (one, two) in enumerate(PAIRS)
    )


def learned_plane(learning: Learning, environment: str, reading: str) -> Plane:
    """Mean payoffs of the nine pairs below what is attainable."""
    runs = _of(learning, environment, reading)
    groups: dict[str, dict[str, tuple[float, float]]] = {"common rule": {}, "disjoint sets": {}}
    for one, two in _met(runs):
        row, column = runs.payoffs(one, two)
        kind = "common rule" if set(one) & set(two) else "disjoint sets"
        groups[kind][f"{letters(one)} - {letters(two)}"] = row.mean, column.mean
    steps = runs.experiment.horizon
    title = f"Learned, preset {learning.preset}: {environment}, {steps} steps, {WORDS[reading]}"
    return frontier_with_profiles(runs.attainable, groups, title=title)


def learned_errors(
    learning: Learning, environment: str, reading: str
) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    """Means and standard errors of the nine pairs."""
    runs = _of(learning, environment, reading)
    both = [runs.payoffs(*pair) for pair in _met(runs)]
    return tuple(((row.mean, column.mean), (row.error, column.error)) for row, column in both)


def _of(learning: Learning, environment: str, reading: str) -> SetRuns:
    return next(r for r in learned_sets(learning, environment) if r.reading == reading)


def _met(runs: SetRuns) -> list[Pair]:
    return [pair for pair in PAIRS if runs.between(*pair)]
