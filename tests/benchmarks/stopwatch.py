"""Medians of CPU times, and a table of ours beside the peers'.

What is timed runs on one thread, so on an idle machine this is the time on the clock.  It is the
CPU time of this process and of those it starts, since other work on the machine then counts only
by what it takes from caches and shared cores, not by making us wait.
A :class:`Row` says what is to be timed; nothing runs before :func:`measure`.  A peer that is not
installed is named and skipped.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

__all__ = ["Line", "Row", "Share", "measure", "median_ms", "print_rows", "timed"]

Case = TypeVar("Case")
HEAD = f"{'work':<44}{'target':>9}{'ours':>10}  {'':<8} peers in the same run"


@dataclass(frozen=True)
class Share:
    """A target relative to a peer in the same run: at most this share of its time."""

    peer: str
    share: float


@dataclass(frozen=True)
class Row:
    """One piece of work: the time aimed at (milliseconds), how to time ours and the peers'.

    ``count`` is how many steps or updates it is; their number per second is then shown as well.
    """

    work: str
    target: float | Share | None
    ours: Callable[[], float]
    peers: Mapping[str, Callable[[], float]] = field(default_factory=dict)
    count: int | None = None


@dataclass(frozen=True)
class Line:
    """A measured row, in milliseconds; a peer's entry may be the word why it is missing."""

    work: str
    target_ms: float | None
    ours_ms: float
    peers: dict[str, float | str]
    count: int | None = None

    @property
    def per_second(self) -> float | None:
        """Steps or updates per second, where they are counted."""
        return None if self.count is None else 1000 * self.count / self.ours_ms

    @property
    def verdict(self) -> str:
        if self.target_ms is None:
            return ""
        return "reached" if self.ours_ms <= self.target_ms else "MISSED"

    def __str__(self) -> str:
        peers = ", ".join(
            f"{name} {value if isinstance(value, str) else f'{value:.1f}'}"
            for name, value in self.peers.items()
        )
        target = "" if self.target_ms is None else f"{self.target_ms:.1f}"
        rate = "" if self.per_second is None else f"{self.per_second:,.0f}/s; "
        return (
            f"{self.work:<44}{target:>9}{self.ours_ms:>10.2f}  {self.verdict:<8} "
            f"{rate}{peers or 'nobody'}"
        )


def median_ms(work: Callable[[Case], object], cases: Iterable[Case], *, warm: bool = True) -> float:
    """Median time of the work over the cases; the first is run once before, unmeasured."""
    cases = list(cases)
    if warm:
        work(cases[0])
    times = []
    for case in cases:
        start = _cpu_seconds()
        work(case)
        times.append(_cpu_seconds() - start)
    return 1000 * statistics.median(times)


def _cpu_seconds() -> float:
    """CPU time of this process, and of the processes it has waited for."""
    if sys.platform == "win32":
        ended = os.times()
        return time.process_time() + ended.children_user + ended.children_system
    from resource import RUSAGE_CHILDREN, getrusage

    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def timed(
    work: Callable[[Case], object], cases: Iterable[Case], *, warm: bool = True
) -> Callable[[], float]:
    """The measurement of some work, for a :class:`Row`."""
    return lambda: median_ms(work, cases, warm=warm)


def measure(row: Row) -> Line:
    """Time ours, then the peers."""
    ours = row.ours()
    peers: dict[str, float | str] = {}
    for name, time_peer in row.peers.items():
        try:
            peers[name] = time_peer()
        except (ImportError, FileNotFoundError):
            peers[name] = "not installed"
    target = row.target
    if isinstance(target, Share):
        best = peers[target.peer]
        target = None if isinstance(best, str) else best * target.share
    return Line(row.work, target, ours, peers, row.count)


def print_rows(title: str, rows: Iterable[Row], only: str = "") -> list[Line]:
    """Measure and print row by row; with ``only`` those whose work contains it."""
    chosen = [row for row in rows if only.lower() in row.work.lower()]
    lines = []
    if chosen:
        print(f"\n{title} (milliseconds of CPU, medians)\n{HEAD}", flush=True)
    for row in chosen:
        if sys.stdout.isatty():
            print(f"{row.work} ...", end="\r", flush=True)
        lines.append(measure(row))
        print(lines[-1], flush=True)
    return lines
