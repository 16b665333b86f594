"""Histories of joint actions, and a shortest one that leads to every state of a machine.

A history is the tuple of joint actions (row action, column action) played so far; ``()`` is the
first.  Both players see it whole, so every finite machine that reads joint actions can run along.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

__all__ = ["History", "history_text", "shortest_histories"]

History = tuple[tuple[int, int], ...]
State = TypeVar("State", bound=Hashable)


def shortest_histories(
    start: State, step: Callable[[State, int, int], State], shape: tuple[int, int]
) -> dict[State, History]:
    """Every state that some history reaches, with a shortest such history; nearest states first.

    Examples
    --------
    >>> shortest_histories(0, lambda q, i, j: min(q + i, 2), (2, 1))
    {0: (), 1: ((1, 0),), 2: ((1, 0), (1, 0))}
    """
    m, n = shape
    found: dict[State, History] = {start: ()}
    queue = [start]
    for state in queue:  # grows while it is read
        for i in range(m):
            for j in range(n):
                after = step(state, i, j)
                if after not in found:
                    found[after] = (*found[state], (i, j))
                    queue.append(after)
    return found


def history_text(history: History) -> str:
    """A history as text.

    Examples
    --------
    >>> history_text(((0, 1), (1, 1))), history_text(())
    ('0,1 1,1', 'at the start')
    """
    return " ".join(f"{i},{j}" for i, j in history) or "at the start"
