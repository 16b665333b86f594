"""Moore machines in canonical form: states that behave alike are one, numbered as they are met.

Two machines give the same output after every history exactly if their canonical forms are equal.
The states are told apart by refinement: first by output, then by where joint actions lead, until
nothing splits any more (Moore, 1956).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from gametheory_bp.norms.histories import shortest_histories

__all__ = ["Moves", "canonical_machine"]

Moves = tuple[tuple[tuple[int, ...], ...], ...]
State = TypeVar("State", bound=Hashable)
Output = TypeVar("Output", bound=Hashable)


def canonical_machine(
    start: State,
    step: Callable[[State, int, int], State],
    output: Callable[[State], Output],
    shape: tuple[int, int],
) -> tuple[tuple[Output, ...], Moves]:
    """Outputs and moves of the smallest machine with the same behaviour; state 0 is the first.

    Examples
    --------
    >>> canonical_machine(5, lambda q, i, j: 6 if q == 5 else 5, lambda q: "same", (1, 1))
    (('same',), (((0,),),))
    """
    m, n = shape
    states = list(shortest_histories(start, step, shape))
    after = {s: tuple(step(s, i, j) for i in range(m) for j in range(n)) for s in states}
    block = _numbered({s: output(s) for s in states})
    while True:
        finer = _numbered({s: (block[s], *(block[t] for t in after[s])) for s in states})
        if len(set(finer.values())) == len(set(block.values())):
            break
        block = finer
    order = list(dict.fromkeys(block[s] for s in states))  # nearest first, in a fixed order
    number = {old: k for k, old in enumerate(order)}
    first = {block[s]: s for s in reversed(states)}
    moves = tuple(
        tuple(tuple(number[block[step(first[b], i, j)]] for j in range(n)) for i in range(m))
        for b in order
    )
    return tuple(output(first[b]) for b in order), moves


def _numbered(keys: dict[State, Output]) -> dict[State, int]:
    number: dict[Output, int] = {}
    return {state: number.setdefault(key, len(number)) for state, key in keys.items()}
