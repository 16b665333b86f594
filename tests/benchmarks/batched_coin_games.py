"""Steps of coin games in batches on one thread, beside JAX and an environment stepped in Python.

Run with ``python -m tests.benchmarks.batched_coin_games``.  Actions are drawn beforehand; what
draws coins is counted.  Each step gives both rewards and the state, with "boards" also what both
players see.  The compiled steps need numba.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from gametheory_bp.errors import MissingPackageError
from gametheory_bp.interop import to_pettingzoo
from tests.benchmarks import jax_coin_games as peer
from tests.benchmarks.stopwatch import Row, print_rows, timed

STEPS = 1_024_000
"""Of all games together."""
BATCHES = (1024, 8192)
MILLIONS = {"plain": (8, 12), "boards": (5, 5), "compiled": (20, 40)}
"""Steps per second aimed at, by batch."""
STRETCH = 8
"""Steps that are compiled together."""
AGREE = 0.003
"""Distance between the shares of rewards that are not 0, at most: several standard errors."""


def batch_of(name: str, batch: int) -> tuple[Any, Any]:
    import torch

    from gametheory_bp.deep import batched_game

    torch.set_num_threads(1)
    games = batched_game(name, batch, 10**9, generator=torch.Generator().manual_seed(0))
    return games, torch.randint(0, 4, (2, STRETCH, batch))


def plain(case: tuple[Any, Any]) -> None:
    games, (rows, columns) = case
    for k in range(STEPS // games.batch):
        games.step(rows[k % STRETCH], columns[k % STRETCH])


def boards(case: tuple[Any, Any]) -> None:
    games, (rows, columns) = case
    for k in range(STEPS // games.batch):
        games.step(rows[k % STRETCH], columns[k % STRETCH])
        games.observe(0)
        games.observe(1)


def compiled(case: tuple[Any, Any]) -> None:
    games, (rows, columns) = case
    for _ in range(STEPS // games.batch // STRETCH):
        games.steps(rows, columns, compiled=True)


def one_by_one(name: str) -> Callable[[], float]:
    """Milliseconds for as many steps of one environment of PettingZoo, in Python."""

    def work() -> float:
        env, count = to_pettingzoo(f"{name}_v0", horizon=2000), 2000
        env.reset(seed=0)
        moves = np.random.default_rng(0).integers(0, 4, (count, 2)).tolist()
        before = time.process_time()
        for a, b in moves:
            env.step({"red": a, "blue": b})
        return 1000 * (time.process_time() - before) / count * STEPS

    return work


def rows() -> Iterator[Row]:
    try:
        cases = {(n, b): [batch_of(n, b)] * 5 for n in ("cg", "abcg") for b in BATCHES}
    except MissingPackageError as error:
        print(f"coin games in batches: skipped, {error}")
        return
    try:
        assert_agreement()
    except ImportError:
        print("agreement with JAX not asserted: it is not installed")
    for (name, batch), case in cases.items():
        for how, work in (("plain", plain), ("boards", boards), ("compiled", compiled)):
            if how == "compiled":
                try:
                    work(case[0])
                except MissingPackageError:
                    print(f"{name}, compiled: skipped, numba is not installed")
                    continue
            aim = MILLIONS[how][BATCHES.index(batch)] if name == "cg" else None
            yield Row(
                f"{name}, 1,024,000 steps by {batch:,}, {how}",
                None if aim is None else STEPS / aim / 1000,
                timed(work, case),
                peers(name, batch, how == "boards"),
                STEPS,
            )


def assert_agreement() -> None:
    """The peers pay as often as ours where players move at random: they are the same game."""
    import torch

    for name in ("cg", "abcg"):
        games, _ = batch_of(name, 8192)
        for stretch in torch.randint(0, 4, (4, 2, peer.STRETCH, 8192)):
            found = games.steps(*stretch).rewards
        ours = float((found != 0).double().mean())
        theirs = [peer.same_tables(name, 8192, 400, fresh=True).paid]
        if name == "cg":
            theirs.append(peer.rules_by_game(8192, 400, fresh=True).paid)
        assert all(abs(share - ours) < AGREE for share in theirs), (name, ours, theirs)


def peers(name: str, batch: int, observed: bool) -> dict[str, Callable[[], float]]:
    steps = STEPS // batch // peer.STRETCH * peer.STRETCH
    scale = STEPS / (steps * batch)
    found: dict[str, Callable[[], float]] = {
        "JAX tables": lambda: scale * peer.same_tables(name, batch, steps, observed=observed).ms
    }
    if name == "cg":
        found["JAX rules"] = lambda: scale * peer.rules_by_game(batch, steps, observed=observed).ms
        if observed:
            few = peer.STRETCH
            found["jaxmarl"] = lambda: STEPS / (few * batch) * peer.jaxmarl_game(batch, few).ms
    if batch == BATCHES[0] and observed:
        found["PettingZoo"] = one_by_one(name)
    return found


def main() -> None:
    print_rows("Coin games in batches", rows())


if __name__ == "__main__":
    main()
