"""Training runs in processes of their own that are killed or run out of disk.

``python -m tests.unit.killed_runs`` reads orders in JSON lines and answers each with the exit
status of the run.  It imports torch once; every run is a fork of it, so that a kill costs
milliseconds.  :class:`Runs` is the other end.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

from gametheory_bp.deep import game_tables, train
from gametheory_bp.deep.checkpoints import read_checkpoint
from gametheory_bp.deep.q_learning.trainer import Trainer
from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward
from tests.architecture.source_tree import ROOT
from tests.unit.tiny_learning import RECURRENT

SETTINGS = RECURRENT.but(episodes=160, horizon=10, sequence=5, updates=1)
GUILT = WelfareReward("inequity_averse", guilt=((0, 0.1), (1, 1.0)))
EVERY = 2
KILLED, REFUSED = -signal.SIGKILL, 3
TOUCHING = ("open", "os.rename", "os.remove", "os.mkdir")
"""Audit events that come before a file is touched."""


class Runs:
    """A warm process that runs one training in a folder for each order."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.unit.killed_runs"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, folder: Path, **order: Any) -> int:
        """Exit status: 0, ``KILLED``, or ``REFUSED`` with the error in a file beside the folder.

        Orders: ``after`` (seconds) or ``touch`` (count of touched files) until the kill,
        ``bytes`` that a file may have, ``planted`` for checkpoints without generators.
        """
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps({"folder": str(folder), **order}) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate()  # the end of its orders is its end


def differences(found: Path, wanted: Path) -> list[str]:
    """What two finished runs do not share, bit for bit: tensors, replay, generators, lines."""
    one, two = read_checkpoint(found), read_checkpoint(wanted)
    names = sorted(one.tensors.keys() | two.tensors.keys())
    apart = [
        name
        for name in names
        if name not in one.tensors
        or name not in two.tensors
        or not torch.equal(one.tensors[name], two.tensors[name])
    ]
    if one.facts != two.facts:
        apart.append("facts")
    if lines(found) != lines(wanted):
        apart.append("metrics")
    return apart


def lines(folder: Path) -> list[dict[str, Any]]:
    """Measurements, the time on the clock aside."""
    text = (folder / "metrics.jsonl").read_text("utf-8")
    return [
        {name: value for name, value in json.loads(line).items() if name != "seconds"}
        for line in text.splitlines()
    ]


def main() -> None:
    torch.set_num_threads(1)
    tables = game_tables("asymmetric_bach_or_stravinsky")
    train(tables, SETTINGS.but(episodes=16), GUILT)  # what torch loads late is loaded once
    for text in sys.stdin:
        order = json.loads(text)
        child = os.fork()
        if child == 0:
            os._exit(_train(tables, order))
        if "after" in order:
            time.sleep(order["after"])
            os.kill(child, signal.SIGKILL)  # a run that has ended waits to be asked: no other dies
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _train(tables: Any, order: Mapping[str, Any]) -> int:
    if "bytes" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["bytes"], order["bytes"]))
    if "touch" in order:
        _die_before(order["folder"], order["touch"])
    try:
        with _forgetting(order.get("planted", False)):
            train(tables, SETTINGS, GUILT, seed=4, folder=order["folder"], every=EVERY)
    except OSError as error:
        Path(order["folder"]).with_suffix(".error").write_text(str(error)[:200], "utf-8")
        return REFUSED
    return 0


def _die_before(folder: str, count: int) -> None:
    """Kill this process when it is about to touch a file of the folder for the count-th time."""
    left = count

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in TOUCHING and str(arguments[0]).startswith(folder):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


@contextmanager
def _forgetting(planted: bool) -> Iterator[None]:
    """Checkpoints that hold the first states of the generators in place of the present ones."""
    if not planted:
        yield
        return
    true_state = Trainer.state

    def state(self: Trainer) -> Any:
        found = true_state(self)
        first = Trainer(self.tables, self.settings, self.reward, self.seed).streams
        for name, stream in first.items():
            found.tensors[f"stream.{name}"] = stream.get_state()
        return found

    Trainer.state = state  # type: ignore[method-assign]
    yield


if __name__ == "__main__":
    main()
