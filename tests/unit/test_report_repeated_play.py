"""Repeated play in a report: complete, verifiable, honest where it was stopped or is empty."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.bargaining import welfare_table
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.cli.application import BAD_INPUT, DONE, NOT_PROVED, run
from gametheory_bp.equilibria.subgame_perfect import grim_payoffs
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.report import Report, analyse, verify_saved
from gametheory_bp.report.emptiness import why_empty
from gametheory_bp.report.leaving_out import LARGEST_REPEATED, left_out_sets
from gametheory_bp.report.patience import PROBES
from gametheory_bp.report.repeated_play import REPEATED_PARTS, repeated_report

STANDOFF = gt.load_game("asymmetric_bach_or_stravinsky")
ROOT_OF_3 = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]], title="Root of three")
RULES, AMONG = ("nash", "egalitarian", "utilitarian"), ("feasible",)


def short(game: BimatrixGame, discount: Any, **options: Any) -> Report:
    return analyse(game, rules=RULES, among=AMONG, discount=discount, **options)


@pytest.fixture(scope="module")
def report() -> Report:
    return short(STANDOFF, "24/25")


def saved(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(report.to_json()))
    return data


def test_the_sets_the_rules_and_the_strategies_are_there(report: Report) -> None:
    assert report.complete and report.repeated is not None
    assert report.repeated.payoffs is not None and report.repeated.payoffs.gap == 0
    text = str(report)
    for words in (
        "Repeated game, discount 24/25: what is sustained",
        "pure actions on path, perfect monitoring, public lotteries",
        "(B, S), then (25/12, 25/24)",
        "2/9 (B, B) + 7/9 (S, S) first; 3 states",
        "Strategies for: egalitarian",
        "pays (22/9, 16/9); subgame perfect",
    ):
        assert words in text, words
    assert "<td>subgame-perfect payoffs</td>" in report.html()


def test_without_a_discount_nothing_is_said_of_repeated_play(report: Report) -> None:
    alone = analyse(STANDOFF, rules=RULES, among=AMONG)
    assert alone.repeated is None and "epeated game" not in str(alone)
    assert "repeated" not in alone.to_json()["results"]
    assert len(alone.planes()) == 1 and len(report.planes()) == 2


@pytest.mark.parametrize("discount", [None, "1/2"])
def test_what_is_played_once_loads_nothing_of_repeated_play(discount: str | None) -> None:
    """A new process that answers quickly; with a discount factor the same check must fail."""
    code = f"""
import sys
import gametheory_bp as gt
from gametheory_bp.report import analyse
print(analyse(gt.load_game("chicken"), rules=["nash"], among=["pure"], discount={discount!r}))
heavy = ("numpy", "flint", "gametheory_bp.equilibria.subgame_perfect", "gametheory_bp.plotting")
sys.exit(sum(name in sys.modules for name in heavy))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode == 0) == (discount is None), done.stderr
    assert "Minimax values" in done.stdout


def test_the_strategies_attain_what_the_rule_picks(report: Report) -> None:
    assert report.repeated is not None and report.repeated.table is not None
    for plan in report.repeated.plans:
        assert plan.verdict.is_subgame_perfect
        for rule in plan.rules:
            cell = report.repeated.table.cell(rule, "subgame_perfect")
            assert plan.verdict.play.payoffs in cell.points


