"""Long-run means: where a chain ends, and how it is spread there.

Occupancies of the first T steps converge.  The limit puts on every recurrent class the chance of
ending in it, spread by the class's stationary law; periodic classes are no exception.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.norms.amtft_agents.chain import JointChain
from gametheory_bp.norms.amtft_agents.exact_solution import solved

__all__ = ["long_run", "recurrent_classes"]

DIRECT = 1500
"""Up to so many parts the equations are solved; beyond, laws are followed until they settle."""

ROUNDS = 10_000
STILL = 1e-13


def recurrent_classes(chain: JointChain) -> NDArray[np.int64]:
    """The number of the recurrent class of every part, -1 for transient parts."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    links = chain.links
    ones = np.ones(len(links.source))
    graph = csr_array((ones, (links.source, links.target)), shape=(chain.size, chain.size))
    count, label = connected_components(graph, directed=True, connection="strong")
    left = np.zeros(count, dtype=bool)
    left[label[links.source][label[links.source] != label[links.target]]] = True
    number = np.cumsum(~left) - 1
    found: NDArray[np.int64] = np.where(left[label], -1, number[label]).astype(np.int64)
    return found


def long_run(chain: JointChain) -> NDArray[Any]:
    """The limit of the occupancies of the first T steps; exact if the chain is."""
    if not chain.exact and chain.size > DIRECT:
        found = _iterated(chain)
        if found is not None:
            return found
    classes = recurrent_classes(chain)
    count = int(classes.max()) + 1
    masses = _absorbed(chain, classes, count)
    zero = Fraction(0) if chain.exact else 0.0
    spread = np.full(chain.size, zero, dtype=object if chain.exact else float)
    for k in range(count):
        if masses[k]:
            parts = np.flatnonzero(classes == k)
            spread[parts] = masses[k] * _stationary(chain, parts)
    return spread


def _iterated(chain: JointChain) -> NDArray[np.float64] | None:
    """The limit law of the chain that waits a step with chance 1/2; None if it comes slowly.

    Waiting changes neither where a chain ends nor its stationary laws, and ends periods.
    """
    from scipy.sparse import csr_array

    links = chain.links
    forward = csr_array((links.chance, (links.target, links.source)), shape=(chain.size,) * 2)
    law: NDArray[np.float64] = chain.start.astype(float)
    for _ in range(ROUNDS):
        later = (law + forward @ law) / 2
        moved = float(np.abs(later - law).sum())
        law = later
        if moved < STILL:
            limit: NDArray[np.float64] = law / law.sum()
            return limit
    return None


def _inside(chain: JointChain, parts: NDArray[np.int64]) -> Any:
    """Links among the given parts, renumbered."""
    place = np.full(chain.size, -1)
    place[parts] = np.arange(len(parts))
    links = chain.links
    kept = (place[links.source] >= 0) & (place[links.target] >= 0)
    return place[links.source[kept]], place[links.target[kept]], links.chance[kept]


def _solved(chain: JointChain, size: int, entries: Any, side: NDArray[Any]) -> NDArray[Any]:
    """Solve a system given by (row, column, number) triples."""
    row, column, number = entries
    if chain.exact:
        lines: list[dict[int, Fraction]] = [{} for _ in range(size)]
        for i, j, v in zip(row.tolist(), column.tolist(), number, strict=True):
            lines[i][j] = lines[i].get(j, Fraction(0)) + v
        return solved(lines, list(side))
    from scipy.sparse import csc_array
    from scipy.sparse.linalg import spsolve

    matrix = csc_array((number.astype(float), (row, column)), shape=(size, size))
    found: NDArray[Any] = np.atleast_1d(spsolve(matrix, side.astype(float)))
    return found


def _absorbed(chain: JointChain, classes: NDArray[np.int64], count: int) -> list[Any]:
    zero = Fraction(0) if chain.exact else 0.0
    masses = [zero] * count
    for p, k in zip(chain.start, classes.tolist(), strict=True):
        if k >= 0:
            masses[k] += p
    passing = np.flatnonzero(classes < 0)
    if not len(passing) or not chain.start[passing].any():
        return masses
    source, target, chance = _inside(chain, passing)
    one = np.arange(len(passing))
    ones = np.full(len(passing), Fraction(1) if chain.exact else 1.0)
    entries = (
        np.concatenate([one, target]),
        np.concatenate([one, source]),
        np.concatenate([ones, -chance]),
    )
    visits = np.full(chain.size, zero, dtype=object if chain.exact else float)
    visits[passing] = _solved(chain, len(passing), entries, chain.start[passing])
    links = chain.links
    ends = (classes[links.source] < 0) & (classes[links.target] >= 0)
    into = classes[links.target[ends]].tolist()
    for k, v, p in zip(into, visits[links.source[ends]], links.chance[ends], strict=True):
        masses[k] += v * p
    return masses


def _stationary(chain: JointChain, parts: NDArray[np.int64]) -> NDArray[Any]:
    """The stationary law of a closed class: one balance equation is replaced by the sum."""
    size = len(parts)
    source, target, chance = _inside(chain, parts)
    kept = target > 0
    one = np.arange(1, size)
    ones = np.full(size, Fraction(1) if chain.exact else 1.0)
    entries = (
        np.concatenate([np.zeros(size, dtype=np.int64), one, target[kept]]),
        np.concatenate([np.arange(size), one, source[kept]]),
        np.concatenate([ones, ones[1:], -chance[kept]]),
    )
    side = np.full(size, Fraction(0) if chain.exact else 0.0)
    side[0] = Fraction(1) if chain.exact else 1.0
    return _solved(chain, size, entries, side)
