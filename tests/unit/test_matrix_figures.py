"""Figures 3, 4 and 8 on matrix games: published numbers, journal, drawings as data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gametheory_bp.cli.application import DONE, run
from gametheory_bp.errors import EmptySetError, InputValueError, ShapeError
from gametheory_bp.evaluation import cross_play_runs, score_table
from gametheory_bp.games.library import load_game
from gametheory_bp.plotting import file_figure
from gametheory_bp.plotting.profile_scatter import (
    draw_profile_scatter,
    profile_scatter,
    profile_scatter_figure,
)
from gametheory_bp.plotting.score_bars import ScoreBars, bar_group, draw_score_bars
from gametheory_bp.reproduction import REPRODUCTIONS, _learned_play
from gametheory_bp.reproduction._cooperative_play import cooperative
from gametheory_bp.reproduction._evaluated_play import EvaluatedPlay
from gametheory_bp.reproduction._learned_play import learned
from gametheory_bp.reproduction._matrix_figures import NAMES, ZERO, matrix_play
from gametheory_bp.reproduction.figure_3_matrix import _printed_lola

BOS = load_game("asymmetric_bach_or_stravinsky")
SMALL = cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]], groups=["u", "e"])


def far_off(found: EvaluatedPlay, errors: float) -> list[str]:
    """Series whose score as run is more than so many joint errors from the published one."""
    off = []
    for line in found.legacy_scores.lines:
        mean, error, _ = found.published.scores[line.series]
        own = line.error if line.seed_error is None else max(line.error, line.seed_error)
        room = ((error or 0.0) ** 2 + own**2) ** 0.5
        if abs(float(line.mean) - mean) > errors * room + 5e-4:
            off.append(line.series)
    return off


@pytest.mark.parametrize("name", [name for name in NAMES if "LOLA" in name])
def test_scores_as_run_are_the_published_ones(name: str) -> None:
    found = matrix_play(None, name)
    assert far_off(found, 2.5) == []
    correct = replace(found, legacy_scores=found.correct_scores)
    if name.startswith("IPD"):  # planted: the true dilemma is not what was published
        assert {"cross", "same"} <= set(far_off(correct, 2.5))


def test_exact_agents_agree_within_and_fail_between_welfare_functions() -> None:
    dilemma, battle = (matrix_play(None, name) for name in NAMES if "amTFT" in name)
    assert {line.mean for line in dilemma.correct_scores.lines} == {1}
    means = {line.series: line.mean for line in battle.correct_scores.lines}
    assert (means["self"], means["same"], means["different"]) == (1, 1, 0)
    played = cooperative("asymmetric_bach_or_stravinsky", ZERO)
    recorded = played.inequity(ZERO)
    assert recorded.maximum == 4 and min(recorded.values) < 0  # (4, 1) for ever is unequal


def test_turn_taking_is_fair_by_the_nash_product_only() -> None:
    """With the set W of the paper's text it scores 0.9: the released set has the Nash product."""
    rows = {row[0]: [float(cell.split(" ")[0]) for cell in row[1:]]
            for row in _printed_lola(None).rows}  # fmt: skip
    assert rows["mixed"][0] < -13 and rows["utilitarian"][0] < -30 < 3.9 < rows["egalitarian"][0]
    assert rows["mixed"][1] == pytest.approx(0.9, abs=0.01) == rows["mixed"][2]
    assert rows["mixed"][3] > 0.99
    assert min(rows["egalitarian"][1:] + rows["utilitarian"][1:]) > 0.98


def test_groups_of_runs_are_those_of_the_nearest_optimum() -> None:
    table = REPRODUCTIONS.load("figure_4").table()
    groups = table.parts[2]  # type: ignore[union-attr]
    assert [row[:3] for row in groups.rows] == [  # type: ignore[union-attr]
        ("egalitarian", "2, 2", "8"), ("mixed", "3, 3/2", "19"), ("utilitarian", "4, 1", "13"),
    ]  # fmt: skip
    assert all(row[3] == row[4] for row in groups.rows)  # type: ignore[union-attr]


def test_a_finished_experiment_is_not_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_learned_play, "RUNS", 3)
    monkeypatch.setattr(_learned_play, "EXPERIMENTS", dict(_learned_play.EXPERIMENTS))
    learned.cache_clear()
    folder = tmp_path / "runs"
    list(_learned_play.learning_steps(folder))
    journal = _learned_play.journal_in(folder)
    before = journal.path.read_bytes()
    assert [line["settings"]["runs"] for line in journal.lines()] == [3, 3, 3]
    learned.cache_clear()  # as a new process finds it
    monkeypatch.setattr(_learned_play, "run", None)
    found = learned(folder, "asymmetric Bach or Stravinsky")
    assert len(found.runs.seeds) == 3 and found.outcomes.runs == 3
    assert journal.path.read_bytes() == before
    monkeypatch.setattr(_learned_play, "RUNS", 4)  # other settings are another run
    learned.cache_clear()
    with pytest.raises(TypeError):
        learned(folder, "asymmetric Bach or Stravinsky")
    learned.cache_clear()


def test_the_command_keeps_its_runs_where_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, kept = tmp_path / "figure.txt", tmp_path / "kept"
    assert run(["reproduce", "figure-4", "--out", str(out), "--runs", str(kept)]) == DONE
    assert (kept / "lola_exact.jsonl").exists() and str(kept) in capsys.readouterr().out
    text = out.read_text("utf-8")
    assert "0.5253 ± 0.0145 (600)" in text and "by mean reward per step" in text


def test_a_panel_keeps_exact_points_and_jitters_only_the_drawing() -> None:
    panel = profile_scatter("BoS", SMALL, BOS, kinds=("self", "different"), published=[(3.0, 1.0)])
    assert panel.series[0].points == ((4, 1), (2, 2)) and set(panel.area) == {
        (0, 0), (4, 1), (2, 2),
    }  # fmt: skip
    drawn = [draw_profile_scatter(panel, file_figure()[1], jitter=j) for j in (0.0, 0.1)]
    marks = [[line.get_xydata().tolist() for line in ax.lines[1:]] for ax in drawn]
    assert marks[0][0] == [[4.0, 1.0], [2.0, 2.0]] != marks[1][0]
    assert marks[0][-1] == marks[1][-1] == [[3.0, 1.0]]  # published means stay in place
    assert len({line.get_marker() for line in drawn[0].lines[1:]}) == 3
    with pytest.raises(InputValueError):
        draw_profile_scatter(panel, file_figure()[1], jitter=-1)
    with pytest.raises(InputValueError):
        profile_scatter("BoS", SMALL, BOS, limits=((1, 1), (0, 1)))
    with pytest.raises(ShapeError):
        profile_scatter_figure([[panel], []])


def test_bars_show_errors_and_what_was_published() -> None:
    group = bar_group("BoS", score_table(SMALL), published={"same": (0.9, None)})
    ax = draw_score_bars(ScoreBars("scores", (group,)), file_figure()[1])
    heights = [patch.get_height() for patch in ax.patches]
    assert heights == [1.0, 0.0] and {bar.published for bar in group.bars} == {None, (0.9, None)}
    labels = ax.get_legend_handles_labels()[1]
    assert set(labels) == {"self-play", "cross-play, different welfare", "published"}
    with pytest.raises(EmptySetError):
        draw_score_bars(ScoreBars("none", ()), file_figure()[1])