def test_a_saved_report_is_proved_again(report: Report) -> None:
    verdict = verify_saved(saved(report))
    assert verdict.holds, verdict.failures
    assert any("discount factor of the report" in check.statement for check in verdict.checks)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("payoffs", "claim", "inner", 0, 0), "3"),
        (("payoffs", "certificate", "generators", 0, "promise", 0), "9"),
        (("grim", "claim", "outer", 0, 0), "1"),
        (("folk_theorem", 0, "claim", "floor", 0), "0"),
        (("strategies", 0, "verdict", "claim", "worst_slack"), "1"),
        (("table", "results", 0, "claim", "points", 0, 0, 0), "4"),
        (("discount",), "1/2"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_a_changed_report_is_not_proved(
    report: Report, path: tuple[Any, ...], value: str, tmp_path: Path
) -> None:
    data = saved(report)
    place = data["results"]["repeated"]
    for key in path[:-1]:
        place = place[key]
    assert place[path[-1]] != value
    place[path[-1]] = value
    assert not verify_saved(data).holds
    file = tmp_path / "report.json"
    file.write_text(json.dumps(data))
    assert run(["verify", str(file)]) == NOT_PROVED


def test_a_proof_about_another_discount_is_refused(report: Report) -> None:
    """Each proof holds, but not for this discount factor: only the report's own check sees it."""
    data = saved(report)
    other = grim_payoffs(gt.RepeatedGame(STANDOFF, "1/2"))
    data["results"]["repeated"]["grim"] = json.loads(json.dumps(other.to_json()))
    failures = verify_saved(data).failures
    assert gt.verify(data).holds
    assert ["discount factor of the report" in check.statement for check in failures] == [True]
    assert "1/2" in failures[0].detail


def test_least_discounts_are_told(report: Report) -> None:
    assert report.repeated is not None
    frontier, *rules = report.repeated.patience
    assert frontier.of == ("efficient frontier",)
    assert sorted(name for one in rules for name in one.of) == sorted(RULES)
    text = str(report)
    assert "From which discount factor on it is sustained" in text
    assert "optima over discounts  --full" in text
    for one in report.repeated.patience:
        assert gt.verify(one.found).holds


def test_searches_over_discounts_stop_early_unless_all_is_asked_for() -> None:
    """Its least discounts are irrational or deep: see the tests of irrational least discounts."""
    game = BimatrixGame([[3, 8], [0, 4]], [[9, 8], [3, 7]])
    asked: list[str] = []
    quick = repeated_report(gt.RepeatedGame(game, "3/5"), RULES, watch=asked.append)
    assert quick.over_discounts == () and quick.left_out == REPEATED_PARTS[7:]
    numbers = [int(words.split()[2]) for words in asked if "looked at" in words]
    assert 0 < max(numbers) <= PROBES + 1
    assert all(gt.verify(one.found).holds for one in quick.patience)
    large = gt.load_game("nash_demand")
    assert large.shape == (5, 5)
    assert repeated_report(gt.RepeatedGame(large, "1/2"), ["nash"]).left_out == REPEATED_PARTS[6:]
    full = repeated_report(gt.RepeatedGame(gt.load_game("stag_hunt"), "1/2"), RULES, full=True)
    assert full.left_out == () and len(full.over_discounts) == len(RULES)
    assert "known by" in full.display().text()


def test_a_set_of_another_game_is_refused() -> None:
    other = gt.subgame_perfect_payoffs(gt.RepeatedGame(STANDOFF, "1/2"))
    for wrong in (other, grim_payoffs(gt.RepeatedGame(STANDOFF, "24/25"))):
        with pytest.raises(InputValueError, match="sustained="):
            welfare_table(gt.RepeatedGame(STANDOFF, "24/25"), ["nash"], sustained=wrong)


def test_irrational_corners_are_named_by_their_polynomials() -> None:
    later = repeated_report(gt.RepeatedGame(ROOT_OF_3, "2/3"), ["nash"])
    found = Report(ROOT_OF_3, repeated=later)
    assert later.exact is not None and not later.unfinished
    assert "root of t^2 - 3" in str(found) and "all but surely (U, R)" not in str(found)
    assert "all but surely (1, 2)" in str(found)
    assert "e-17 [" not in str(found) and "...: outcomes less likely than 1e-09" in str(found)
    assert verify_saved(saved(found)).holds


def test_no_pure_equilibrium_is_said_with_the_proof() -> None:
    found = short(gt.load_game("matching_pennies"), "9/10")
    assert found.complete
    text = str(found)
    assert "proved empty: no such equilibrium in pure actions" in text
    assert "Why there is no subgame-perfect equilibrium in pure actions" in text
    assert found.repeated is not None and found.repeated.plans == ()
    with pytest.raises(EmptySetError, match="empty"):
        _ = found.repeated.payoffs.threat_point  # type: ignore[union-attr]
    assert verify_saved(saved(found)).holds


def test_the_demands_of_an_empty_set_are_out_of_reach() -> None:
    """Computed again from the definition: no feasible promise meets any demand."""
    game = gt.load_game("matching_pennies")
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, "3/4"))
    stage = RepeatedStage.of(PayoffTable.of(game), found.repeated.discount)
    feasible = Polygon.hull(game.payoffs())
    shown = [row[1] for row in why_empty(found).rows]
    for (pair, payoff), words in zip(stage.payoffs.items(), shown, strict=True):
        best = stage.deviations[pair]
        demand = tuple(1 + (best[i] - payoff[i]) / 3 for i in (0, 1))  # (1 - d)/d = 1/3
        assert words == f"({demand[0]}, {demand[1]})"
        assert not any(x >= demand[0] and y >= demand[1] for x, y in feasible.vertices)


