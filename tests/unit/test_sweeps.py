"""Sweeps: stopped and started again, in processes, and the sensitivity of LOLA-Exact."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp.cli.application import NOT_PROVED, run
from gametheory_bp.errors import (
    EmptySetError,
    InputValueError,
    MissingPackageError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.evaluation import RunJournal
from gametheory_bp.plotting import file_figure
from gametheory_bp.plotting.value_maps import ValueMap, draw_value_map, value_maps_figure
from gametheory_bp.reproduction import REPRODUCTIONS
from gametheory_bp.reproduction import lola_sensitivity as leaf
from gametheory_bp.sweep import Slice, executors, finished_cells, grid, sensitivity, sweep, united

CELLS = grid({"n": [1, 2, 3, 4]})
TINY = (
    Slice(("spread", ("1", "3")), ("look_ahead", ("0", "1"))),
    Slice(("discount", ("9/10", "24/25")), ("step", ("1",))),
)


def square(cell: dict[str, Any]) -> int:
    return int(cell["n"]) ** 2


def test_an_interrupted_sweep_goes_on_where_it_stopped(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "cells.jsonl")
    made: list[int] = []

    def compute(cell: dict[str, Any]) -> int:
        made.append(cell["n"])
        return square(cell)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep("squares", CELLS, compute, journal, progress=stop)
    assert made == [1, 2] and len(journal.lines()) == 2
    told: list[tuple[int, int]] = []
    found = sweep("squares", CELLS, compute, journal, progress=lambda *x: told.append(x))
    assert found == (1, 4, 9, 16) and made == [1, 2, 3, 4]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert sweep("cubes", CELLS[:1], compute, journal) == (1,)  # another name is another run
    assert made == [1, 2, 3, 4, 1]


def test_a_failing_cell_keeps_those_before_it(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "cells.jsonl")
    with pytest.raises(ZeroDivisionError):
        sweep("inverse", CELLS, lambda cell: 1 // (3 - cell["n"]), journal)
    assert [line["settings"]["n"] for line in journal.lines()] == [1, 2]


def test_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = RunJournal(tmp_path / "cells.jsonl")
    found = sweep("squares", CELLS, square, journal, jobs=2, executor="threading")
    assert found == (1, 4, 9, 16)
    assert len(journal.lines()) == 4
    monkeypatch.setattr(executors, "find_spec", lambda name: None)
    with pytest.raises(MissingPackageError, match="joblib"):
        sweep("squares", CELLS, square, jobs=2)


def test_plans_have_every_cell_once() -> None:
    assert united(CELLS, CELLS[1:]) == CELLS
    with pytest.raises(InputValueError, match="twice"):
        list(finished_cells("x", (*CELLS, CELLS[0]), square))
    with pytest.raises(InputValueError, match="jobs is 0"):
        sweep("x", CELLS, square, jobs=0)
    with pytest.raises(EmptySetError, match="'b'"):
        grid({"a": [1], "b": []})


def test_slices_meet_in_the_published_settings() -> None:
    found = sensitivity(slices=TINY, seeds=30)
    assert len(found.results) == 5  # of 6: both slices hold the published settings
    across, up = found.maps("alternating")
    # the published cell, by its place in either slice
    assert across.values[1][0] == up.values[0][1]
    assert across.marked == ("1", "1") and up.marked == ("24/25", "1")
    # runs that start close together take turns when they shape each other (planted: transposed)
    assert across.values[1][0][0] > across.values[0][0][0]
    for measure in ("BB", "SS", "alternating", "inefficient", "self", "cross"):
        assert all(0 <= v <= 1 for one in found.maps(measure) for row in one.values for v, _ in row)
    with pytest.raises(UnknownNameError):
        found.maps("joy")
    with pytest.raises(UnknownNameError):
        Slice(("luck", ("1",)), ("step", ("1",))).cells({})
    with pytest.raises(NotDefinedError):
        sensitivity("asymmetric_bos_and_pd", TINY)


def test_the_command_keeps_what_is_done_when_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(leaf, "QUICK", TINY)
    monkeypatch.setattr(leaf, "SEEDS", 5)
    learn = importlib.import_module("gametheory_bp.sweep.sensitivity").learned_cell
    calls: list[int] = []

    def stopped(cell: dict[str, Any]) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return learn(cell)

    module = importlib.import_module("gametheory_bp.sweep.sensitivity")
    monkeypatch.setattr(module, "learned_cell", stopped)
    leaf._found.cache_clear()
    command = ["reproduce", "lola-sensitivity", "--out", str(tmp_path / "map.txt")]
    command += ["--runs", str(tmp_path)]
    assert run(command) == NOT_PROVED
    assert f"finished runs are in {tmp_path}; the same command goes on" in capsys.readouterr().err
    journal = tmp_path / "lola_sensitivity.jsonl"
    assert len(journal.read_text("utf-8").splitlines()) == 2
    assert run(command) == 0
    assert len(calls) == 6 and len(journal.read_text("utf-8").splitlines()) == 5
    assert "score of cross-play" in (tmp_path / "map.txt").read_text("utf-8")
    assert run(command) == 0 and len(calls) == 6
    drawn = [*command[:3], str(tmp_path / "map.png"), *command[4:]]
    assert run(drawn) == 0 and (tmp_path / "map.png").stat().st_size > 10_000
    assert REPRODUCTIONS.load("lola_sensitivity").figure is not None
    leaf._found.cache_clear()


def test_a_map_writes_its_numbers() -> None:
    data = ValueMap("t", "x", ("1", "3"), "y", ("0",), (((0.25, 0.01), (0.75, 0.02)),), ("3", "0"))
    ax = draw_value_map(data, file_figure()[1])
    assert {text.get_text() for text in ax.texts} == {"0.25", "± 0.01", "0.75", "± 0.02"}
    assert len(ax.patches) == 1
    with pytest.raises(ShapeError):
        ValueMap("t", "x", ("1",), "y", ("0",), ())
    with pytest.raises(ShapeError):
        value_maps_figure([[data], []])
