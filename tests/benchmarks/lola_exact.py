"""LOLA-Exact: many seeds at once, in NumPy and compiled, beside automatic differentiation.

All times are CPU times.  Before anything is timed, one update of ours is compared with that of the
peer: gradients of the same value by ``torch.func``, batched over the seeds.
Run with ``python -m tests.benchmarks.lola_exact``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from gametheory_bp.dynamics import (
    LearningSettings,
    load_learner,
    preset,
    remembering_coin_game,
    run,
)
from gametheory_bp.dynamics.compiled_block import learn_compiled
from gametheory_bp.dynamics.learned_block import learn
from gametheory_bp.dynamics.payoff_arrays import payoff_array
from gametheory_bp.dynamics.world import MemoryOneWorld
from gametheory_bp.errors import MissingPackageError
from tests.benchmarks.stopwatch import Row, median_ms, print_rows, timed

ITEM = preset("iasymbos")
STAGE = payoff_array(ITEM.game)
WORLD = MemoryOneWorld(STAGE, float(ITEM.settings.discount))
AGREE = 1e-9
Tables = tuple[Any, Any]


def tables(seeds: int, rng: int = 0) -> Tables:
    one, two = np.random.default_rng(rng).normal(size=(2, 2, 5, seeds))
    return one, two


def settings(updates: int) -> LearningSettings:
    return LearningSettings(updates=updates, record_every=max(updates, 1))


def eager(seeds: int, updates: int) -> Callable[[Tables], object]:
    learner = load_learner("lola_exact")
    return lambda theta: learn(WORLD, theta, (learner, learner), settings(updates))


def compiled(updates: int) -> Callable[[Tables], object]:
    setting = settings(updates)

    def work(theta: Tables) -> None:
        for first in range(0, theta[0].shape[-1], 256):
            block = tuple(np.ascontiguousarray(t[..., first : first + 256]) for t in theta)
            learn_compiled(STAGE, (block[0], block[1]), "lola_exact", setting)

    return work


def torch_update(theta: Tables) -> Tables:
    """One LOLA-Exact update of all seeds by nested automatic differentiation."""
    import torch

    stage = torch.tensor(STAGE).reshape(2, 4)
    d = float(ITEM.settings.discount)

    def value(one: Any, two: Any, whose: int) -> Any:
        x, y = (torch.sigmoid(t) / torch.sigmoid(t).sum(dim=0) for t in (one, two))
        law = torch.einsum("as,bs->sab", x, y).reshape(5, 4)
        matrix = torch.eye(4, dtype=law.dtype) - d * law[:4]
        return law[4] @ torch.linalg.solve(matrix, stage[whose])

    def shaped(one: Any, two: Any) -> tuple[Any, Any]:
        grad = torch.func.grad
        liked = grad(value, 1)(one, two, 0), grad(value, 0)(one, two, 1)

        def bent_row(x: Any) -> Any:
            return value(x, two, 0) + (liked[0] * grad(value, 1)(x, two, 1)).sum()

        def bent_column(y: Any) -> Any:
            return value(one, y, 1) + (liked[1] * grad(value, 0)(one, y, 0)).sum()

        return grad(bent_row)(one), grad(bent_column)(two)

    batched = torch.func.vmap(shaped, in_dims=2, out_dims=2)
    moved = batched(*(torch.tensor(t) for t in theta))
    return theta[0] + moved[0].numpy(), theta[1] + moved[1].numpy()


def assert_agreement() -> None:
    """Ours, compiled or not, does the same update as automatic differentiation."""
    theta = tables(64)
    wanted = torch_update(theta)
    learner = load_learner("lola_exact")
    found = [learn(WORLD, theta, (learner, learner), settings(1))]
    try:
        block = learn_compiled(STAGE, theta, "lola_exact", settings(1))
        assert block is not None
        found.append(block)
    except MissingPackageError:
        pass
    for block in found:
        for ours, oracle in zip(block.theta, wanted, strict=True):
            assert abs(ours - oracle).max() < AGREE * abs(oracle).max()


def torch_run(seeds: int, updates: int) -> float:
    """CPU time of the peer, from fewer updates: each costs the same."""

    def work(theta: Tables) -> None:
        for _ in range(5):
            theta = torch_update(theta)

    return median_ms(work, [tables(seeds)]) * updates / 5


def without_numba(row: Row) -> Row | None:
    """A row of the compiled form, or none if numba is missing."""
    try:
        compiled(1)(tables(1))
    except MissingPackageError:
        print(f"{row.work}: skipped, numba is not installed")
        return None
    return row


def rows() -> Iterator[Row]:
    try:
        assert_agreement()
    except ImportError:
        print("agreement not asserted: torch is not installed")
    peer = {"torch.func": lambda: torch_run(1000, 200)}
    cases = [tables(1000, k) for k in range(5)]
    yield Row("LOLA-Exact, 1,000 seeds x 200", 150.0, timed(eager(1000, 200), cases), peer)
    large = [tables(8192, k) for k in range(3)]
    # 2 and 8 million updates of a seed per second
    yield Row("LOLA-Exact, 8,192 seeds x 100", 409.6, timed(eager(8192, 100), large))
    one = [tables(1, k) for k in range(5)]
    yield Row("LOLA-Exact, 1 seed x 100", 40.0, timed(eager(1, 100), one))
    for row in (
        Row("LOLA-Exact compiled, 1,000 seeds x 200", 30.0, timed(compiled(200), cases)),
        Row("LOLA-Exact compiled, 8,192 seeds x 100", 102.4, timed(compiled(100), large)),
    ):
        found = without_numba(row)
        if found is not None:
            yield found

    def published(seeds: int) -> object:
        return run(ITEM.game, seeds=seeds, settings=ITEM.settings)

    yield Row("35,190 runs with seeds and records", 5000.0, timed(published, [35190], warm=False))

    def coins(seeds: int) -> object:
        setting = LearningSettings(
            parameterisation="softmax", look_ahead=10.0, updates=100, record_every=100
        )
        return run(remembering_coin_game(), seeds=seeds, settings=setting)

    yield Row("coin game with memory, 10 seeds x 100", 15000.0, timed(coins, [10], warm=False))


def main() -> None:
    print_rows("Learning", rows())


if __name__ == "__main__":
    main()