def test_an_empty_set_by_lines_shows_the_lines() -> None:
    game = BimatrixGame([[2, 2], [3, 0]], [[2, 1], [2, 3]])
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, "1/2"))
    assert found.is_empty and gt.verify(found).holds
    assert why_empty(found).rows == (("x >= 3",), ("x <= 5/2",))


def _stop_at(words: str) -> Any:
    def watch(part: str) -> None:
        if words in part:
            raise KeyboardInterrupt

    return watch


@pytest.mark.parametrize("stopped", REPEATED_PARTS)
def test_an_interrupted_analysis_keeps_what_it_has(stopped: str) -> None:
    found = repeated_report(gt.RepeatedGame(STANDOFF, "1/2"), RULES, watch=_stop_at(stopped))
    assert found.unfinished == REPEATED_PARTS[REPEATED_PARTS.index(stopped) :]
    report = Report(STANDOFF, repeated=found)
    assert not report.complete and "INCOMPLETE" in str(report)
    assert stopped == REPEATED_PARTS[0] or verify_saved(saved(report)).holds


def test_an_interrupted_search_keeps_its_bracket() -> None:
    found = repeated_report(
        gt.RepeatedGame(ROOT_OF_3, "2/3"), RULES, "minimax", _stop_at("2 links")
    )
    bracket = found.payoffs
    assert bracket is not None and not bracket.complete and found.unfinished == REPEATED_PARTS
    assert bracket.gap is not None and bracket.gap > 0
    assert not bracket.outer.is_empty and gt.verify(bracket).holds
    text = found.display().text()
    assert "INCOMPLETE: stopped; proved from both sides" in text and "none of them outside" in text


def test_an_earlier_interrupt_leaves_repeated_play_undone() -> None:
    found = short(STANDOFF, "1/2", watch=_stop_at("class"))
    assert found.repeated is not None and found.repeated.unfinished == REPEATED_PARTS
    assert "strategies" in str(found)


@pytest.mark.parametrize(
    ("discount", "words"),
    [
        (1, "discount is 1"),
        ("-1/2", "discount is -1/2"),
        (1.5, "discount is 3/2"),
        ("patient", "'patient'"),
        ("nan", "nan"),
        ("", "discount"),
    ],
)
def test_a_discount_that_is_none_is_refused(discount: Any, words: str) -> None:
    with pytest.raises((InputTypeError, InputValueError), match=words):
        short(STANDOFF, discount)


def test_a_float_is_read_as_written() -> None:
    found = short(STANDOFF, 0.96)
    assert found.repeated is not None and str(found.repeated.repeated.discount) == "24/25"


def test_a_large_game_leaves_repeated_play_out() -> None:
    game = BimatrixGame([[0] * 61] * 61, [[0] * 61] * 61)
    assert 61 * 61 > LARGEST_REPEATED
    assert "subgame_perfect" in left_out_sets(game, None, False, repeated=True)
    assert "subgame_perfect" not in left_out_sets(game, None, False)
    assert left_out_sets(game, None, True, repeated=True) == ()
    left = Report(game, left_out=("subgame_perfect",))
    assert f"up to {LARGEST_REPEATED} action pairs" in str(left) and "--full" in str(left)


def test_the_command_line_takes_a_discount(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, figure = tmp_path / "report.json", tmp_path / "planes.png"
    choice = ["--rules", "nash", "--among", "feasible", "--figure", str(figure)]
    command = ["analyse", "prisoners_dilemma", "--discount", "0.5", "--json", str(file), *choice]
    assert run(command) == DONE
    assert "Repeated game, discount 1/2" in capsys.readouterr().out
    assert figure.stat().st_size > 10_000
    assert run(["verify", str(file)]) == DONE
    for wrong, words in (("1", "[0, 1)"), ("-1/2", "-1/2"), ("soon", "'soon'")):
        assert run(["analyse", "chicken", "--discount", wrong]) == BAD_INPUT
        assert words in capsys.readouterr().err
