"""Figures 3, 5 and 8 and table 5 with agents that learn: flags, resume, hand-made runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gametheory_bp.cli import reproducing
from gametheory_bp.cli.application import BAD_INPUT, DONE, run
from gametheory_bp.deep import list_learning_presets
from gametheory_bp.dynamics import MarkovGame, remembering_coin_game
from gametheory_bp.errors import MissingPackageError
from gametheory_bp.evaluation import cross_play_runs, score_table
from gametheory_bp.plotting import file_figure
from gametheory_bp.plotting.frontier_with_profiles import draw_errors
from gametheory_bp.plotting.score_bars import ScoreBars, bar_group, score_bars_grid
from gametheory_bp.reproduction import (
    Learning,
    _all_play,
    _learned_agents,
    _learned_set_tables,
    _shaped_play,
    figure_3,
)
from gametheory_bp.reproduction._evaluated_play import EvaluatedPlay, payoff_comparison
from gametheory_bp.reproduction._published_coin_games import COIN_GAME_PLAY, TABLE_5
from gametheory_bp.reproduction._shaped_play import episode_means, shaped
from tests.unit import tiny_reproduction
from tests.unit.tiny_reproduction import SQUARE, forget, make_tiny

PLAYED = cross_play_runs(
    [[(0.2, 0.8), (0.1, 0.1)], [(0.3, 0.1), (0.4, 0.4)]], groups=["Util", "IA"]
)


@pytest.fixture
def _tiny(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    make_tiny(monkeypatch)
    yield
    forget()


# Flags


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("figure-1 --preset quick", "figure-3, figure-5, figure-8, table-5"),
        ("figure-4 --jobs 2", "no part that is learned by preset"),
        ("figure-5 --jobs 2", "add --preset quick"),
        ("table-5 --executor loky", "add --preset quick"),
        ("figure-3 --preset quik", "did you mean 'quick'"),
        ("figure-3 --jobs 0", "give at least 1"),
        ("figure-3 --executor loki", "did you mean 'loky'"),
    ],
)
def test_flags_that_mean_nothing_are_refused_before_the_work(
    words: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(["reproduce", *words.split()]) == BAD_INPUT
    told = capsys.readouterr()
    assert said in told.err and not told.out and not list(tmp_path.iterdir())


def test_the_presets_offered_are_those_of_learning() -> None:
    assert set(reproducing.PRESETS) == set(list_learning_presets())


def test_without_torch_the_message_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise MissingPackageError("install it with pip install 'gametheory_bp[deep]'")

    monkeypatch.setattr("gametheory_bp.deep.requirement.require_torch", missing)
    monkeypatch.chdir(tmp_path)
    for words in ("figure-3", "figure-8 --preset quick", "figure-5 --preset quick", "table-4"):
        assert run(["reproduce", *words.split()]) == BAD_INPUT
        assert "gametheory_bp[deep]" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_listing_names_the_paper_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reproduce"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert sum(reproducing.PAPER in line for line in lines) == 1
    presets = {line.split()[0]: line.split()[-1] for line in lines[3:] if line.startswith("fig")}
    assert (presets["figure-3"], presets["figure-5"], presets["figure-1"]) == (
        "quick", "optional", "-",
    )  # fmt: skip


# Figures 3 and 8


def test_scores_of_hand_made_runs() -> None:
    """Self-play (0.2, 0.8) and (0.4, 0.4); w* attainable 2 and 1, observed 1 and 0.4."""
    found = EvaluatedPlay(
        "ABCG, amTFT", SQUARE, COIN_GAME_PLAY["abcg", "amTFT"], PLAYED, PLAYED,
        score_table(PLAYED), score_table(PLAYED, among=SQUARE),
    )  # fmt: skip
    observed = {line.series: float(line.mean) for line in found.legacy_scores.lines}
    assert observed == {"self": 1.0, "cross": pytest.approx(0.325), "different": observed["cross"]}
    correct = {line.series: float(line.mean) for line in found.correct_scores.lines}
    assert correct["self"] == pytest.approx((0.5 + 0.4) / 2)
    assert correct["different"] == pytest.approx((0.1 + 0.2) / 2)
    exact = {("ABCG, amTFT", "self"): "0.9981"}
    table = figure_3.score_comparison([found], exact)
    assert table.rows[0][2:] == (
        "0.9405 ± 0.0046 (80)", "1.0000 ± 0.0000 (2)", "0.4500 ± 0.0354 (2)", "0.9981",
    )  # fmt: skip
    assert table.rows[2][3:] == ("-", "-", "-"), "nothing is made up where nobody met"
    payoffs = {row[1]: row[2:] for row in payoff_comparison([found]).rows}
    assert payoffs["Util, self-play"][0] == "0.1496, 1.1226"
    assert payoffs["Util - IA"][1] == "0.1000, 0.1000 ± 0.0000, 0.0000 (1)"
    alike = replace(found, legacy=PLAYED.grouped(["IA"] * 2), correct=PLAYED.grouped(["IA"] * 2))
    words = {row[1]: row[3] for row in payoff_comparison([alike]).rows}
    assert words["IA - IA"].startswith("0.2000, 0.1000") and "cross-play" not in words
    group = bar_group("", found.correct_scores)
    assert [bar.value for bar in group.bars] == [
        pytest.approx(0.45), None, pytest.approx(0.15),
    ]  # fmt: skip


def test_bars_in_rows_share_a_legend_with_published_last() -> None:
    group = bar_group("ABCG", score_table(PLAYED), published={"self": (0.9, 0.1)})
    figure = score_bars_grid([[ScoreBars("above", (group,))], [ScoreBars("below", (group,))]])
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["above", "below"]
    (legend,) = figure.legends
    assert [text.get_text() for text in legend.get_texts()] == [
        "self-play", "cross-play, different welfare", "published",
    ]  # fmt: skip


@pytest.mark.usefixtures("_tiny")
def test_figures_are_drawn_and_the_second_time_nothing_is_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("gametheory_bp.deep.experiments.running.attainable_corners", _square)
    monkeypatch.setattr(_all_play, "_attainable", lambda learning, name: SQUARE)
    monkeypatch.setattr(figure_3, "RUNS", {})  # exact agents are tested by themselves
    calls: list[str] = []
    _count(monkeypatch, calls)
    words = ["reproduce", "figure-3", "--preset", "quick", "--runs", "kept", "--out", "f.txt"]
    assert run(words) == DONE
    shown = capsys.readouterr().out
    assert "preset quick" in shown and "0.9405 ± 0.0046 (80)" in shown
    assert calls.count("pair") == 12 and calls.count("LOLA") == 4  # of 3 rewards in 4 games
    del calls[:]
    forget()  # as a new process finds it
    assert run(["reproduce", "figure-8", "--runs", "kept"]) == DONE
    assert calls == [] and Path("figure-8.png").read_bytes().startswith(b"\x89PNG")
    (tmp_path / "kept" / "lola_sampled.jsonl").unlink()  # planted: what is lost is learned again
    forget()
    assert run(words) == DONE
    assert calls == ["LOLA"] * 4


def _square(game: str, horizon: int, root: Path) -> Any:
    return SQUARE if game in ("cg", "abcg") else ((-3, 0), (0, -3), (-1, -1), (4, 1), (2, 2))


def _count(monkeypatch: pytest.MonkeyPatch, calls: list[str]) -> None:
    """Note every pair of Q-learners and every run of LOLA that is trained."""
    from gametheory_bp.deep import lola
    from gametheory_bp.deep.experiments import training_cells

    trained, learned = training_cells.train, lola.learn_by_play
    monkeypatch.setattr(
        training_cells, "train", lambda *a, **k: calls.append("pair") or trained(*a, **k)
    )
    monkeypatch.setattr(
        lola, "learn_by_play", lambda *a, **k: calls.append("LOLA") or learned(*a, **k)
    )


def test_progress_says_cells_and_rounds() -> None:
    told: list[str] = []
    tell = _learned_agents._telling(Learning(tell=told.append), "amTFT in CG")
    for what, done in (("pairs", 3), ("rounds of one of the pairs", 7), ("rows of pairings", 1)):
        tell(what, done, 10)
    assert told[1] == "amTFT in CG: pairs, 3 of 10; rounds of one of the pairs, 7 of 10"
    assert told[2] == "amTFT in CG: rows of pairings, 1 of 10"


@pytest.mark.usefixtures("_tiny")
def test_an_interrupted_command_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gametheory_bp.deep import lola

    learned, calls = lola.learn_by_play, []

    def interrupted(*args: Any, **options: Any) -> Any:
        calls.append(0)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return learned(*args, **options)

    monkeypatch.setattr(lola, "learn_by_play", interrupted)
    kept = tmp_path / "kept"
    assert run(["reproduce", "figure-3", "--runs", str(kept)]) == 1
    assert f"finished runs are in {kept}; the same command goes on" in capsys.readouterr().err
    forget()
    monkeypatch.setattr(lola, "learn_by_play", lambda *a, **k: calls.append(1) or learned(*a, **k))
    shaped(Learning("quick", kept), "cg")
    assert calls == [0, 0, 1], "the finished run is not made again"


# Sampled LOLA


def test_means_of_episodes_by_playing_every_history() -> None:
    """Two states, two steps: state 1 pays red 1 for its second action and is reached by it."""
    payoffs = np.zeros((2, 2, 2, 1))
    payoffs[0, :, 1], payoffs[1, 1] = 1.0, 3.0
    law = np.zeros((2, 2, 1, 2))
    law[:, 0, 0, 0] = law[:, 1, 0, 1] = 1.0
    game = MarkovGame(payoffs, law, np.array([1.0, 0.0]), "1/2")
    row, column = np.array([[0.25, 0.75], [0.5, 0.5]]), np.ones((2, 1))
    found = episode_means(game, [row], [column], 2)[0, 0]
    # second step: in state 1 with 3/4, where red's second action has 1/2, elsewhere 3/4
    second = 0.75 * 0.5 + 0.25 * 0.75
    assert found == pytest.approx([(0.75 + second) / 2, 0.75 * 3 / 2])
    assert episode_means(game, [row], [column], 1)[0, 0] == pytest.approx([0.75, 0.0])


def test_long_episodes_approach_patient_values() -> None:
    game = remembering_coin_game(discount="9999/10000")
    policies = np.random.default_rng(0).dirichlet(np.ones(4), size=(2, game.states))
    found = episode_means(game, policies[:1], policies[1:], 5000)[0, 0]
    assert found == pytest.approx(game.values(policies[:1], policies[1:])[0], abs=1e-3)


def test_runs_that_pick_little_are_discarded_and_others_grouped_as_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    states = remembering_coin_game().states
    anywhere = np.full((states, 4), 0.25).tolist()
    made = [
        {"row": anywhere, "column": anywhere, "coins": coins, "diverged_at": at, "seed": [7, k]}
        for k, (coins, at) in enumerate([((0.3, 0.3), -1), ((0.3, 0.1), -1), ((0.3, 0.3), 4)])
    ]
    monkeypatch.setattr(_shaped_play, "_learned", lambda learning, name: tuple(made))
    payoffs = np.full((3, 3, 2), 0.1)
    payoffs[0, 0] = 0.3, 0.2
    monkeypatch.setattr(_shaped_play, "episode_means", lambda *a: payoffs)
    shaped.cache_clear()
    symmetric, asymmetric = (shaped(Learning(), name) for name in ("cg", "abcg"))
    assert symmetric.seeds == ("7-0",) and symmetric.run_words() == (
        "1 runs; 1 discarded: picks fewer than 0.2 coins per step; 1 discarded: diverged"
    )
    assert symmetric.groups == ("utilitarian",), "whoever earns more than 1.2 times as much"
    assert asymmetric.groups == ("egalitarian",), "only blue counts there"
    shaped.cache_clear()


# Figure 5 and table 5


@pytest.mark.usefixtures("_tiny")
def test_learned_sets_stand_beside_published_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gametheory_bp.deep.experiments.set_experiment.attainable_corners", _square)
    monkeypatch.setattr(tiny_reproduction, "SEEDS", 2)
    monkeypatch.setattr(_learned_agents, "EXPERIMENTS", {"ABCG": "iasymbos"})  # quicker than coins
    tables = _learned_set_tables.learned_set_tables(Learning(), "ABCG", (), TABLE_5)
    scores, payoffs = tables
    assert scores.columns[2] == "published, w* observed" and len(scores.columns) == 7
    assert [row[2] for row in scores.rows][:3] == ["0.82", "0.12", "0.69"]
    assert [row[:2] for row in payoffs.rows][3] == ("IA", "U") and len(payoffs.rows) == 9
    assert "none discarded" in scores.note
    plane = _learned_set_tables.learned_plane(Learning(), "ABCG", "released")
    assert len([mark for mark in plane.marks if mark.names]) == 9 and "as released" in plane.title
    errors = _learned_set_tables.learned_errors(Learning(), "ABCG", "released")
    assert {mark.point for mark in plane.marks} == {means for means, _ in errors}
    drawn = draw_errors(errors, file_figure()[1])
    assert len(drawn.containers) == 9
