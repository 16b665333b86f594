"""kill -9 at any moment, or a full disk, and the same call ends with the same bits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from gametheory_bp.deep.checkpoints import read_checkpoint
from tests.unit.killed_runs import KILLED, REFUSED, Runs, differences, lines

LONGEST = 0.4
"""Seconds until a kill, at most; a run lasts longer on any machine of today."""
SECOND = 12
"""How many files are touched before the second checkpoint is written, its lines included."""


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    found = Runs()
    yield found
    found.close()


@pytest.fixture(scope="module")
def whole(runs: Runs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that nobody stopped."""
    folder = tmp_path_factory.mktemp("whole") / "run"
    assert runs.run(folder) == 0
    return folder


def killed_at_random(runs: Runs, whole: Path, place: Path, kills: int, seed: int) -> None:
    """Kill runs until so many have died; each goes on until it ends, as the one never stopped."""
    draw, hit, folder = np.random.default_rng(seed), 0, place / "0"
    while hit < kills:
        if runs.run(folder, after=float(draw.uniform(0, LONGEST))) == KILLED:
            hit += 1
        else:
            assert differences(folder, whole) == []
            folder = place / str(hit)
    assert runs.run(folder) == 0
    assert differences(folder, whole) == []


def killed_before_touching(
    runs: Runs, whole: Path, folder: Path, counts: Iterable[int]
) -> list[list[str]]:
    """Kill a run before each of these touches of files; what lay in the folder each time."""
    seen = []
    for count in counts:
        place = folder / str(count)
        assert runs.run(place, touch=count) == KILLED
        seen.append(sorted(path.suffix for path in place.glob("*")))
        assert runs.run(place) == 0
        assert differences(place, whole) == []
    return seen


def test_killed_at_three_random_moments(runs: Runs, whole: Path, tmp_path: Path) -> None:
    killed_at_random(runs, whole, tmp_path, 3, seed=0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_twenty_random_moments(
    seed: int, runs: Runs, whole: Path, tmp_path: Path
) -> None:
    killed_at_random(runs, whole, tmp_path, 20, seed)


def test_killed_while_the_index_is_replaced(runs: Runs, whole: Path, tmp_path: Path) -> None:
    (seen,) = killed_before_touching(runs, whole, tmp_path, [SECOND + 3])
    assert seen == [".json", ".jsonl", ".part", ".safetensors", ".safetensors"]


@pytest.mark.slow
def test_killed_before_every_touch_of_a_file(runs: Runs, whole: Path, tmp_path: Path) -> None:
    seen = killed_before_touching(runs, whole, tmp_path, range(1, SECOND + 12))
    assert {len(names) for names in seen} == {0, 1, 2, 3, 4, 5}


def test_a_full_disk_keeps_the_former_checkpoint(runs: Runs, whole: Path, tmp_path: Path) -> None:
    """Files may have so many bytes and no more: tensors are cut off, or lines of measurements."""
    folder = tmp_path / "run"
    assert runs.run(folder, touch=SECOND) == KILLED
    former, told = read_checkpoint(folder), lines(folder)
    assert len(told) > former.facts["done"] > 0
    for limit, word in ((200, "metrics"), (20_000, "former one")):
        assert runs.run(folder, bytes=limit) == REFUSED
        assert word in folder.with_suffix(".error").read_text("utf-8")
        assert read_checkpoint(folder).facts == former.facts
        assert not list(folder.glob("*.part"))
    assert runs.run(folder) == 0
    assert differences(folder, whole) == []


def test_a_checkpoint_without_generators_is_caught(runs: Runs, whole: Path, tmp_path: Path) -> None:
    """Planted: the resumed run draws again what was drawn before."""
    folder = tmp_path / "run"
    assert runs.run(folder, touch=SECOND, planted=True) == KILLED
    assert read_checkpoint(folder).facts["done"] > 0
    assert runs.run(folder) == 0
    found = differences(folder, whole)
    assert "replay.states" in found and "metrics" in found
    assert any(name.startswith("network.0") for name in found)
