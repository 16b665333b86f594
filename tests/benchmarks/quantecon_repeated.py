"""Equilibrium payoffs of repeated games by quantecon, as a process of its own.

One game in JSON per line of the input, one answer per line of the output: corners and milliseconds
of CPU of a second, warm run, or the error.  A process of its own, since some games abort the
interpreter.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

__all__ = ["answers"]


def answers(games: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers to all games; one that aborts the process is an error, and the rest go on."""
    import quantecon  # noqa: F401 - reports a peer that is not installed

    left, found = list(games), []
    while left:
        asked = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.quantecon_repeated"],
            input="\n".join(map(json.dumps, left)),
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [json.loads(line) for line in asked.stdout.splitlines() if line.startswith("{")]
        found += lines
        left = left[len(lines) :]
        if left:
            found.append({"error": f"the process ended with {asked.returncode}"})
            left = left[1:]
    return found


def _answer(game: dict[str, Any]) -> dict[str, Any]:
    import numpy as np
    from quantecon.game_theory import NormalFormGame, Player
    from quantecon.game_theory.repeated_game import RepeatedGame

    row, column = np.array(game["row"]), np.array(game["column"])
    stage = NormalFormGame((Player(row), Player(column.T)))
    repeated = RepeatedGame(stage, game["discount"])
    least = np.array([row.min(), column.min()])
    try:
        repeated.equilibrium_payoffs(options={"u_init": least.copy()})
        start = time.process_time()
        hull = repeated.equilibrium_payoffs(options={"u_init": least.copy()})
        taken = 1000 * (time.process_time() - start)
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
        return {"error": f"{type(error).__name__}: {str(error)[:80]}"}
    return {"vertices": hull.points[hull.vertices].tolist(), "ms": taken}


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
