"""``select``: the planted better candidate wins and is scored on fresh seeds; the command."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp.cli import selecting as command
from gametheory_bp.cli.application import BAD_INPUT, DONE, NOT_PROVED, run
from gametheory_bp.deep import Selection, WelfareReward, optimality_gap, select, train
from gametheory_bp.deep.experiments import selecting
from gametheory_bp.deep.experiments.selection import median_gap
from gametheory_bp.errors import (
    DisagreementError,
    EmptySetError,
    InputValueError,
    UnknownNameError,
)
from tests.unit.tiny_learning import TINY

SMALL = TINY.but(horizon=4, sequence=2, episodes=48, updates=1)
PLANTED = {
    # updates: gaps in the selection, and on fresh seeds
    1: (["1/2", "1/2", "1/2"], ["1/2"] * 5),
    2: (["1/10", "3", "1/10"], ["1/4", "1/3", "1/2", "1/3", "1/5"]),
    3: (["1/10", "1/10", ""], ["0"] * 5),
    4: (["", "", "0"], ["0"] * 5),
}


def plant(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, list[int]]]:
    """Gaps by number of updates and seed; an empty text is a run that diverged."""
    seen: list[tuple[int, list[int]]] = []

    def gap(root: Path, tell: Any, cell: dict[str, Any]) -> dict[str, str]:
        updates, (_, part, k) = cell["learning"]["updates"], cell["seed"]
        seen.append((updates, cell["seed"]))
        high = PLANTED[updates][part][k]
        return {"low": "0", "high": high} if high else {"failed": "loss nan"}

    monkeypatch.setattr(selecting, "proved_gap", gap)
    return seen


def chosen(**axes: Any) -> Selection:
    return select("prisoners_dilemma", axes, settings=SMALL)


def test_the_better_candidate_is_chosen_and_scored_on_fresh_seeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = plant(monkeypatch)
    found = chosen(updates=[1, 2, 4])
    assert found.winner.changes == {"updates": 2} and found.settings.updates == 2
    assert found.winner.median == Fraction(1, 10)
    assert found.score == Fraction(1, 3)  # not the lucky 1/10 by which it was chosen
    selected = [seed for _, seed in seen[:9]]
    fresh = [seed for _, seed in seen[9:]]
    assert len(fresh) == 5 and not [seed for seed in fresh if seed in selected]
    assert found.candidates[2].median is None and found.candidates[2].failures == ("loss nan",) * 2
    assert found.ties == ()
    text = found.display().text()
    assert "0.3334" in text and "diverged: 2, the first: loss nan" in text
    json.dumps(found.to_json())


def test_ties_are_shown_and_the_first_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    found = chosen(updates=[3, 1, 2])
    assert found.winner.changes == {"updates": 3} and found.ties == (2,)
    assert found.display().text().count("tie") == 1
    with pytest.raises(EmptySetError, match="diverged"):
        chosen(updates=[4])
    assert median_gap([Fraction(1), Fraction(2)]) == 2
    assert median_gap(["", ""]) is None


def test_a_selection_goes_on_and_workers_do_not_change_it(tmp_path: Path) -> None:
    axes = {"learning_rate": [0.01, ((0, 0.01), (1, 0.0))]}
    told: dict[str, Any] = {"settings": SMALL, "seeds": 2, "fresh_seeds": 1}
    whole = select("prisoners_dilemma", axes, **told)

    def stop(what: str, done: int, total: int) -> None:
        if (what, done) == ("runs of candidates", 3):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        select("prisoners_dilemma", axes, folder=tmp_path, progress=stop, **told)
    journal = tmp_path / "selection.jsonl"
    assert len(journal.read_text("utf-8").splitlines()) == 3
    resumed = select("prisoners_dilemma", axes, folder=tmp_path, jobs=2, executor="threading",
                     **told)  # fmt: skip
    assert resumed.to_json() == whole.to_json()
    assert len(journal.read_text("utf-8").splitlines()) == 5
    assert not list(tmp_path.glob("*/checkpoint.json"))  # nor replays


def test_what_is_wrong_is_said_before_anything_is_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = plant(monkeypatch)
    for axes, error, hint in (
        ({"updats": [1]}, UnknownNameError, "did you mean 'updates'"),
        ({"updates": []}, EmptySetError, "has no values"),
        ({"updates": [1], "discount": [2.0]}, InputValueError, "discount is 2.0"),
        ({"downward": ["little"]}, InputValueError, "cannot be settings"),
    ):
        with pytest.raises(error, match=hint):
            chosen(**axes)
    with pytest.raises(UnknownNameError, match="did you mean 'nash'"):
        select("prisoners_dilemma", {"updates": [1]}, welfare="nahs")
    with pytest.raises(InputValueError, match="fresh_seeds is 0"):
        select("prisoners_dilemma", {"updates": [1]}, fresh_seeds=0)
    assert not seen


def test_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plant(monkeypatch)
    place = tmp_path / "runs"
    words = ["select", "prisoners_dilemma", "--folder", str(place)]
    assert run([*words, "--vary", "updates=1,2", "--vary", "downward=1,0:0.1;1:0.5"]) == DONE
    out = capsys.readouterr().out
    assert "updates=2, downward=1; median gap 0.3334 on fresh seeds" in out
    assert "0:0.1;1:0.5" in out and f"finished runs are in {place}" in out

    def press() -> Any:
        def stop(what: str, done: int, total: int) -> None:
            raise KeyboardInterrupt

        return stop

    monkeypatch.setattr(command, "_progress", press)
    assert run([*words, "--vary", "updates=3"]) == NOT_PROVED
    assert "the same command goes on" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["prisoners_dilema", "--vary", "updates=1"], "did you mean 'prisoners_dilemma'"),
        (["cg", "--vary", "updates"], "write FIELD=VALUE"),
        (["cg", "--vary", "updates=1,,2"], "write FIELD=VALUE"),
        (["cg", "--vary", "updates=1", "--vary", "updates=2"], "twice"),
        (["cg", "--vary", "downward=0:a"], "no list of points"),
        (["prisoners_dilemma", "--vary", "updates=1", "--preset", "quik"], "did you mean 'quick'"),
        (["prisoners_dilemma", "--vary", "updates=1", "--reward", "nahs"], "'nash'"),
        (["prisoners_dilemma", "--vary", "updates=1", "--jobs", "2", "--executor", "rai"], "'ray'"),
    ],
)
def test_what_the_command_refuses(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["select", *words]) == BAD_INPUT
    err = capsys.readouterr().err
    assert hint in err and "Traceback" not in err


def test_gaps_are_measured_from_the_disagreement_point_of_the_reward() -> None:
    told: dict[str, Any] = {"settings": SMALL.but(updates=0), "seeds": 1, "fresh_seeds": 1}
    paid = WelfareReward("nash", disagreement=(-3.0, -2.5))
    found = select("prisoners_dilemma", {"updates": [0]}, reward=paid, rng=4, **told)
    pair = train("prisoners_dilemma", told["settings"], paid, seed=[4, 0, 0])
    gap = optimality_gap(pair, "nash", disagreement=(-3, Fraction(-5, 2)))
    assert found.candidates[0].gaps == (gap.gap.high,)  # type: ignore[union-attr]
    assert gap.optimum > 2


@pytest.mark.parametrize("reward", ["nash", "egalitarian"])
def test_a_welfare_that_nothing_attains_is_refused_before_anything_is_trained(
    monkeypatch: pytest.MonkeyPatch, reward: str
) -> None:
    seen = plant(monkeypatch)
    with pytest.raises(DisagreementError, match="lower the disagreement point"):
        select("prisoners_dilemma", {"updates": [1]}, settings=SMALL, reward=reward)
    assert not seen
