"""All benchmarks, side by side with the peers that are installed: ``make bench``.

``python -m tests.benchmarks --only hull --json figures.json`` times what has "hull" in its name
and keeps the figures.  Rows appear as they are measured; all of them take some minutes.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from tests.benchmarks import (
    amtft,
    bargaining_solutions,
    batched_coin_games,
    coin_games,
    cold_start,
    correlated_equilibria,
    deep_learners,
    lola_exact,
    nash_sets,
    payoff_sets,
    repeated_payoffs,
    stochastic_payoffs,
    stochastic_sets,
    stochastic_values,
    surroundings,
    zero_sum_values,
)
from tests.benchmarks.stopwatch import print_rows

SCRIPTS = (
    ("Cold start", cold_start),
    ("Bargaining solutions", bargaining_solutions),
    ("Payoff sets", payoff_sets),
    ("Zero-sum values", zero_sum_values),
    ("Correlated equilibria", correlated_equilibria),
    ("Nash equilibria", nash_sets),
    ("Equilibrium payoffs of repeated games", repeated_payoffs),
    ("Equilibrium payoffs of stochastic games", stochastic_sets),
    ("amTFT agents", amtft),
    ("Attainable payoffs of stochastic games", stochastic_payoffs),
    ("Minimax values of stochastic games", stochastic_values),
    ("Coin games", coin_games),
    ("Coin games in batches", batched_coin_games),
    ("Learning", lola_exact),
    ("Deep learners", deep_learners),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", metavar="NAME", default="", help="rows whose name contains NAME")
    parser.add_argument("--json", metavar="FILE", type=Path, help="keep the figures in a file")
    asked = parser.parse_args()
    start = time.perf_counter()
    before = surroundings.load()
    versions = surroundings.versions()
    print(f"{surroundings.machine()}; {before}")
    print(", ".join(f"{name} {number}" for name, number in versions.items()))
    lines = []
    for title, script in SCRIPTS:
        lines += print_rows(title, script.rows(), asked.only)
    after = surroundings.load()
    missed = [line.work.strip() for line in lines if line.verdict == "MISSED"]
    reached = sum(line.verdict == "reached" for line in lines)
    print(f"\n{reached} targets reached, {len(missed)} missed" + ": " * bool(missed), end="")
    print("; ".join(missed))
    print(f"{time.perf_counter() - start:.0f} s; before: {before}; after: {after}")
    if asked.json is not None:
        record = {
            "machine": surroundings.machine(),
            "load": {"before": before, "after": after},
            "versions": versions,
            "rows": [
                {
                    "work": line.work.strip(),
                    "target_ms": line.target_ms,
                    "ours_ms": round(line.ours_ms, 3),
                    "per_second": line.per_second,
                    "verdict": line.verdict,
                    "peers_ms": line.peers,
                }
                for line in lines
            ],
        }
        asked.json.write_text(json.dumps(record, indent=1), "utf-8")
        print(f"the figures are in {asked.json}")


if __name__ == "__main__":
    main()
