"""Discounted values of a chain, exact.

Where the next state is certain, the value is a reward plus the discounted value of that state; so
all such states are followed until a lottery, or round a cycle, and only lotteries (and one state of
each cycle) are unknowns of the linear system.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.errors import UnprovedError
from gametheory_bp.solvers.linear_system import solve_square
from gametheory_bp.solvers.markov.chain import Chain, ValueTable

__all__ = ["discounted_values"]


@dataclass(frozen=True, slots=True)
class _Reduced:
    """``v_s = A_s / (m q^k) + (p / q)^k x_u`` with ``k = steps[s]`` and ``u = end[s]``."""

    steps: list[int]
    end: list[tuple[str, int]]
    amounts: list[list[int]]


def discounted_values(chain: Chain, discount: Fraction) -> ValueTable:
    """``v = (1 - d) r + d P v``, solved exactly for all rewards of the chain at once.

    Examples
    --------
    >>> chain = Chain([0, 1], [([1], [1], 1), ([0, 1], [1, 3], 4)], [[1, 0]], 1)
    >>> found = discounted_values(chain, Fraction(1, 2))
    >>> found.at(0), found.at(1)
    ((Fraction(5, 9),), (Fraction(1, 9),))
    """
    p, q = discount.numerator, discount.denominator
    reduced = _follow(chain, p, q)
    unknowns = sorted(set(reduced.end))
    place = {u: i for i, u in enumerate(unknowns)}
    matrix, right = [], []
    for u in unknowns:
        line, side = _equation(chain, reduced, u, place, p, q)
        matrix.append(line)
        right.append(side)
    solved = solve_square(matrix, list(zip(*right, strict=True)))
    if solved is None:
        raise UnprovedError("a discounted chain has one value; the system came out singular")
    found, scale = solved
    most = max(reduced.steps)
    power = [(p**k * q ** (most - k), q ** (most - k)) for k in range(most + 1)]
    lines = [
        [
            a * power[k][1] * scale + power[k][0] * x[place[u]]
            for a, k, u in zip(amounts, reduced.steps, reduced.end, strict=True)
        ]
        for amounts, x in zip(reduced.amounts, found, strict=True)
    ]
    return ValueTable(lines, chain.denominator * q**most * scale).lowest()


def _follow(chain: Chain, p: int, q: int) -> _Reduced:
    size, gains = chain.size, chain.gains
    steps, end = [-1] * size, [("", 0)] * size
    amounts = [[0] * size for _ in gains]
    for first in range(size):
        path: list[int] = []
        here, on_path = first, set()
        while steps[here] < 0 and here not in on_path:
            path.append(here)
            on_path.add(here)
            after = chain.law(here)[0]
            if len(after) > 1:
                break
            here = after[0]
        for s in reversed(path):
            after = chain.law(s)[0]
            if len(after) > 1:
                steps[s], end[s] = 1, ("lottery", chain.row[s])
                before = [0] * len(gains)
            elif steps[after[0]] < 0:  # the cycle closes in the state that was met twice
                steps[s], end[s] = 1, ("cycle", after[0])
                before = [0] * len(gains)
            else:
                steps[s], end[s] = steps[after[0]] + 1, end[after[0]]
                before = [line[after[0]] for line in amounts]
            power = q ** (steps[s] - 1)
            for line, gain, rest in zip(amounts, gains, before, strict=True):
                line[s] = (q - p) * gain[s] * power + p * rest
    return _Reduced(steps, end, amounts)


def _equation(
    chain: Chain,
    reduced: _Reduced,
    unknown: tuple[str, int],
    place: dict[tuple[str, int], int],
    p: int,
    q: int,
) -> tuple[list[int], list[int]]:
    """The row of the system, for ``m x`` instead of ``x``; m is the denominator of the rewards."""
    kind, number = unknown
    states, odds, total = chain.laws[number] if kind == "lottery" else ([number], [1], 1)
    most = max(reduced.steps[t] for t in states)
    line, side = [0] * len(place), [0] * len(chain.gains)
    line[place[unknown]] = q**most * total
    for t, w in zip(states, odds, strict=True):
        k = reduced.steps[t]
        line[place[reduced.end[t]]] -= w * p**k * q ** (most - k)
        for i, amounts in enumerate(reduced.amounts):
            side[i] += w * q ** (most - k) * amounts[t]
    return line, side
