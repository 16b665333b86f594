"""A fixed number of steps: best plans step by step, and what a plan earns, exactly.

All values are totals over the remaining steps; nothing is discounted.  A plan is a list of
policies, the one of the first step first.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm

import numpy as np

from gametheory_bp.solvers.markov.chain import Chain, ValueTable
from gametheory_bp.solvers.markov.process import Choice, DecisionProcess, Floats

__all__ = ["best_plan", "chain_total", "float_plan", "plan_total"]


def float_plan(
    process: DecisionProcess, rewards: Floats, steps: int
) -> tuple[Floats, list[Choice]]:
    """Best totals and a best plan in floats; ties go to the lowest choice."""
    values, plan = np.zeros(process.size), []
    first = process.offsets[:-1]
    numbers = np.arange(process.choices)
    slack = 1e-12 * max(1.0, float(np.abs(rewards).max())) * steps
    for _ in range(steps):
        found = rewards + (process.float_nodes @ values)[process.node]
        values = np.maximum.reduceat(found, first)
        close = found >= values[process.state] - slack
        plan.append(np.minimum.reduceat(np.where(close, numbers, len(numbers)), first))
    return values, plan[::-1]


def best_plan(
    process: DecisionProcess, numerators: Sequence[int], denominator: int, steps: int
) -> tuple[ValueTable, list[list[int]]]:
    """Best totals from every state, exact, and a best plan; ties go to the lowest choice.

    Examples
    --------
    >>> from fractions import Fraction
    >>> process = DecisionProcess(
    ...     np.array([0, 2, 3]), np.array([0, 1, 1]),
    ...     np.array([0, 1, 2]), np.array([0, 1]), np.array([1, 1]), Fraction(0))
    >>> values, plan = best_plan(process, [1, 0, 3], 1, 2)
    >>> values.at(0), plan
    ((Fraction(3, 1),), [[1, 2], [0, 2]])
    """
    held, scale = [0] * process.size, denominator
    node, ends = process.node.tolist(), process.offsets.tolist()
    common = lcm(*(total for _, _, total in process.laws))
    plan = []
    for _ in range(steps):
        onward = [
            (common // total) * sum(w * held[t] for t, w in zip(states, odds, strict=True))
            for states, odds, total in process.laws
        ]
        factor = scale * common // denominator
        found = [r * factor + onward[n] for r, n in zip(numerators, node, strict=True)]
        chosen = [
            max(range(a, b), key=found.__getitem__) for a, b in zip(ends, ends[1:], strict=False)
        ]
        held, scale = [found[c] for c in chosen], scale * common
        held, scale = _lowest(held, scale, denominator)
        plan.append(chosen)
    return ValueTable([held], scale), plan[::-1]


def plan_total(
    process: DecisionProcess,
    plan: Sequence[Sequence[int]],
    numerators: Sequence[Sequence[int]],
    denominator: int,
) -> ValueTable:
    """Totals of the m rewards, ``numerators[c][i] / denominator``, under a plan; exact."""
    node = process.node.tolist()
    chains = []
    for chosen in plan:
        gains = [list(column) for column in zip(*(numerators[c] for c in chosen), strict=True)]
        chains.append(Chain([node[c] for c in chosen], process.laws, gains, denominator))
    return _totals(chains)


def chain_total(chain: Chain, steps: int) -> ValueTable:
    """Totals over so many steps of one chain; exact."""
    return _totals([chain] * steps)


def _totals(chains: Sequence[Chain]) -> ValueTable:
    many = len(chains[0].gains)
    lines, scale = [[0] * chains[0].size for _ in range(many)], chains[0].denominator
    for chain in reversed(chains):
        used = sorted(set(chain.row))
        common = lcm(*(chain.laws[n][2] for n in used))
        factor = scale * common // chain.denominator
        following = []
        for line, gains in zip(lines, chain.gains, strict=True):
            onward = {}
            for n in used:
                states, odds, total = chain.laws[n]
                mean = sum(w * line[t] for t, w in zip(states, odds, strict=True))
                onward[n] = (common // total) * mean
            following.append(
                [g * factor + onward[n] for g, n in zip(gains, chain.row, strict=True)]
            )
        lines, scale = following, scale * common
        flat, scale = _lowest([x for line in lines for x in line], scale, chain.denominator)
        size = chain.size
        lines = [flat[i * size : (i + 1) * size] for i in range(many)]
    return ValueTable(lines, scale)


def _lowest(numbers: list[int], scale: int, keep: int) -> tuple[list[int], int]:
    """Without common divisor, but the denominator stays a multiple of ``keep``."""
    divisor = gcd(scale // keep, *numbers)
    return [x // divisor for x in numbers], scale // divisor
