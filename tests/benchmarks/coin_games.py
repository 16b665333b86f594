"""Coin games: model, payoffs, minimax values, agents, simulation; growth with the grid.

Run with ``python -m tests.benchmarks.coin_games``.  ``--growth FIGURE.png`` measures how states,
time and memory grow with the grid instead (some minutes), and draws it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from gametheory_bp import attainable_payoffs, coin_game
from gametheory_bp.games.coin_game import CoinGameBatch, coin_game_model, load_coin_game
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents import amtft_set, play
from gametheory_bp.payoffs.stochastic import attainable_bracket
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax
from tests.benchmarks.stopwatch import Row, print_rows, timed
from tests.crosscheck.coin_game_step_by_step import start, step

GAMES, STEPS = 10_000, 100
DISCOUNT = "24/25"
GROWTH = {"abcg": (3, 5, 7), "cg": (3, 5, 7, 9, 11, 13, 15)}
GAP = "1/20"
"""Proved gap of the frontier where it is not computed exactly: from 5x5 on."""


def model(name: str, size: int) -> Any:
    return coin_game_model(replace(load_coin_game(name).rules, size=size))


def floats(arrays: StochasticArrays) -> object:
    """Two polygons with a proved gap of 1/100, found in floats."""
    return attainable_bracket(arrays, "1/100")


def build(name: str) -> object:
    return model(name, 5)


def cell(pair: tuple[Any, Any]) -> object:
    return play(*pair)


def many(batch: CoinGameBatch) -> None:
    """A million steps."""
    actions = np.random.default_rng(0).integers(0, 4, (8, 2, GAMES), dtype=np.int32)
    for k in range(STEPS):
        batch.step(*actions[k % 8])


def one_by_one(name: str) -> float:
    """Milliseconds for as many steps of the plain statement of the rules, in Python."""
    rules, rng = load_coin_game(name).rules, np.random.default_rng(0)
    names = rules.action_names

    def drawn(law: Any) -> Any:
        states = list(law)
        odds = np.array([float(x) for x in law.values()])
        return states[int(np.searchsorted(np.cumsum(odds), rng.random()).clip(max=len(odds) - 1))]

    state, count = drawn(start(rules)), 2000
    moves = rng.integers(0, 4, (count, 2)).tolist()
    before = time.process_time()
    for a, b in moves:
        _, law = step(rules, state, names[a], names[b])
        state = drawn(law)
    return 1000 * (time.process_time() - before) / count * GAMES * STEPS


def jax_steps() -> float:
    """The same tables stepped by JAX; ImportError where it is not installed."""
    import jax  # type: ignore[import-not-found]

    found = coin_game_model(load_coin_game("abcg").rules)
    size, actions, _ = found.shape
    successor = jax.numpy.asarray(found.successor.ravel())
    paid = jax.numpy.asarray(found.rewards.reshape(-1, 2))
    table = jax.numpy.asarray(np.repeat(found.placement_states, found.placement_weights))
    begins = np.concatenate([[0], np.cumsum(found.placement_weights)])[found.placement_offsets]
    begins = jax.numpy.asarray(begins)

    @jax.jit
    def move(states: Any, both: Any, key: Any) -> Any:
        index = (states * actions + both[0]) * actions + both[1]
        after = successor[index]
        place = jax.numpy.clip(after - size, 0)
        total = begins[place + 1] - begins[place]
        share = (jax.random.uniform(key, states.shape) * total).astype(int)
        return jax.numpy.where(after >= size, table[begins[place] + share], after), paid[index]

    key = jax.random.PRNGKey(0)
    states = jax.numpy.zeros(GAMES, int)
    both = jax.random.randint(key, (2, GAMES), 0, actions)
    move(states, both, key)[0].block_until_ready()
    before = time.process_time()
    for k in range(STEPS):
        states, _ = move(states, both, jax.random.fold_in(key, k))
    states.block_until_ready()
    return 1000 * (time.process_time() - before)


def rows() -> Iterator[Row]:
    game = coin_game("abcg", DISCOUNT)
    arrays = [StochasticArrays.of(model("abcg", 3), DISCOUNT)]
    yield Row("abcg 3x3, polygon in floats, gap 1/100", 200.0, timed(floats, arrays))
    yield Row("abcg 3x3, polygon in fractions, proved", 2000.0, timed(attainable_payoffs, [game]))
    yield Row("abcg 3x3, minimax of red, proved", 100.0, timed(stochastic_minimax, [game]))
    planned = amtft_set(game, ("utilitarian", "egalitarian"))
    red = planned.variant(rules=("egalitarian",))
    blue = planned.variant(rules=("utilitarian",), player="column")  # the larger chain
    assert red.memories and blue.memories  # written out before the clock starts
    yield Row("abcg 3x3, one cell of amTFT cross-play", 1000.0, timed(cell, [(red, blue)]))
    yield Row("abcg 5x5, model built", 2000.0, timed(build, ["abcg"]))
    for symmetry in ("all", "none"):
        tables = coin_game_model(load_coin_game("abcg").rules, symmetry)  # type: ignore[arg-type]
        batch = CoinGameBatch(tables, GAMES)
        yield Row(
            f"abcg, {GAMES * STEPS} steps, batches of {GAMES}, {symmetry}",
            100.0,
            timed(many, [batch]),
            {"step by step": lambda: one_by_one("abcg"), "JAX": jax_steps},
        )


def growth_line(name: str, size: int) -> dict[str, Any]:
    """States, seconds and memory of one grid, in this process."""
    from resource import RUSAGE_SELF, getrusage

    begin = time.process_time()
    found = model(name, size)
    built = time.process_time() - begin
    begin = time.process_time()
    arrays = StochasticArrays.of(found, DISCOUNT)
    exact = size == 3
    if exact:
        attainable_payoffs(arrays)
        how = "exact"
    else:
        bracket = attainable_bracket(arrays, GAP)
        how = f"certified floats, gap {float(bracket.gap):.2g}"
    return {
        "game": name,
        "size": size,
        "states": len(found.states),
        "model_seconds": round(built, 3),
        "frontier_seconds": round(time.process_time() - begin, 3),
        "frontier": how,
        "megabytes": round(getrusage(RUSAGE_SELF).ru_maxrss / 1024),
    }


def growth(path: Path, limit: float) -> None:
    """Measure every grid in a process of its own, print, and draw."""
    lines = []
    for name, sizes in GROWTH.items():
        for size in sizes:
            asked = [sys.executable, "-m", "tests.benchmarks.coin_games", "--line", name, str(size)]
            try:
                done = subprocess.run(asked, capture_output=True, text=True, timeout=limit)
            except subprocess.TimeoutExpired:
                print(f"{name} {size}x{size}: not done in {limit:.0f} s", flush=True)
                break
            if done.returncode:
                print(f"{name} {size}x{size}: {done.stderr.strip().splitlines()[-1:]}", flush=True)
                break
            lines.append(json.loads(done.stdout))
            print(lines[-1], flush=True)
    draw_growth(lines, path)
    path.with_suffix(".json").write_text(json.dumps(lines, indent=1), "utf-8")
    print(f"the figure is in {path}")


def draw_growth(lines: list[dict[str, Any]], path: Path) -> None:
    """States against seconds, one panel for the model and one for the frontier."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    FigureCanvasAgg(figure)
    for ax, key in zip(figure.subplots(1, 2), ("model", "frontier"), strict=True):
        for name, marker in (("cg", "o"), ("abcg", "s")):
            some = [line for line in lines if line["game"] == name]
            states = [line["states"] for line in some]
            ax.loglog(states, [max(line[f"{key}_seconds"], 1e-3) for line in some], f"-{marker}")
            for line in some:
                at = line["states"], max(line[f"{key}_seconds"], 1e-3)
                ax.annotate(f"{name} {line['size']}x{line['size']}, {line['megabytes']} MB", at,
                            fontsize=7)  # fmt: skip
        ax.set_xlabel("states")
        ax.set_ylabel("seconds of CPU")
        ax.set_title("model" if key == "model" else "frontier: exact at 3x3, else gap 1/20 proved")
    figure.savefig(path)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.coin_games")
    parser.add_argument("--growth", metavar="FIGURE", type=Path)
    parser.add_argument("--limit", metavar="SECONDS", type=float, default=600.0)
    parser.add_argument("--line", nargs=2, metavar=("GAME", "SIZE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.line is not None:
        print(json.dumps(growth_line(asked.line[0], int(asked.line[1]))))
    elif asked.growth is not None:
        growth(asked.growth, asked.limit)
    else:
        print_rows("Coin games", rows())


if __name__ == "__main__":
    main()
