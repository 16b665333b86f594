"""A large game leaves out what takes minutes, says so, and gives it when asked."""

from __future__ import annotations

import pytest

from gametheory_bp import BimatrixGame
from gametheory_bp.cli import terminal
from gametheory_bp.report import Report, analyse, verify_saved
from gametheory_bp.report.leaving_out import LARGEST

NOTE = "Left out, because it may take minutes"


def coordination(size: int) -> BimatrixGame:
    """Both earn i + 1 where they choose the same action i."""
    table = [[(i + 1) * (i == j) for j in range(size)] for i in range(size)]
    return BimatrixGame(table, table)


@pytest.fixture(scope="module")
def report() -> Report:
    game = BimatrixGame([[k % 7 for k in range(300)]], [[k % 5 for k in range(300)]])
    return analyse(game, rules=["nash", "utilitarian"])


def test_the_report_names_what_it_left_out(report: Report) -> None:
    assert report.left_out == tuple(LARGEST) and report.complete and report.nash is None
    assert report.table is not None
    assert report.table.among == ("feasible", "individually_rational", "pure")
    for name in LARGEST:
        assert NOTE in report.text() and f"--among {name}" in report.text()
    assert report.to_json()["left_out"] == list(LARGEST) and verify_saved(report.to_json())
    assert report.plane().title == report.title


def test_what_is_asked_for_is_there() -> None:
    game = coordination(9)
    asked = analyse(game, rules=["utilitarian"], among=["pure", "coarse_correlated"])
    assert asked.left_out == ("independent",)
    assert asked.table is not None and asked.table.cell("utilitarian", "coarse_correlated").points
    assert asked.nash is None or asked.nash.complete


def test_full_leaves_out_nothing() -> None:
    game = BimatrixGame([[k % 7 for k in range(70)]], [[k % 5 for k in range(70)]])
    assert analyse(game, rules=["utilitarian"]).left_out
    found = analyse(game, rules=["utilitarian"], full=True)
    assert not found.left_out and NOTE not in found.text()


def test_small_games_are_analysed_in_full() -> None:
    assert analyse(coordination(2), rules=["utilitarian"], among=["pure"]).left_out == ()


def test_a_log_gets_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with terminal.progress() as watch:
        watch("quick")
        monkeypatch.setattr(terminal, "SILENCE", -1.0)
        watch("slow")
    assert capsys.readouterr().err == "working on: slow\n"
