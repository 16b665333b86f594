"""Coin Games in JAX, for comparison: the same tables, the rules game by game, and jaxmarl's.

All are jitted scans of :data:`STRETCH` steps on one thread, with the faster of JAX's generators.
The first two have the rules of ours.  jaxmarl's is another game, with two coins, a fifth action and
statistics of its own: it is what its users run.  ImportError where a package is missing.
"""

from __future__ import annotations

import os
import time
from functools import cache
from statistics import median
from typing import Any, NamedTuple

from gametheory_bp.deep import game_tables

__all__ = ["Played", "jaxmarl_game", "rules_by_game", "same_tables"]

STRETCH = 100
RUNS = 5


class Played(NamedTuple):
    """Milliseconds of CPU, and the share of rewards that are not 0 in the last stretch."""

    ms: float
    paid: float


def same_tables(
    name: str, batch: int, steps: int, *, observed: bool = False, fresh: bool = False
) -> Played:
    """So many steps of a batch by our tables."""
    jax = _jax()
    np, tables = jax.numpy, game_tables(name)
    first, width, targets, rewards = (
        np.asarray(x.numpy()) for x in (tables.first, tables.width, tables.targets, tables.rewards)
    )
    share, boards = width.astype(np.float32) / tables.draws, _boards(np, tables)
    _, n = tables.actions
    moves = _moves(jax, batch, n, fresh)

    def step(states: Any, at: Any) -> Any:
        k, key = at
        row, column = moves(k, key)
        cell = states * n * n + row * n + column
        luck = jax.random.randint(key, (batch,), 0, tables.draws).astype(np.float32)
        after = targets[first[cell] + ((luck + 0.5) * share[cell]).astype(np.int32)]
        seen = [boards[i][after] for i in range(2)] if observed else ()
        return after, (rewards[cell], after, seen)

    return _timed(jax, step, np.zeros(batch, np.int32), batch, steps)


def rules_by_game(batch: int, steps: int, *, observed: bool = False, fresh: bool = False) -> Played:
    """The Coin Game by its rules: one game written down, ``vmap`` for the batch."""
    jax = _jax()
    np = jax.numpy
    shifts = np.asarray([(0, 1), (0, 2), (1, 0), (2, 0)])
    moves = _moves(jax, batch, 4, fresh)

    def one(state: Any, red_move: Any, blue_move: Any, luck: Any) -> Any:
        red, blue, coin, colour = state
        red, blue = (red + shifts[red_move]) % 3, (blue + shifts[blue_move]) % 3
        places = red[0] * 3 + red[1], blue[0] * 3 + blue[1]
        took = [place == coin for place in places]
        # who takes a coin gets 1; its owner loses 2 if the other takes it
        harm = np.where(colour == 0, took[1], took[0])
        paid = [took[i] * 1.0 - 2.0 * (harm & (colour == i)) for i in range(2)]
        low, high = np.minimum(*places), np.maximum(*places)
        apart = low != high
        drawn = (luck * np.where(apart, 7, 8)).astype(np.int32)
        drawn = drawn + (drawn >= low)
        drawn = drawn + ((drawn >= high) & apart)
        gone = took[0] | took[1]
        after = red, blue, np.where(gone, drawn, coin), np.where(gone, 1 - colour, colour)
        return after, np.stack(paid)

    def board(state: Any) -> Any:
        red, blue, coin, colour = state
        empty = np.zeros((9, 4), np.uint8)
        empty = empty.at[red[0] * 3 + red[1], 0].set(1).at[blue[0] * 3 + blue[1], 1].set(1)
        return empty.at[coin, 2 + colour].set(1).reshape(3, 3, 4)

    def step(states: Any, at: Any) -> Any:
        k, key = at
        luck = jax.random.uniform(key, (batch,))
        after, paid = jax.vmap(one)(states, *moves(k, key), luck)
        seen = jax.vmap(board)(after) if observed else ()
        return after, (paid, after, (seen, seen))

    corner = np.zeros((batch, 2), np.int32)
    begin = corner, corner + 1, np.full(batch, 8, np.int32), np.zeros(batch, np.int32)
    return _timed(jax, step, begin, batch, steps)


def jaxmarl_game(batch: int, steps: int) -> Played:
    """jaxmarl's coin game, which always writes both observations."""
    jax = _jax()
    from jaxmarl.environments.coin_game.coin_game import (  # type: ignore[import-not-found]
        CoinGame,
    )

    env = CoinGame(num_inner_steps=100, num_outer_steps=1, cnn=True)
    moves = _moves(jax, batch, 4)

    def step(states: Any, at: Any) -> Any:
        k, key = at
        both = dict(zip("01", moves(k, key), strict=True))
        keys = jax.random.split(key, batch)
        seen, after, paid, *_ = jax.vmap(env.step_env)(keys, states, both)
        return after, (paid, seen)

    _, begin = jax.vmap(env.reset)(jax.random.split(jax.random.key(0), batch))
    like = jax.eval_shape(lambda s: step(s, (0, jax.random.key(0)))[0], begin)
    begin = jax.tree.map(lambda x, y: x.astype(y.dtype), begin, like)
    return _timed(jax, step, begin, batch, steps, runs=2)  # each takes seconds


@cache
def _jax() -> Any:
    flags = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    os.environ.setdefault("XLA_FLAGS", flags)
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax  # type: ignore[import-not-found]

    jax.config.update("jax_default_prng_impl", "unsafe_rbg")
    return jax


def _moves(jax: Any, batch: int, actions: int, fresh: bool = False) -> Any:
    """Moves of both at step k: eight sets in turn, as ours are timed, or new ones every time."""
    drawn = jax.random.randint(jax.random.key(1), (8, 2, batch), 0, actions)
    if not fresh:
        return lambda k, key: drawn[k % 8]
    return lambda k, key: jax.random.randint(jax.random.fold_in(key, 1), (2, batch), 0, actions)


def _boards(np: Any, tables: Any) -> list[Any]:
    seen = tables.observations.numpy()
    return [np.asarray(seen[min(i, len(seen) - 1)]) for i in range(2)]


def _timed(jax: Any, step: Any, begin: Any, batch: int, steps: int, runs: int = RUNS) -> Played:
    @jax.jit
    def stretch(states: Any, key: Any) -> Any:
        keys = jax.random.split(key, STRETCH)
        return jax.lax.scan(step, states, (jax.numpy.arange(STRETCH), keys))

    def run(states: Any) -> Any:
        for k in range(steps // STRETCH):
            states, seen = stretch(states, jax.random.key(k))
        return jax.block_until_ready((states, seen))

    (states, seen), times = run(begin), []
    for _ in range(runs):
        before = time.process_time()
        states, seen = run(states)
        times.append(time.process_time() - before)
    paid = list(seen[0].values()) if isinstance(seen[0], dict) else [seen[0]]
    return Played(1000 * median(times), float(sum((x != 0).mean() for x in paid)) / len(paid))
