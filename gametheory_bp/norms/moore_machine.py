"""Moore machines in canonical form: states that behave alike are one, numbered as they are met.

Two machines give the same output after every history exactly if their canonical forms are equal.
The states are told apart by refinement: first by output, then by where joint actions lead, until
nothing splits any more (Moore, 1956).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

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
    after: dict[State, tuple[State, ...]] = {}
    queue = [start]
    for state in queue:  # grows while it is read
        if state not in after:
            after[state] = tuple(step(state, i, j) for i in range(m) for j in range(n))
            queue += after[state]
    outputs = {state: output(state) for state in after}
    block = _numbered(outputs)
    while True:
        finer = _numbered({s: (block[s], *(block[t] for t in after[s])) for s in after})
        if len(set(finer.values())) == len(set(block.values())):
            break
        block = finer
    first: dict[int, State] = {}  # nearest state of every block, in a fixed order
    for state in after:
        first.setdefault(block[state], state)
    number = {old: k for k, old in enumerate(first)}
    targets = [[number[block[t]] for t in after[state]] for state in first.values()]
    moves = tuple(tuple(tuple(line[i * n : (i + 1) * n]) for i in range(m)) for line in targets)
    return tuple(outputs[state] for state in first.values()), moves


def _numbered(keys: dict[State, Output]) -> dict[State, int]:
    number: dict[Output, int] = {}
    return {state: number.setdefault(key, len(number)) for state, key in keys.items()}
