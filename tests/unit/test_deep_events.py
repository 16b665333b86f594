"""Measurements for TensorBoard: the same numbers as in JSON, also after a run went on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from gametheory_bp.deep import learning_preset, train
from gametheory_bp.errors import InputValueError, MissingPackageError

TINY = learning_preset("quick", "matrix_game").but(episodes=64, updates=1)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of TensorBoard's packages, not ours
def test_event_files_have_the_numbers_of_the_lines(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard", reason="not installed: the extra tensorboard")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    def stop(line: dict[str, int]) -> None:
        if line["round"] == 3:  # after a checkpoint of two rounds
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train("chicken", TINY, folder=tmp_path, every=2, tensorboard=True, progress=stop)
    train("chicken", TINY, folder=tmp_path, every=2, tensorboard=True)
    found = EventAccumulator(str(tmp_path / "events")).Reload()
    lines = [json.loads(x) for x in (tmp_path / "metrics.jsonl").read_text("utf-8").splitlines()]
    for tag, numbers in {
        "rewards/column": [line["rewards"][1] for line in lines],
        "losses/row": [line["losses"][0] for line in lines],
        "temperature": [line["temperature"] for line in lines],
    }.items():
        events = found.Scalars(tag)
        assert [event.step for event in events] == [1, 2, 3, 4]
        assert [event.value for event in events] == pytest.approx(numbers, rel=1e-6)


def test_without_tensorboard_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    for name in [name for name in sys.modules if name.startswith("torch.utils.tensorboard")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingPackageError, match=r"-c constraints.txt 'gametheory_bp\[tensorboa"):
        train("chicken", TINY, folder=tmp_path, tensorboard=True)
    with pytest.raises(InputValueError, match="give a folder"):
        train("chicken", TINY, tensorboard=True)
