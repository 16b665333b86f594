"""The report on a game: complete, verifiable, honest about what is missing."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp import (
    BimatrixGame,
    correlated_equilibria,
    list_rules,
    load_game,
    plot,
    verify,
)
from gametheory_bp.cli.application import DONE, NOT_PROVED, run
from gametheory_bp.equilibria.correlated import CorrelatedPayoffs
from gametheory_bp.errors import InputTypeError, UnknownNameError
from gametheory_bp.report import PARTS, Report, analyse, verify_saved

RULES = ("nash", "utilitarian", "equal_area", "ces")
AMONG = ("feasible", "pure", "nash", "correlated")


@pytest.fixture(scope="module")
def report() -> Report:
    return analyse(load_game("asymmetric_bach_or_stravinsky"), rules=RULES, among=AMONG)


def test_all_parts_are_there(report: Report) -> None:
    assert report.complete and report.unfinished == ()
    text = str(report)
    for words in (
        "Minimax values",
        "Pareto frontier",
        "Extreme Nash equilibria: 3 (complete)",
        "correlated equilibria: a polygon of 3 vertices",
        "Welfare-optimal points",
        "row 2/3 B + 1/3 S; column 1/3 B + 2/3 S",
        "(~2.71405, ~1.64298)",
        "not defined",
    ):
        assert words in text, words


def test_all_rules_and_sets_are_the_default() -> None:
    table = analyse(load_game("prisoners_dilemma")).table
    assert table is not None
    assert table.rules == list_rules() and len(table.among) == 7


def test_a_saved_report_is_proved_again(report: Report) -> None:
    data = json.loads(json.dumps(report.to_json()))
    verdict = verify_saved(data)
    assert verdict.holds, verdict.failures
    assert len(verdict.checks) > 50


def _changed(data: dict[str, Any], change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    other = copy.deepcopy(data)
    change(other)
    return other


def _set(*path: Any, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        assert data[path[-1]] != value
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("game", "row_payoffs", 0, 0, value="5"),
        _set("results", "security", 0, "claim", "value", value="2"),
        _set("results", "security", 0, "certificate", "value", value="2"),
        _set("results", "feasible", "claim", "vertices", 0, 0, value="1"),
        _set("results", "frontier", "claim", "points", 0, 0, value="3"),
        _set("results", "nash", "claim", "payoffs", 0, 0, value="7"),
        _set("results", "correlated", "claim", "vertices", 0, 0, value="0"),
        _set("results", "table", "results", 0, "claim", "points", 0, 0, 0, value="4"),
        _set("results", "table", "results", 0, "certificate", "rules", 0, value="gini"),
        _set("results", "table", "results", 0, "schema", value=99),
        _set("results", "nash", "certificate", value=None),
        _set("game", value={}),
    ],
    ids=lambda change: "",
)
def test_a_changed_report_is_not_proved(
    report: Report, change: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    data = _changed(json.loads(json.dumps(report.to_json())), change)
    assert not verify_saved(data).holds
    file = tmp_path / "report.json"
    file.write_text(json.dumps(data))
    assert run(["verify", str(file)]) == NOT_PROVED


def test_a_proof_about_another_game_is_refused(report: Report) -> None:
    """Every part proved, but not about this game: only the report's own check can see it."""
    data = json.loads(json.dumps(report.to_json()))
    data["game"] = load_game("chicken").to_json()
    assert verify(data).holds
    assert [check.statement for check in verify_saved(data).failures] == [
        "all certificates are about the game of the report"
    ]


@pytest.mark.parametrize("stopped", PARTS)
def test_an_interrupted_analysis_keeps_what_it_has(stopped: str) -> None:
    def watch(part: str) -> None:
        if part == stopped:
            raise KeyboardInterrupt

    found = analyse(load_game("chicken"), rules=["nash"], among=["pure"], watch=watch)
    assert not found.complete
    assert found.unfinished == PARTS[PARTS.index(stopped) :]
    assert "INCOMPLETE" in str(found)
    data = json.loads(json.dumps(found.to_json()))
    assert data["complete"] is False
    assert stopped == PARTS[0] or verify_saved(data).holds
    assert found.plane().marks


