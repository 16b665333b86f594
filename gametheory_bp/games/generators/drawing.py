"""Drawing integers: checked arguments, and the random generator behind ``rng``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputTypeError, InputValueError

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Rng", "check_range", "check_size", "draw", "generator"]

Rng = Any
"""A seed (int >= 0), a ``numpy.random.Generator``, or None for a fresh one."""


def generator(rng: Rng) -> np.random.Generator:
    """The numpy generator meant by ``rng``."""
    import numpy as np

    if isinstance(rng, bool) or not (
        rng is None or isinstance(rng, np.random.Generator) or hasattr(rng, "__index__")
    ):
        raise InputTypeError(f"rng is {rng!r}; give a seed (int) or a numpy Generator")
    if hasattr(rng, "__index__") and int(rng) < 0:
        raise InputValueError(f"rng is the seed {rng}; seeds are >= 0")
    return np.random.default_rng(rng)


def draw(source: np.random.Generator, m: int, n: int, low: int, high: int) -> list[list[int]]:
    """An m x n matrix of integers, uniform on low..high, both included."""
    matrix: list[list[int]] = source.integers(low, high, size=(m, n), endpoint=True).tolist()
    return matrix


def check_size(**sizes: int) -> None:
    """Refuse numbers of actions that are no positive ints."""
    for name, size in sizes.items():
        if isinstance(size, bool) or not hasattr(size, "__index__"):
            raise InputTypeError(f"{name} is {size!r}; the number of actions is an int")
        if size < 1:
            raise InputValueError(f"{name} is {size}; a player has at least one action")


def check_range(low: int, high: int) -> None:
    """Refuse an empty range of payoffs, and numbers that int64 does not hold."""
    for name, bound in (("low", low), ("high", high)):
        if isinstance(bound, bool) or not isinstance(bound, int):
            raise InputTypeError(f"{name} is {bound!r}; payoff bounds are ints")
        if not -(2**62) <= bound <= 2**62:
            raise InputValueError(f"{name} is {bound}; payoff bounds lie within +-2**62")
    if low > high:
        raise InputValueError(f"low is {low}, high is {high}; low is at most high")
