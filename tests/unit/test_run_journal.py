"""The journal of runs: a finished run is found again, a torn line is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp.errors import InputValueError, UnreadableFileError
from gametheory_bp.evaluation import RunJournal, run_journal


def never() -> Any:
    raise AssertionError("computed again")


def test_a_line_has_settings_versions_and_results(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "deep" / "runs.jsonl")
    assert journal.lines() == ()
    journal.run("a", {"seeds": (1, 2), "rate": 0.1}, lambda: {"payoffs": (0.1, 1 / 3)})
    (line,) = (json.loads(text) for text in journal.path.read_text().splitlines())
    assert line["settings"] == {"seeds": [1, 2], "rate": 0.1}
    assert line["results"] == {"payoffs": [0.1, 1 / 3]} and line["cpu_seconds"] >= 0
    assert {"gametheory_bp", "numpy", "python"} <= set(line["versions"])


def test_a_finished_run_is_not_made_again(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "runs.jsonl")
    first = journal.run("a", {"seeds": (1, 2)}, lambda: {"x": (1, 2)})
    before = journal.path.read_bytes()
    assert journal.run("a", {"seeds": [1, 2]}, never) == first
    assert journal.path.read_bytes() == before
    for name, settings in (("b", {"seeds": [1, 2]}), ("a", {"seeds": [1, 3]})):
        with pytest.raises(AssertionError):
            journal.run(name, settings, never)


def test_another_version_computes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = RunJournal(tmp_path / "runs.jsonl")
    journal.run("a", {}, lambda: 1)
    monkeypatch.setattr(run_journal, "_own_version", lambda: "99")
    assert journal.find("a", {}) is None
    assert journal.run("a", {}, lambda: 2) == 2 and len(journal.lines()) == 2


def test_a_line_that_was_cut_off_costs_one_run_only(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "runs.jsonl")
    journal.run("a", {}, lambda: 1)
    journal.run("b", {}, lambda: 2)
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-20])
    assert journal.find("b", {}) is None
    assert journal.run("b", {}, lambda: 3) == 3
    assert [line["run"] for line in journal.lines()] == ["a", "b"]


def test_what_json_cannot_hold_is_refused(tmp_path: Path) -> None:
    journal = RunJournal(tmp_path / "runs.jsonl")
    for results in (float("nan"), {1, 2}):
        with pytest.raises(InputValueError, match="JSON"):
            journal.run("a", {}, lambda results=results: results)
    assert not journal.path.exists()
    with pytest.raises(UnreadableFileError):
        RunJournal(tmp_path).lines()
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreadableFileError):
        RunJournal(tmp_path / "file" / "runs.jsonl").run("a", {}, lambda: 1)