def test_a_limit_is_said_to_be_one() -> None:
    found = analyse(load_game("von_stengel_1999"), rules=["nash"], among=["pure"], limit=3)
    assert found.nash is not None and len(found.nash.extreme) == 3
    assert not found.complete and "INCOMPLETE" in str(found)
    assert found.unfinished == ("class",)  # it speaks of all equilibria; the rest was worked out
    assert found.table is not None and verify_saved(found.to_json()).holds


class _Page(HTMLParser):
    """Collects tags and attributes; complains about tags that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.sources += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_self_contained(report: Report) -> None:
    page = _Page()
    page.feed(report.html(b"\x89PNG"))
    assert page.open == []
    assert "script" not in page.seen and "table" in page.seen
    assert all(source.startswith("data:") for source in page.sources) and page.sources


def test_names_are_escaped() -> None:
    evil = "<script>alert('x')</script> & \"co\""
    game = BimatrixGame([[1, 0]], [[0, 1]], [evil], ["<b>", "c"], title=evil)
    found = analyse(game, rules=["utilitarian"], among=["pure"])
    for text in (found.html(), found._repr_html_()):
        assert "<script" not in text and "<b>c" not in text
        assert not re.search(r"<b>(?!\w|&lt;|[^<]*</b>)", text)


def test_large_reports_are_cut_and_say_so() -> None:
    n = 8
    identity = [[int(i == j) for j in range(n)] for i in range(n)]
    found = analyse(BimatrixGame(identity, identity), rules=["nash"], among=["pure"])
    assert found.nash is not None and len(found.nash.extreme) == 2**n - 1
    assert f"and {2**n - 1 - 40} more" in str(found)


def test_refusals() -> None:
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        analyse([[1]])  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="did you mean 'nash'"):
        analyse(load_game("chicken"), rules=["nasch"])
    with pytest.raises(UnknownNameError, match="did you mean 'correlated'"):
        analyse(load_game("chicken"), among=["corelated"])


def test_a_report_can_be_plotted(report: Report) -> None:
    from gametheory_bp.plotting import file_figure

    ax = file_figure()[1]
    assert plot(report, ax) is ax
    names = {name for _, names in report.plane().named_points() for name in names}
    assert {"Nash product", "Utilitarian", "minimax", "(B, B)", "mixed equilibrium"} <= names


def test_files_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html, saved, figure = (tmp_path / f"out.{ending}" for ending in ("html", "json", "png"))
    options = ["--html", str(html), "--json", str(saved), "--figure", str(figure)]
    choice = ["--rules", "nash,utilitarian", "--among", "pure", "nash"]
    assert run(["analyse", "chicken", *options, *choice]) == DONE
    shown = capsys.readouterr().out
    assert all(str(path) in shown for path in (html, saved, figure))
    assert figure.read_bytes().startswith(b"\x89PNG") and len(figure.read_bytes()) > 10_000
    assert "data:image/png;base64," in html.read_text("utf-8")
    assert run(["verify", str(saved)]) == DONE


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    from gametheory_bp.report import analysis

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(analysis, "classify", stop)


@pytest.mark.usefixtures("interrupted")
def test_ctrl_c_prints_what_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["analyse", "chicken"]) == NOT_PROVED
    shown = capsys.readouterr()
    assert "Extreme Nash equilibria: 3 (complete)" in shown.out
    assert "INCOMPLETE" in shown.err and "INCOMPLETE" in shown.out


def test_a_stopped_part_stops_the_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C inside a part that catches it must not start the next part."""
    from gametheory_bp.report import analysis

    whole = correlated_equilibria(load_game("chicken")).payoff_polygon()

    class Stopped:
        def payoff_polygon(self) -> CorrelatedPayoffs:
            return replace(whole, complete=False)

    monkeypatch.setattr(analysis, "correlated_equilibria", lambda _: Stopped())
    found = analyse(load_game("chicken"))
    assert found.unfinished == PARTS[PARTS.index("correlated equilibria") :]
    assert found.table is None and "stopped; what is listed is proved" in str(found)
