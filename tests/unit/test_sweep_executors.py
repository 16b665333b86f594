"""Sweeps in processes: killed workers, killed sweeps, seeds, and what is left in the journal."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from gametheory_bp.dynamics import LearningSettings
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    MissingPackageError,
    UnknownNameError,
)
from gametheory_bp.evaluation import RunJournal
from gametheory_bp.sweep import (
    WorkerLostError,
    executors,
    grid,
    progress_bar,
    seed_sequence,
    seeded,
    settings_cell,
    settings_of,
    state_of,
    sweep,
)
from tests.architecture.source_tree import ROOT

PLAN = seeded(grid({"n": [1, 2, 3]}), 2, rng=5)


def drawn(cell: dict[str, Any]) -> list[float]:
    """A few numbers of the cell's own stream."""
    return np.random.default_rng(seed_sequence(cell)).normal(size=cell["n"]).tolist()


def drawn_unless_killed(cell: dict[str, Any]) -> list[float]:
    """The first worker that comes here dies at once, as a machine would."""
    if cell["n"] == 2 and not os.path.exists(cell["grave"]):
        Path(cell["grave"]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return drawn(cell)


def test_workers_do_not_change_results(tmp_path: Path) -> None:
    """Processes in earnest: loky with two workers."""
    alone = sweep("draws", PLAN, drawn)
    journal = RunJournal(tmp_path / "draws.jsonl")
    assert sweep("draws", PLAN, drawn, journal, jobs=2) == alone
    assert state_of("draws", PLAN, journal).missing == ()
    assert sweep("draws", PLAN, drawn, jobs=3, executor="threading") == alone
    # planted: a seed that depends on the worker would be seen
    assert sweep("draws", PLAN, lambda cell: [os.getpid()]) != alone


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    plan = [{**cell, "grave": str(tmp_path / "grave")} for cell in PLAN]
    journal = RunJournal(tmp_path / "draws.jsonl")
    assert sweep("draws", plan, drawn_unless_killed, journal, jobs=2) == sweep("x", PLAN, drawn)
    assert (tmp_path / "grave").exists()
    assert len(journal.lines()) == len(plan)


def test_a_cell_that_kills_every_worker_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes: list[int] = []

    def one_pass(executor: str, work: Any, cells: Any, jobs: int) -> Iterator[Any]:
        passes.append(len(cells))
        yield from ((k, work(cell)) for k, cell in cells if cell["n"] != 2)
        if any(cell["n"] == 2 for _, cell in cells):
            raise BrokenProcessPool("a worker was killed")

    monkeypatch.setattr(executors, "_one_pass", one_pass)
    cells = grid({"n": [1, 2, 3], "seed": [[0]]})
    journal = RunJournal(tmp_path / "deadly.jsonl")
    with pytest.raises(WorkerLostError, match="cells 1 are left") as caught:
        sweep("deadly", cells, drawn, journal, jobs=2)
    assert caught.value.left == (1,) and passes == [3, 1]
    assert state_of("deadly", cells, journal).done == (0, 2)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value) and again.left == (1,)
    assert sweep("fine", cells[::2], drawn, jobs=2) == sweep("fine", cells[::2], drawn)


ENDLESS = """
import sys, time
from pathlib import Path
from gametheory_bp.evaluation import RunJournal
from gametheory_bp.sweep import grid, sweep

def slow(cell):
    if cell["n"] == 3:
        print("third", flush=True)
        time.sleep(600)
    return cell["n"] ** 2

try:
    sweep("squares", grid({"n": [1, 2, 3]}), slow, RunJournal(Path(sys.argv[1])))
except KeyboardInterrupt:
    sys.exit(7)
"""


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_sweep_goes_on_where_it_was(blow: signal.Signals, tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "squares.jsonl")
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(journal.path)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "third\n"
        process.send_signal(blow)
        process.communicate()
    assert process.returncode == (7 if blow == signal.SIGINT else -signal.SIGKILL)
    cells = grid({"n": [1, 2, 3]})
    assert state_of("squares", cells, journal).done == (0, 1)
    made: list[int] = []
    found = sweep("squares", cells, lambda cell: made.append(cell["n"]) or 9, journal)  # type: ignore[func-returns-value]
    assert found == (1, 4, 9) and made == [3]


def test_a_line_cut_off_in_writing_is_noted_and_computed_again(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "draws.jsonl")
    whole = sweep("draws", PLAN, drawn, journal)
    text = journal.path.read_bytes()
    for cut in (1, 20, 90):  # as many bytes of the last line did not reach the disk
        journal.path.write_bytes(text[:-cut])
        state = state_of("draws", PLAN, journal)
        torn = cut > 1
        assert (state.torn, state.missing) == (int(torn), (5,) if torn else ())
        assert ("1 line was cut off" in state.note()) == torn
        assert sweep("draws", PLAN, drawn, journal) == whole
        assert state_of("draws", PLAN, journal).missing == ()
    assert "lines cut off" in state_of("draws", PLAN, journal).display().text()
    assert state_of("draws", PLAN[:2], journal).elsewhere == len(PLAN) - 2
    assert state_of("other", PLAN, journal).missing == tuple(range(len(PLAN)))


