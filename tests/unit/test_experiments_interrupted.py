"""Experiments with learned amTFT agents that are interrupted, or made by several workers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp.deep import run_experiment, run_set_experiment
from tests.unit.tiny_learning import RECURRENT, STANDARDS, TINY


class UnpluggedError(Exception):
    """The machine goes off."""


def test_an_experiment_goes_on_in_the_middle_of_a_cell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("gametheory_bp.deep.experiments.training_cells.EVERY", 1)
    whole = run_experiment(STANDARDS, tmp_path / "whole")
    told: list[Any] = []

    def stop(what: str, done: int, total: int) -> None:
        told.append((what, done, total))
        if len(told) in (6, 20, 27):
            raise UnpluggedError

    times = 0
    while True:
        try:
            resumed = run_experiment(STANDARDS, tmp_path / "torn", progress=stop)
        except UnpluggedError:
            times += 1
            continue
        break
    assert times == 3
    assert json.dumps(resumed.to_json()) == json.dumps(whole.to_json())
    rounds = [done for what, done, _ in told if what == "rounds of one of the pairs"]
    assert rounds == [1, 2, 3] * 4  # none is made twice
    kept = sorted(path.name for path in (tmp_path / "torn").glob("*/*"))
    assert kept == ["metrics.jsonl"] * 6 + ["networks"] * 6  # no replay
    other = run_experiment(STANDARDS.but(rng=1), tmp_path / "torn")  # in the same folder
    assert other.to_json()["payoffs"] != whole.to_json()["payoffs"]
    assert whole.pairs[0].metrics_summary["rounds"] == 3
    assert [pair.name for pair in whole.pairs] == list(whole.runs.seeds)


@pytest.mark.parametrize("shape", [TINY.network, RECURRENT.network])
def test_workers_do_not_change_results(shape: Any, tmp_path: Path) -> None:
    learning = STANDARDS.learning.but(episodes=16, network=shape)
    tiny = STANDARDS.but(learning=learning, games=5, temperature=0.1)
    one = run_experiment(tiny, tmp_path / "one")
    two = run_experiment(tiny, tmp_path / "two", jobs=2, executor="threading")
    assert one.to_json() == two.to_json()
    sets = [run_set_experiment(tiny, tmp_path / k, readings=("paper",), jobs=n,
                               executor="threading")[0]
            for k, n in (("one", 1), ("two", 2))]  # fmt: skip
    assert str(sets[0].to_json()) == str(sets[1].to_json())


@pytest.mark.slow
def test_processes_do_not_change_results(tmp_path: Path) -> None:
    one = run_experiment(STANDARDS, tmp_path / "one")
    two = run_experiment(STANDARDS, tmp_path / "two", jobs=2)
    assert one.to_json() == two.to_json()
