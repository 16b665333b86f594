"""``gametheory-bp train``: the last line, going on from a folder, what is refused."""

from __future__ import annotations

import json
import re
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp import deep
from gametheory_bp.cli import training
from gametheory_bp.cli.application import BAD_INPUT, DONE, NOT_PROVED, run

TINY = ["train", "prisoners_dilemma", "--episodes", "32", "--updates", "1", "--every", "1"]
GAP = re.compile(r"proved gap (\S+) to (\S+) in (\w+) welfare, best (\S+)$")


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_the_last_line_holds_payoffs_and_the_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(TINY) == DONE
    line = last_line(capsys)
    settings = deep.learning_preset("quick", "matrix_game").but(episodes=32, updates=1)
    pair = deep.train("prisoners_dilemma", settings)
    gap = deep.optimality_gap(pair)
    one, two = pair.evaluate()
    assert line.startswith(f"row {one:.3f}, column {two:.3f} per step")
    found = GAP.search(line)
    assert found is not None, line
    low, high = Fraction(found[1]), Fraction(found[2])
    assert low <= gap.gap.low <= gap.gap.high <= high <= low + Fraction(3, 10_000)
    assert found.group(3, 4) == ("utilitarian", "-2.0000")


def test_a_stopped_run_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(TINY) == DONE
    whole = last_line(capsys)
    folder = tmp_path / "run"

    def press(rounds: int) -> object:
        def stop(line: dict[str, int]) -> None:
            raise KeyboardInterrupt

        return stop

    with monkeypatch.context() as patch:
        patch.setattr(training, "_progress", press)
        assert run([*TINY, "--folder", str(folder)]) == NOT_PROVED
    assert "the same command goes on" in capsys.readouterr().err
    assert len((folder / "metrics.jsonl").read_text("utf-8").splitlines()) == 1
    assert run([*TINY, "--folder", str(folder)]) == DONE
    assert last_line(capsys) == whole
    rounds = [
        json.loads(x)["round"] for x in (folder / "metrics.jsonl").read_text("utf-8").splitlines()
    ]
    assert rounds == [1, 2]
    assert run([*TINY, "--folder", str(folder), "--seed", "1"]) == BAD_INPUT
    assert "the checkpoint has seed 0" in capsys.readouterr().err


def test_a_loss_that_is_no_number_says_where_and_the_run_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gametheory_bp.deep.q_learning import q_learner, trainer

    folder = tmp_path / "run"
    assert run(TINY) == DONE
    whole = last_line(capsys)
    made = 0

    def update(*_: object) -> float:
        nonlocal made
        made += 1
        if made == 4:  # the second learner's, in the second round
            raise q_learner.NotFiniteError("loss nan, norm of the gradient nan")
        return true_update(*_)

    true_update = q_learner.QLearner.update
    with monkeypatch.context() as patch:
        patch.setattr(trainer.QLearner, "update", update)
        assert run([*TINY, "--folder", str(folder)]) == BAD_INPUT
    shown = capsys.readouterr().err
    assert "round 2, update 1, learner 1: loss nan" in shown and "learning_rate" in shown
    assert run([*TINY, "--folder", str(folder)]) == DONE
    assert last_line(capsys) == whole


def test_a_checkpoint_that_was_cut_off_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    again = [*TINY, "--folder", str(folder)]
    assert run(again) == DONE
    (tensors,) = folder.glob("*.safetensors")
    data = tensors.read_bytes()
    for path, words in ((tensors, "it was cut off"), (folder / "checkpoint.json", "cut off or")):
        kept = path.read_bytes()
        path.write_bytes(kept[:-30])
        assert run(again) == BAD_INPUT
        shown = capsys.readouterr().err
        assert words in shown and str(path) in shown and "give another folder" in shown
        path.write_bytes(kept)
    assert tensors.read_bytes() == data
    assert run(again) == DONE


def test_networks_with_a_memory_have_no_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*TINY, "--preset", "published"]) == DONE
    assert "no proved gap" in last_line(capsys)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["abgc"], "did you mean 'abcg'"),
        (["prisoner_dilemma"], "did you mean 'prisoners_dilemma'"),
        (["chicken", "--preset", "quik"], "did you mean 'quick'"),
        (["chicken", "--reward", "utilitarain"], "did you mean 'utilitarian'"),
        (["chicken", "--episodes", "33"], "give a multiple of it"),
        (["chicken", "--seed", "-1"], "seed is -1"),
        (["chicken", "--folder", __file__], "is no directory"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_refused(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert run(["train", *arguments]) == BAD_INPUT
    shown = capsys.readouterr()
    assert words in shown.err
    assert "Traceback" not in shown.err + shown.out


def test_without_torch_the_extra_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(vars(deep), "game_tables", raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    assert run(TINY) == BAD_INPUT
    assert "-c constraints.txt 'gametheory_bp[deep]'" in capsys.readouterr().err


def test_a_welfare_that_nothing_attains_has_no_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*TINY, "--reward", "nash"]) == DONE
    assert "no gap in nash welfare: no point of the payoff set is at least" in last_line(capsys)