def test_every_cell_has_every_seed_and_a_longer_plan_keeps_its_runs() -> None:
    assert [cell["seed"] for cell in PLAN] == [[5, 0], [5, 1]] * 3
    longer = seeded(grid({"n": [1, 2, 3, 4]}), 3, rng=5)
    assert all(cell in longer for cell in PLAN)
    assert drawn(PLAN[4]) != drawn(PLAN[5])
    with pytest.raises(InputValueError, match="has a seed"):
        seeded(PLAN, 2)
    with pytest.raises(InputValueError, match="seeds is 0"):
        seeded([{}], 0)
    with pytest.raises(InputTypeError, match="runs is 2"):
        seeded([{}], 2.0)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Limits:
    most: float = 1.0
    name: str = "a"


def test_records_of_settings_come_back_from_their_cells() -> None:
    for record in (
        LearningSettings(discount="24/25", spread=3.0, disagreement=("1/2", -1)),
        Limits(float("inf"), "inf"),
    ):
        cell = settings_cell(record)
        (again,) = seeded([json.loads(json.dumps(cell))], 1)
        assert settings_of(type(record), again) == record
    with pytest.raises(InputTypeError, match="give a record"):
        settings_cell({"n": 1})
    with pytest.raises(InputTypeError, match="setting name is a bytes"):
        settings_cell(Limits(name=b"x"))  # type: ignore[arg-type]


def test_missing_packages_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        executors, "find_spec", lambda name: None if name in ("ray", "distributed") else name
    )
    for executor, extra in (("ray", r"\[ray\]"), ("dask", r"\[dask\]")):
        with pytest.raises(MissingPackageError, match=extra):
            sweep("draws", PLAN, drawn, jobs=2, executor=executor)
    with pytest.raises(UnknownNameError, match="'dask'"):
        sweep("draws", PLAN, drawn, jobs=2, executor="desk")
    executors.require_executor("loky")


def test_a_bar_shows_how_far_it_is() -> None:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, width=80)
    with progress_bar("cells", console=console) as tell:
        sweep("draws", PLAN, drawn, progress=tell)
    assert "cells" in shown.getvalue() and "6/6" in shown.getvalue()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of the cluster's packages, not ours
@pytest.mark.parametrize("executor", ["ray", "dask"])
def test_a_local_cluster_loses_a_worker_and_no_cell(executor: str, tmp_path: Path) -> None:
    pytest.importorskip({"ray": "ray", "dask": "distributed"}[executor])
    plan = [{**cell, "grave": str(tmp_path / "grave")} for cell in PLAN]
    journal = RunJournal(tmp_path / "draws.jsonl")
    found = sweep("draws", plan, drawn_unless_killed, journal, jobs=2, executor=executor)
    assert found == sweep("x", PLAN, drawn)
    assert (tmp_path / "grave").exists() and len(journal.lines()) == len(plan)


def trained_unless_killed(cell: dict[str, Any]) -> list[float]:
    """A tiny pair of deep learners; the first worker of its kind dies in the middle of the run."""
    from gametheory_bp.deep import train
    from tests.unit.tiny_learning import TINY

    grave = Path(cell.get("grave", os.devnull))

    def die(line: dict[str, Any]) -> None:
        if line["round"] == 4 and not grave.exists():
            grave.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    folder = None if cell.get("runs") is None else Path(cell["runs"]) / f"seed {cell['seed'][1]}"
    pair = train(
        "chicken", TINY, seed=cell["seed"], folder=folder, every=1, progress=die, rounds=cell["n"]
    )
    if folder is not None:
        (folder / "end").touch()
    return [*pair.evaluate(), *(x for line in pair.metrics for x in line["losses"])]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("executor", ["loky", "ray", "dask"])
def test_a_lost_worker_costs_a_learned_pair_nothing(executor: str, tmp_path: Path) -> None:
    """The cell begins again in its folder, from the last checkpoint, with the same bits."""
    pytest.importorskip({"loky": "joblib", "ray": "ray", "dask": "distributed"}[executor])
    cells = seeded(grid({"n": [6]}), 3, rng=2)
    extra = {"grave": str(tmp_path / "grave"), "runs": str(tmp_path)}
    plan = [{**cell, **extra} for cell in cells]
    journal = RunJournal(tmp_path / "pairs.jsonl")
    found = sweep("pairs", plan, trained_unless_killed, journal, jobs=2, executor=executor)
    assert found == sweep("x", cells, trained_unless_killed)
    assert (tmp_path / "grave").exists() and len(journal.lines()) == len(plan)
    assert len(list(tmp_path.glob("seed */end"))) == len(plan)
    assert found[0] != found[1]
