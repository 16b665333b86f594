"""Tables of the paper, printed beside the verdicts on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp.bargaining import BargainingProblem
from gametheory_bp.claims import property_cell
from gametheory_bp.claims.finding import Finding
from gametheory_bp.cli.application import BAD_INPUT, DONE, run
from gametheory_bp.display import Stack, Table
from gametheory_bp.errors import MissingPackageError, UnknownNameError
from gametheory_bp.reproduction import REPRODUCTIONS, _claims, table_3
from gametheory_bp.reproduction._claims import decided
from gametheory_bp.reproduction.table_2 import FORMS, selected


@pytest.fixture(autouse=True)
def _short_search(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    decided.cache_clear()
    monkeypatch.setattr(property_cell, "BUDGET", 4)
    yield
    decided.cache_clear()


def parts(name: str) -> tuple[Table, ...]:
    stack = REPRODUCTIONS.load(name).table()
    assert isinstance(stack, Stack)
    tables = tuple(part for part in stack.parts if isinstance(part, Table))
    assert len(tables) == len(stack.parts)
    return tables


def test_table_1_has_the_marks_of_the_paper_and_four_verdicts() -> None:
    marks, grounds = parts("table_1")
    assert [row[1:4] for row in marks.rows] == [
        ("no", "yes", "proved"),
        ("yes", "no", "proved"),
        ("no", "yes", "proved"),
        ("yes", "yes", "proved"),
    ]
    # by the printed definition the iterated dilemma is a bargaining problem: a symmetric one
    found = {what: value for name, what, value in grounds.rows if "Prisoner" in name}
    assert found["iterated game: bargaining problem"] == "True"
    assert found["asymmetric bargaining problem"] == "False"


def test_table_2_says_which_form_is_the_rules() -> None:
    forms, claims = parts("table_2")
    assert {row[0]: row[-1] for row in forms.rows} == {
        "Nash": "NO",
        "Kalai-Smorodinsky": "NO",
        "Egalitarian": "yes",
        "Utilitarian": "yes",
    }
    assert {row[1] for row in claims.rows} == {"REFUTED"}


def test_what_printed_forms_select() -> None:
    problem = BargainingProblem([(0, 0), (4, 1), (2, 2)])
    assert selected(FORMS["Nash"], problem) == ((3, Fraction(3, 2)),)
    assert selected(FORMS["Egalitarian"], problem) == ((2, 2),)
    tied = BargainingProblem([(0, 0), (4, 0), (0, 4)])
    assert selected(FORMS["Utilitarian"], tied) == ((0, 4), (4, 0))


def test_table_3_shows_paper_beside_verdict() -> None:
    marks, domains, wrong, readings = parts("table_3")
    refuted = {
        (row[0], marks.columns[k])
        for row in marks.rows
        for k, cell in enumerate(row)
        if "REFUTED" in cell
    }
    assert refuted == {
        ("Resource monotonicity", "Kalai-Smorodinsky"),
        ("Resource monotonicity", "Egalitarian"),
        ("Independence of irrelevant alternatives", "Egalitarian"),
    }
    assert {(row[0], row[1]) for row in wrong.rows} == refuted
    assert len(domains.rows) == 20 and {len(row) for row in domains.rows} == {7}
    assert any("Zhou (1997)" in row[2] for row in readings.rows)


def test_a_planted_wrong_cell_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def planted(paper: str, name: str) -> tuple[Any, Finding]:
        claim, finding = decided(paper, name)
        if name != "table_3_nash_resource_monotonicity":
            return claim, finding
        cell: Any = claim.decision
        return claim, replace(cell.__self__, kept=True).decide(dict(claim.given))

    monkeypatch.setattr(table_3, "decided", planted)
    marks = parts("table_3")[0]
    assert marks.rows[-1][1] == "yes, REFUTED"


@pytest.mark.parametrize(
    ("ending", "start"),
    [(".html", "<!doctype html>"), (".tex", r"\paragraph"), (".txt", "Environ")],
)
def test_a_table_is_written_by_the_ending(ending: str, start: str, tmp_path: Path) -> None:
    out = tmp_path / f"table{ending}"
    assert run(["reproduce", "table-1", "--out", str(out)]) == DONE
    assert out.read_text("utf-8").startswith(start)
    assert "Asymmetric bargaining Coin Game" in out.read_text("utf-8")


def test_the_table_of_a_figure_is_written_too(tmp_path: Path) -> None:
    out = tmp_path / "matrices.txt"
    assert run(["reproduce", "figure-2", "--out", str(out)]) == DONE
    assert "4, 1" in out.read_text("utf-8")


def test_a_table_has_no_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "table.png"
    assert run(["reproduce", "table-3", "--out", str(out)]) == BAD_INPUT
    shown = capsys.readouterr()
    assert ".html, .tex or .txt" in shown.err and not shown.out and not out.exists()


def test_without_a_name_everything_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reproduce"]) == DONE
    shown = capsys.readouterr().out
    for name, item in REPRODUCTIONS.items():
        assert name.replace("_", "-") in shown and item.title in shown


def test_the_help_names_all_items(capsys: pytest.CaptureFixture[str]) -> None:
    run(["reproduce", "--help"])
    shown = capsys.readouterr().out
    assert all(name.replace("_", "-") in shown for name in REPRODUCTIONS.names())


def test_without_the_claims_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_claims, "FOLDER", "no_such_folder")
    with pytest.raises(MissingPackageError, match="in a checkout of the source"):
        REPRODUCTIONS.load("table_1").table()


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        decided("stastny_2021", "table_9")
