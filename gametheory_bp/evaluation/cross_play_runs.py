"""Payoffs of runs played with themselves and with each other.

A learning algorithm is run with several seeds; each run trains a row player and a column player.
*Self-play* is what the two earn together; *cross-play* is what the row player of one run earns with
the column player of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import EmptySetError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.evaluation.measures import Payoffs
from gametheory_bp.evaluation.number_words import number_words
from gametheory_bp.evaluation.pairings import Pairing, all_pairings, self_pairings
from gametheory_bp.evaluation.standard_error import mean, standard_error
from gametheory_bp.exact.exactness import EXACT, FLOAT, Exactness

__all__ = ["SERIES", "CrossPlayRuns", "Series", "cross_play_runs"]

Series = Literal["self", "cross", "same", "different"]
SERIES: tuple[Series, ...] = ("self", "cross", "same", "different")
"""Self-play; all cross-play; cross-play within groups of runs; between them."""


@dataclass(frozen=True, slots=True)
class CrossPlayRuns(Displayed):
    """The payoffs of every pairing of some runs.

    Attributes
    ----------
    seeds : tuple of k names
        What tells the runs apart.
    payoffs : k x k pairs
        ``payoffs[i][j]``: row player of run i, column player of run j.
    groups : tuple of k str
        The group of each run; all alike where runs are not grouped.
    discarded : tuple of (seed, reason)
        Runs that were made and are not in the table.
    pairings : tuple of (row run, column run)
        The cross-play that is evaluated: all ordered pairs, or a sample of them.

    Examples
    --------
    >>> runs = cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]], groups=["u", "e"])
    >>> runs.of("different"), runs.number("same")
    (((0, 0), (0, 0)), 0)
    """

    seeds: tuple[Any, ...]
    payoffs: tuple[tuple[Payoffs, ...], ...]
    groups: tuple[str, ...]
    discarded: tuple[tuple[Any, str], ...]
    pairings: tuple[Pairing, ...]

    @property
    def exactness(self) -> Exactness:
        """Float as soon as one payoff is a float."""
        floats = any(isinstance(v, float) for line in self.payoffs for pair in line for v in pair)
        return FLOAT if floats else EXACT

    def pairs(self, series: Series) -> tuple[Pairing, ...]:
        """The pairings of a series.

        Raises
        ------
        UnknownNameError
            If there is no such series.
        """
        if series not in SERIES:
            raise UnknownNameError("series", series, SERIES)
        if series == "self":
            return self_pairings(len(self.seeds))
        if series == "cross":
            return self.pairings
        alike = series == "same"
        return tuple(p for p in self.pairings if (self.groups[p[0]] == self.groups[p[1]]) == alike)

    def of(self, series: Series) -> tuple[Payoffs, ...]:
        """The payoffs of a series."""
        return tuple(self.payoffs[i][j] for i, j in self.pairs(series))

    def number(self, series: Series) -> int:
        """How many pairings a series has."""
        return len(self.pairs(series))

    def between(self, row_group: str, column_group: str) -> tuple[Payoffs, ...]:
        """Cross-play payoffs where the row player is of one group, the column player of another."""
        wanted = row_group, column_group
        return tuple(
            self.payoffs[i][j] for i, j in self.pairings
            if (self.groups[i], self.groups[j]) == wanted
        )  # fmt: skip

    def sampled(self, pairings: Iterable[Pairing]) -> CrossPlayRuns:
        """The same runs with cross-play at some pairings only."""
        return replace(self, pairings=_checked(pairings, len(self.seeds)))

    def grouped(self, groups: Sequence[str]) -> CrossPlayRuns:
        """The same runs in other groups, one per run."""
        return replace(self, groups=_one_per_run("groups", groups, len(self.seeds)))

    def display(self) -> Table:
        """Mean payoffs of self-play per group and of cross-play per pair of groups."""
        own = self.of("self")
        names = tuple(dict.fromkeys(self.groups))
        blocks = [
            (f"{name}, self-play" if len(names) > 1 else "self-play",
             [x for x, group in zip(own, self.groups, strict=True) if group == name])
            for name in names
        ]  # fmt: skip
        blocks += [
            (f"{a} - {b}" if len(names) > 1 else "cross-play", list(self.between(a, b)))
            for a in names
            for b in names
        ]
        rows = tuple((words, *_line(found)) for words, found in blocks if found)
        heads = ("pairing (row - column)", "row", "column", "errors", "profiles")
        title = "Self-play and cross-play, mean payoffs"
        return Table(title, heads, rows, f"{self.run_words()}; {self.exactness}")

    def run_words(self) -> str:
        """How many runs were kept, and how many discarded for which reason."""
        reasons = Counter(reason for _, reason in self.discarded)
        left = "; ".join(f"{number} discarded: {reason}" for reason, number in reasons.items())
        return f"{len(self.seeds)} runs; {left or 'none discarded'}"


def _line(payoffs: list[Payoffs]) -> tuple[str, str, str, str]:
    both = [[pair[k] for pair in payoffs] for k in (0, 1)]
    means = (number_words(mean(values)) for values in both)
    errors = ", ".join(f"{standard_error(values):.4f}" for values in both)
    return (*means, errors, str(len(payoffs)))  # type: ignore[return-value]


def cross_play_runs(
    payoffs: Any,
    seeds: Sequence[Any] | None = None,
    groups: Sequence[str] | None = None,
    *,
    keep: Callable[[Payoffs], str] | None = None,
    discard: Mapping[Any, str] = MappingProxyType({}),
) -> CrossPlayRuns:
    """A table of self-play and cross-play payoffs.

    Parameters
    ----------
    payoffs : k x k pairs, or array (k, k, 2)
        Row player of run i with column player of run j at [i][j].
    seeds : sequence of k names, optional
        By default 0, 1, ..., k - 1.
    groups : sequence of k str, optional
    keep : callable, optional
        From the self-play payoffs of a run to the reason why it is discarded, empty where it is
        kept.
    discard : mapping from seed to reason
        Runs that are discarded anyway.  What was discarded stays on record.

    Returns
    -------
    CrossPlayRuns
        With all ordered pairs of different runs; see :meth:`CrossPlayRuns.sampled`.

    Raises
    ------
    ShapeError
        If the table is not square, or seeds or groups are not one per run.
    InputValueError
        If a seed occurs twice, or a run to discard is none.
    EmptySetError
        If no run is kept.

    Exactness
    ---------
    Payoffs stay what they are: Fractions and ints exact, floats floats.

    Examples
    --------
    >>> table = [[(4, 1), (0, 0)], [(0, 0), (2, 2)]]
    >>> few = cross_play_runs(table, keep=lambda x: "" if x[0] > 3 else "row below 3")
    >>> few.run_words()
    '1 runs; 1 discarded: row below 3'
    """
    lines = payoffs.tolist() if hasattr(payoffs, "tolist") else payoffs
    table = tuple(tuple(_pair(pair) for pair in line) for line in lines)
    size = len(table)
    if any(len(line) != size for line in table):
        raise ShapeError(f"a table of {size} lines is not square; give every run against every run")
    named = tuple(range(size)) if seeds is None else _one_per_run("seeds", seeds, size)
    if len(set(named)) < size:
        twice = next(s for s, number in Counter(named).items() if number > 1)
        raise InputValueError(f"seed {twice!r} occurs twice; a run must be told from the others")
    grouped = ("all",) * size if groups is None else _one_per_run("groups", groups, size)
    unknown = set(discard) - set(named)
    if unknown:
        raise InputValueError(f"seeds {sorted(unknown, key=str)} to discard are no runs")
    reasons = [
        discard.get(seed, "") or (keep(table[k][k]) if keep else "") for k, seed in enumerate(named)
    ]
    kept = [k for k in range(size) if not reasons[k]]
    if not kept:
        raise EmptySetError(f"none of {size} runs is kept; give more runs or another rule")
    return CrossPlayRuns(
        tuple(named[k] for k in kept),
        tuple(tuple(table[i][j] for j in kept) for i in kept),
        tuple(grouped[k] for k in kept),
        tuple((named[k], reasons[k]) for k in range(size) if reasons[k]),
        all_pairings(len(kept)),
    )


def _pair(pair: Any) -> Payoffs:
    if len(pair) != 2:
        raise ShapeError(f"{len(pair)} payoffs at a pairing; give a pair (row, column)")
    x, y = (v if isinstance(v, (int, float, Fraction)) else float(v) for v in pair)
    return x, y


def _one_per_run(what: str, values: Sequence[Any], runs: int) -> tuple[Any, ...]:
    found = tuple(values)
    if len(found) != runs:
        raise ShapeError(f"{len(found)} {what} for {runs} runs; give one per run")
    return found


def _checked(pairings: Iterable[Pairing], runs: int) -> tuple[Pairing, ...]:
    found = tuple((int(i), int(j)) for i, j in pairings)
    for i, j in found:
        if i == j or not (0 <= i < runs and 0 <= j < runs):
            raise InputValueError(f"pairing ({i}, {j}) of {runs} runs; give two different runs")
    return found
