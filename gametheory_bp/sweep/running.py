"""Many runs of one experiment, one for each cell of a plan: interrupted, resumed, in parallel.

Every finished cell is written to a journal at once, so Ctrl-C costs the cells that are under way;
the same sweep started again computes what is missing.  Cells do not depend on each other or on
their order.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from gametheory_bp.errors import InputValueError, MissingPackageError
from gametheory_bp.evaluation.run_journal import RunJournal, settings_key

__all__ = ["finished_cells", "sweep"]

Cell = dict[str, Any]
"""Everything that the results of a cell depend on, as JSON allows it."""
Compute = Callable[[Cell], Any]


def finished_cells(
    name: str,
    cells: Sequence[Cell],
    compute: Compute,
    journal: RunJournal | None = None,
    *,
    jobs: int = 1,
) -> Iterator[tuple[int, Any]]:
    """The cells one by one as they are finished: first those of the journal, then computed ones.

    Parameters
    ----------
    name : str
        What the runs are called in the journal.
    cells : sequence of dict
        All different.
    compute : callable
        From a cell to results that JSON can hold; a function of a module if ``jobs`` is above 1.
    journal : RunJournal, optional
        Without one nothing is kept.
    jobs : int
        Processes.  Above 1 they are those of joblib, whose backend the caller may choose (Ray and
        Dask have some), and cells come in the order in which they are finished.

    Yields
    ------
    (int, results)
        Place of the cell, and its results.

    Raises
    ------
    InputValueError
        If a cell occurs twice or there are no jobs.
    MissingPackageError
        If several jobs are asked for and joblib is not installed.

    Examples
    --------
    >>> cells = [{"n": 3}, {"n": 5}]
    >>> list(finished_cells("squares", cells, lambda cell: cell["n"] ** 2))
    [(0, 9), (1, 25)]
    """
    keys = [settings_key(cell) for cell in cells]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputValueError(f"the cell {twice} occurs twice; every cell is computed once")
    if jobs < 1:
        raise InputValueError(f"{jobs} jobs; give at least 1")
    known = {} if journal is None else journal.finished(name)
    missing = []
    for k, key in enumerate(keys):
        if key in known:
            yield k, known[key]
        else:
            missing.append(k)
    computed = _alone if jobs == 1 else _together
    for k, results, seconds in computed(compute, cells, missing, jobs):
        yield k, results if journal is None else journal.write(name, cells[k], results, seconds)


def sweep(
    name: str,
    cells: Sequence[Cell],
    compute: Compute,
    journal: RunJournal | None = None,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], object] | None = None,
) -> tuple[Any, ...]:
    """The results of all cells, in the order of the plan.

    Parameters
    ----------
    name, cells, compute, journal, jobs
        As for :func:`finished_cells`.
    progress : callable, optional
        Called with (cells done, cells in all); a KeyboardInterrupt that it raises ends the sweep.

    Examples
    --------
    >>> sweep("squares", [{"n": 3}, {"n": 5}], lambda cell: cell["n"] ** 2)
    (9, 25)
    """
    found: dict[int, Any] = {}
    for k, results in finished_cells(name, cells, compute, journal, jobs=jobs):
        found[k] = results
        if progress is not None:
            progress(len(found), len(cells))
    return tuple(found[k] for k in range(len(cells)))


Timed = Iterator[tuple[int, Any, float]]


def _alone(compute: Compute, cells: Sequence[Cell], missing: Sequence[int], jobs: int) -> Timed:
    for k in missing:
        yield _timed(compute, k, cells[k])


def _together(compute: Compute, cells: Sequence[Cell], missing: Sequence[int], jobs: int) -> Timed:
    if find_spec("joblib") is None:
        raise MissingPackageError(
            f"{jobs} jobs need joblib; install gametheory_bp[ray] or [dask], or give jobs=1"
        )
    from joblib import Parallel, delayed

    work = (delayed(_timed)(compute, k, cells[k]) for k in missing)
    found: Timed = Parallel(n_jobs=jobs, return_as="generator_unordered")(work)
    yield from found


def _timed(compute: Compute, k: int, cell: Cell) -> tuple[int, Any, float]:
    started = time.process_time()
    results = compute(cell)
    return k, results, time.process_time() - started
