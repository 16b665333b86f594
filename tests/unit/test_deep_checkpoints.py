"""Checkpoints: whole or not at all, damage is named, a full disk keeps the former one."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
import torch

from gametheory_bp.deep import learning_preset, train
from gametheory_bp.deep.checkpoints import CheckpointError, read_checkpoint, write_checkpoint
from gametheory_bp.deep.metrics import MetricsFile
from gametheory_bp.errors import MissingFileError, UnreadableFileError

TENSORS = {"x": torch.arange(6.0), "empty": torch.zeros(3, 0)}


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_checkpoint_replaces_the_former(tmp_path: Path) -> None:
    write_checkpoint(tmp_path, TENSORS, {"round": 1})
    write_checkpoint(tmp_path, {"x": TENSORS["x"] + 1}, {"round": 2})
    found = read_checkpoint(tmp_path)
    assert found.facts == {"round": 2} and found.tensors["x"].tolist() == [1, 2, 3, 4, 5, 6]
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("calls", [1, 2])
def test_a_full_disk_keeps_the_former_one(
    calls: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_checkpoint(tmp_path, TENSORS, {"round": 1})
    before = files(tmp_path)
    made = 0

    def full(descriptor: int) -> None:
        nonlocal made
        made += 1
        if made == calls:  # the first file has the tensors, the second is the index
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableFileError, match=r"No space left.*former one"):
        write_checkpoint(tmp_path, {"x": torch.zeros(1)}, {"round": 2})
    assert files(tmp_path) == before
    found = read_checkpoint(tmp_path)
    assert found.facts == {"round": 1} and torch.equal(found.tensors["x"], TENSORS["x"])


def damaged(folder: Path, how: str) -> None:
    write_checkpoint(folder, TENSORS, {"round": 1})
    (tensors,) = folder.glob("*.safetensors")
    index = folder / "checkpoint.json"
    data = tensors.read_bytes()
    told = json.loads(index.read_text("utf-8"))
    if how == "cut off":
        tensors.write_bytes(data[:-5])
    elif how == "flipped":
        tensors.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    elif how == "gone":
        tensors.unlink()
    elif how == "index cut off":
        index.write_bytes(index.read_bytes()[:-9])
    elif how == "index empty":
        index.write_text("[]", "utf-8")
    elif how == "no tensors named":
        index.write_text(json.dumps({"format": 1, "facts": {}}), "utf-8")
    elif how == "another format":
        index.write_text(json.dumps({**told, "format": 2}), "utf-8")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("cut off", "bytes of"),
        ("flipped", "SHA-256"),
        ("gone", "there is no"),
        ("index cut off", "cut off or damaged"),
        ("index empty", "no index"),
        ("no tensors named", "no index"),
        ("another format", "format 2"),
    ],
)
def test_damage_is_named(how: str, words: str, tmp_path: Path) -> None:
    damaged(tmp_path, how)
    with pytest.raises((CheckpointError, MissingFileError), match=words):
        read_checkpoint(tmp_path)


def test_an_undamaged_control_is_read(tmp_path: Path) -> None:
    damaged(tmp_path, "not at all")
    assert read_checkpoint(tmp_path).facts == {"round": 1}


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"checkpoint\.json"):
        read_checkpoint(tmp_path)


def test_a_run_refuses_the_checkpoint_of_another(tmp_path: Path) -> None:
    tiny = learning_preset("quick", "matrix_game").but(episodes=32, updates=1)

    def run(game: str = "prisoners_dilemma", **changes: Any) -> None:
        train(game, tiny.but(**changes.pop("settings", {})), folder=tmp_path, **changes)

    run()
    for changes, word in (
        ({"seed": 1}, "seed"),
        ({"settings": {"discount": 0.9}}, "settings"),
        ({"reward": "selfish"}, "reward"),
        ({"game": "chicken"}, "game"),
    ):
        with pytest.raises(CheckpointError, match=f"has {word}"):
            run(**changes)
    found = read_checkpoint(tmp_path)
    del found.tensors["stream.chance"]
    write_checkpoint(tmp_path, *found)
    with pytest.raises(CheckpointError, match="lacks a part"):
        run()


def test_lines_of_rounds_that_are_made_again_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    path.write_text('{"round": 1}\n{"round": 2}\n{"round": 3}\n{"rou', "utf-8")
    metrics = MetricsFile(path, rounds=2)
    metrics.add({"round": 3, "loss": 0.5})
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert found == metrics.lines == [{"round": 1}, {"round": 2}, {"round": 3, "loss": 0.5}]
    with pytest.raises(UnreadableFileError, match="metrics"):
        MetricsFile(tmp_path)


def test_progress_is_shown_if_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    tiny = learning_preset("quick", "matrix_game").but(episodes=32, updates=1)
    train("prisoners_dilemma", tiny)
    assert capsys.readouterr().out == ""
    train("prisoners_dilemma", tiny, progress=True)
    assert "round 2" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UnreadableFileError):
        write_checkpoint(tmp_path / "file", TENSORS, {})
