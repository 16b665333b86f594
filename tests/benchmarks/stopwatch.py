"""Medians of wall-clock times, and a table of ours beside the peers'."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

__all__ = ["Line", "median_ms", "print_lines"]

Case = TypeVar("Case")


@dataclass
class Line:
    """One row of the table: a piece of work, the time aimed at, ours, the peers'."""

    work: str
    target_ms: float | None
    ours_ms: float
    peers: dict[str, float | str] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        if self.target_ms is None:
            return ""
        return "reached" if self.ours_ms <= self.target_ms else "MISSED"


def median_ms(work: Callable[[Case], object], cases: Iterable[Case]) -> float:
    """Median time of the work over the cases; the first case is run once before, unmeasured."""
    cases = list(cases)
    work(cases[0])
    times = []
    for case in cases:
        start = time.perf_counter()
        work(case)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def print_lines(title: str, lines: Iterable[Line]) -> None:
    """Print each line as soon as it is measured."""
    print(f"\n{title} (milliseconds, medians)")
    print(f"{'work':<44}{'target':>9}{'ours':>10}  {'':<8}  peers in the same run")
    for line in lines:
        peers = ", ".join(
            f"{name} {value if isinstance(value, str) else f'{value:.1f}'}"
            for name, value in line.peers.items()
        )
        target = "" if line.target_ms is None else f"{line.target_ms:.1f}"
        print(
            f"{line.work:<44}{target:>9}{line.ours_ms:>10.2f}  {line.verdict:<8}  "
            f"{peers or 'nobody'}"
        )
        sys.stdout.flush()
