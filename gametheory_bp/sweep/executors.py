"""Where cells are computed: processes of this machine, or a cluster of Ray or Dask.

All of them are backends of joblib.  Each worker has one thread and each cell its own task, so that
results do not depend on how many workers there are, and a cell is home as soon as it is finished.

A worker may be lost: killed by the system, or its machine is gone.  What was under way is then
computed again by new workers; only where nothing gets finished between two losses is that an error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from gametheory_bp.errors import GameTheoryError, MissingPackageError, UnknownNameError

__all__ = ["EXECUTORS", "WorkerLostError", "computed_by", "require_executor"]

EXECUTORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "loky": ("joblib",),
        "threading": ("joblib",),
        "ray": ("joblib", "ray"),
        "dask": ("joblib", "distributed"),
    }
)
"""Names of joblib's backends, and the packages that each needs."""
LOSSES = 2
"""In a row, with nothing finished between them, before a sweep gives up."""


class WorkerLostError(GameTheoryError, RuntimeError):
    """Workers die without finishing anything; the message says which cells are left.

    Attributes
    ----------
    left : tuple of int
        Places of the cells that are not computed.
    """

    def __init__(self, left: Sequence[int], problem: object) -> None:
        self.left = tuple(left)
        self.problem = str(problem)
        shown = ", ".join(map(str, self.left[:5])) + (", ..." if len(self.left) > 5 else "")
        super().__init__(
            f"{LOSSES} times in a row workers died before any cell was finished; cells {shown} are "
            f"left ({self.problem.splitlines()[0] if self.problem else 'no reason given'}). What "
            f"was finished is kept; give fewer jobs if memory is short, and start the same sweep "
            f"again"
        )

    def __reduce__(self) -> tuple[type, tuple[tuple[int, ...], str]]:
        return type(self), (self.left, self.problem)


def require_executor(executor: str, jobs: int = 2) -> None:
    """Check that an executor is known and, for several jobs, its packages are installed.

    Raises
    ------
    UnknownNameError
        If there is no such executor.
    MissingPackageError
        If a package is missing; the message names the extra that brings it.

    Examples
    --------
    >>> require_executor("loki")
    Traceback (most recent call last):
    gametheory_bp.errors.UnknownNameError: unknown executor 'loki'; did you mean 'loky'?
    """
    if executor not in EXECUTORS:
        raise UnknownNameError("executor", executor, EXECUTORS)
    missing = [name for name in EXECUTORS[executor] if jobs > 1 and find_spec(name) is None]
    if missing:
        extra = f"[{executor}]" if executor in ("ray", "dask") else "[ray] or [dask]"
        raise MissingPackageError(
            f"executor {executor!r} needs {' and '.join(missing)}; install gametheory_bp{extra}, "
            f"or give jobs=1, which needs neither"
        )


def computed_by(
    executor: str, work: Callable[[Any], Any], cells: Mapping[int, Any], jobs: int
) -> Iterator[tuple[int, Any]]:
    """Results of cells by their places, in the order in which they are finished.

    Parameters
    ----------
    executor : {"loky", "threading", "ray", "dask"}
        Ray and Dask use the cluster that the process is connected to, or start one here.
    work : callable
        From a cell to its results; both are sent to the workers.
    cells : mapping from places to cells
    jobs : int
        Workers at a time.

    Raises
    ------
    WorkerLostError
        If workers keep dying without finishing anything.
    UnknownNameError, MissingPackageError
        As :func:`require_executor`.
    """
    require_executor(executor)
    left, losses = dict(cells), 0
    while left:
        try:
            for place, results in _one_pass(executor, work, tuple(left.items()), jobs):
                del left[place]
                losses = 0
                yield place, results
        except _losses() as problem:
            losses += 1
            if losses == LOSSES:
                raise WorkerLostError(tuple(left), problem) from None


def _one_pass(
    executor: str, work: Callable[[Any], Any], cells: Sequence[tuple[int, Any]], jobs: int
) -> Iterator[tuple[int, Any]]:
    from joblib import Parallel, delayed, parallel_config

    if executor == "ray":
        import_module("ray.util.joblib").register_ray()
    elif executor == "dask":
        _connect_dask(jobs)
    options = {"inner_max_num_threads": 1} if executor == "loky" else {}
    task = delayed(_placed)
    with parallel_config(executor, **options):
        try:
            pool = Parallel(n_jobs=jobs, batch_size=1, return_as="generator_unordered")
        except ValueError:  # the backend gives lists only: a few cells at a time, none is lost
            pool = Parallel(n_jobs=jobs, batch_size=1)
            parts = [cells[k : k + jobs] for k in range(0, len(cells), jobs)]
        else:
            parts = [cells]
    for part in parts:
        yield from pool(task(work, place, cell) for place, cell in part)


def _placed(work: Callable[[Any], Any], place: int, cell: Any) -> tuple[int, Any]:
    return place, work(cell)


def _connect_dask(jobs: int) -> None:
    """A client of the present cluster, or of a new one on this machine."""
    client = import_module("distributed").Client
    try:
        client.current()
    except ValueError:
        client(n_workers=jobs, threads_per_worker=1, dashboard_address=None)


def _losses() -> tuple[type[BaseException], ...]:
    """What is raised when a worker dies; only of libraries that are in use."""
    found: list[type[BaseException]] = [BrokenProcessPool]
    for module, names in (
        ("ray.exceptions", ("RayActorError", "WorkerCrashedError")),
        ("distributed.scheduler", ("KilledWorker",)),
    ):
        loaded = sys.modules.get(module)
        found += [getattr(loaded, name) for name in names if loaded is not None]
    return tuple(found)
