"""Independent streams of random numbers, one per run, and initial parameters drawn from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["Seed", "initial_parameters", "read_seeds", "seed_of"]

Seed = tuple[int, tuple[int, ...]]
"""Entropy and spawn key of a ``numpy.random.SeedSequence``."""


def read_seeds(seeds: int | Iterable[Any], rng: Any = 0) -> tuple[np.random.SeedSequence, ...]:
    """One SeedSequence per run.

    Parameters
    ----------
    seeds : int or iterable of int or SeedSequence
        How many to spawn from ``rng``, or the seeds themselves.
    rng : int or SeedSequence
        What they are spawned from, if their number is given.  An integer always gives the same
        seeds; a SeedSequence gives others each time, as its ``spawn`` does.

    Raises
    ------
    InputTypeError, InputValueError
        If a seed is no integer >= 0, there is none, or one is there twice: the two runs would be
        the same run.

    Examples
    --------
    >>> [seed_of(s) for s in read_seeds(2, rng=7)]
    [(7, (0,)), (7, (1,))]
    """
    if isinstance(seeds, int) and not isinstance(seeds, bool):
        if seeds < 1:
            raise InputValueError(f"seeds is {seeds}; give how many runs, at least 1")
        return tuple(_sequence(rng, "rng").spawn(seeds))
    if isinstance(seeds, (bool, str)) or not isinstance(seeds, Iterable):
        raise InputTypeError(f"seeds is {seeds!r}; give how many runs, or a list of seeds")
    found = tuple(_sequence(s, f"seed {k}") for k, s in enumerate(seeds))
    if not found:
        raise InputValueError("the list of seeds is empty; give at least one")
    first: dict[Seed, int] = {}
    for k, seed in enumerate(found):
        earlier = first.setdefault(seed_of(seed), k)
        if earlier != k:
            raise InputValueError(
                f"seeds {earlier} and {k} are both {seed_of(seed)}; equal seeds repeat one run, "
                f"give different ones or only their number"
            )
    return found


def seed_of(sequence: np.random.SeedSequence) -> Seed:
    """What identifies a SeedSequence: its entropy as one integer, and its spawn key.

    Entropy is read in words of 32 bits, so that a list and the integer it stands for are the same.

    Examples
    --------
    >>> seed_of(np.random.SeedSequence([7, 1])) == seed_of(np.random.SeedSequence(7 + 2**32))
    True
    """
    given: Any = sequence.entropy
    if isinstance(given, str):
        given = int(given, 0)
    if isinstance(given, (int, np.integer)):
        return int(given), tuple(sequence.spawn_key)
    entropy, place = 0, 0
    for item in given:
        word = int(item)
        entropy |= word << place
        place += 32 * max(1, -(-word.bit_length() // 32))
    return entropy, tuple(sequence.spawn_key)


def _sequence(seed: Any, what: str) -> np.random.SeedSequence:
    if isinstance(seed, np.random.SeedSequence):
        return seed
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)):
        raise InputTypeError(f"{what} is {seed!r}; give an integer >= 0 or a SeedSequence")
    if seed < 0:
        raise InputValueError(f"{what} is {seed}; give an integer >= 0")
    return np.random.SeedSequence(int(seed))


def initial_parameters(
    sequences: Iterable[np.random.SeedSequence], shapes: tuple[tuple[int, int], ...], spread: float
) -> tuple[Array, ...]:
    """Independent normals for every player; a seed's numbers do not depend on the other seeds.

    Parameters
    ----------
    sequences : iterable of SeedSequence
    shapes : tuple of (parameters, states)
        One of each player.
    spread : float
        Standard deviation.

    Returns
    -------
    tuple of arrays, shape (parameters, states, seeds)
    """
    sizes = [k * s for k, s in shapes]
    drawn = np.array(
        [np.random.Generator(np.random.PCG64(q)).standard_normal(sum(sizes)) for q in sequences]
    )
    parts = np.split(spread * drawn.T, np.cumsum(sizes)[:-1])
    return tuple(
        np.ascontiguousarray(part.reshape(*shape, -1))
        for part, shape in zip(parts, shapes, strict=True)
    )
