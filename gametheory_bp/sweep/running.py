"""Many runs of one experiment, one for each cell of a plan: interrupted, resumed, in parallel.

Every finished cell is written to a journal at once, so Ctrl-C costs the cells that are under way;
the same sweep started again computes what is missing.  Cells do not depend on each other or on
their order.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.evaluation.run_journal import RunJournal, settings_key
from gametheory_bp.sweep.executors import computed_by, require_executor

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
    executor: str = "loky",
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
        Workers.  Above 1 cells come in the order in which they are finished.
    executor : {"loky", "threading", "ray", "dask"}
        Which workers, if there are several: processes or threads here, or those of a cluster.

    Yields
    ------
    (int, results)
        Place of the cell, and its results.

    Raises
    ------
    InputValueError
        If a cell occurs twice or there are no jobs.
    UnknownNameError
        If there is no such executor.
    MissingPackageError
        If several jobs are asked for and the executor's packages are not installed.
    WorkerLostError
        If workers keep dying without finishing anything; what was finished is in the journal.

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
        raise InputValueError(f"jobs is {jobs}; give at least 1")
    require_executor(executor, jobs)
    known = {} if journal is None else journal.finished(name)
    missing = []
    for k, key in enumerate(keys):
        if key in known:
            yield k, known[key]
        else:
            missing.append(k)
    work = partial(_timed, compute)
    computed = (
        ((k, work(cells[k])) for k in missing)
        if jobs == 1
        else computed_by(executor, work, {k: cells[k] for k in missing}, jobs)
    )
    for k, (results, seconds) in computed:
        yield k, results if journal is None else journal.write(name, cells[k], results, seconds)


def sweep(
    name: str,
    cells: Sequence[Cell],
    compute: Compute,
    journal: RunJournal | None = None,
    *,
    jobs: int = 1,
    executor: str = "loky",
    progress: Callable[[int, int], object] | None = None,
) -> tuple[Any, ...]:
    """The results of all cells, in the order of the plan.

    Parameters
    ----------
    name, cells, compute, journal, jobs, executor
        As for :func:`finished_cells`.
    progress : callable, optional
        Called with (cells done, cells in all); a KeyboardInterrupt that it raises ends the sweep.

    Examples
    --------
    >>> sweep("squares", [{"n": 3}, {"n": 5}], lambda cell: cell["n"] ** 2)
    (9, 25)
    """
    found: dict[int, Any] = {}
    for k, results in finished_cells(name, cells, compute, journal, jobs=jobs, executor=executor):
        found[k] = results
        if progress is not None:
            progress(len(found), len(cells))
    return tuple(found[k] for k in range(len(cells)))


def _timed(compute: Compute, cell: Cell) -> tuple[Any, float]:
    started = time.process_time()
    results = compute(cell)
    return results, time.process_time() - started
