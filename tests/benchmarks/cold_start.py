"""Processes from nothing: an import, and the whole report of a 2 x 2 game without figure.

Run with ``python -m tests.benchmarks.cold_start``.  Every run is a new process, and its whole
CPU time counts, that of starting Python (a peer here) included.  The first, unmeasured run
compiles the modules, as the first start after an installation does.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator

from tests.benchmarks.stopwatch import Row, median_ms, print_rows

RUNS, PEER_RUNS = 11, 3
GAME = "asymmetric_bach_or_stravinsky"


def cold(*arguments: str, runs: int = RUNS) -> Callable[[], float]:
    """The median time of a new process of this Python."""

    def measured() -> float:
        with tempfile.TemporaryDirectory() as folder:
            # Compiled modules are kept, but not mixed with those of the working tree.
            inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
            environment = {**inherited, "PYTHONPYCACHEPREFIX": folder}

            def process(_: int) -> None:
                subprocess.run(
                    [sys.executable, *arguments],
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    check=True,
                )

            return median_ms(process, range(runs))

    return measured


def cold_import(package: str, runs: int = PEER_RUNS) -> Callable[[], float]:
    """The same for an import; ``ImportError`` if there is no such package."""

    def measured() -> float:
        if importlib.util.find_spec(package) is None:
            raise ImportError(package)
        return cold("-c", f"import {package}", runs=runs)()

    return measured


def rows() -> Iterator[Row]:
    peers = {
        "Python alone": cold("-c", "pass"),
        "nashpy": cold_import("nashpy"),
        "pygambit": cold_import("pygambit"),
    }
    ours = cold_import("gametheory_bp", RUNS)
    yield Row("import gametheory_bp, new process", 100.0, ours, peers)
    report = cold("-m", "gametheory_bp", "analyse", GAME)
    yield Row("whole report of a 2x2 game, new process", 700.0, report)


def main() -> None:
    print_rows("Cold start", rows())


if __name__ == "__main__":
    main()
