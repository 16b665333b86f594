"""A Markov chain with rewards, in integers: what a process becomes under a stationary policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from gametheory_bp.solvers.markov.process import DecisionProcess, Ints

__all__ = ["Chain", "ValueTable", "mixed_chain", "policy_chain"]

Law = tuple[list[int], list[int], int]
"""Next states, odds, sum of the odds."""


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """A chain and m rewards.

    Attributes
    ----------
    row : list of int
        The law of each state, a place in ``laws``; states may share one.
    laws : list of (states, odds, sum)
    gains : list of m lists
        Expected rewards of each state, as numerators over ``denominator``.
    denominator : int
    """

    row: list[int]
    laws: list[Law]
    gains: list[list[int]]
    denominator: int

    @property
    def size(self) -> int:
        """Number of states."""
        return len(self.row)

    def law(self, state: int) -> Law:
        """The law of the next state."""
        return self.laws[self.row[state]]


@dataclass(frozen=True, slots=True)
class ValueTable:
    """m values for every state: ``numerators[i][s] / denominator``.

    Examples
    --------
    >>> table = ValueTable([[1, 2], [3, 4]], 2)
    >>> table.at(0), table.combined((2, 1)).at(1)
    ((Fraction(1, 2), Fraction(3, 2)), (Fraction(4, 1),))
    """

    numerators: list[list[int]]
    denominator: int

    def at(self, state: int) -> tuple[Fraction, ...]:
        """The values of one state."""
        return tuple(Fraction(line[state], self.denominator) for line in self.numerators)

    def combined(self, weights: Sequence[int]) -> ValueTable:
        """One value per state: the weighted sum of the m, weights integers."""
        pairs = [(w, line) for w, line in zip(weights, self.numerators, strict=True) if w]
        size = len(self.numerators[0])
        return ValueTable(
            [[sum(w * x[s] for w, x in pairs) for s in range(size)]], self.denominator
        )

    def mean(self, odds: Sequence[int]) -> tuple[Fraction, ...]:
        """Expected values if the state is drawn with these odds."""
        total = sum(odds) * self.denominator
        some = [(s, w) for s, w in enumerate(odds) if w]
        return tuple(Fraction(sum(w * x[s] for s, w in some), total) for x in self.numerators)

    def lowest(self) -> ValueTable:
        """The same with no common divisor."""
        divisor = gcd(self.denominator, *(x for line in self.numerators for x in line))
        lines = [[x // divisor for x in line] for line in self.numerators]
        return ValueTable(lines, self.denominator // divisor)


def policy_chain(
    process: DecisionProcess, choice: Sequence[int], numerators: Ints, denominator: int
) -> Chain:
    """The chain of a pure policy.

    Parameters
    ----------
    process : DecisionProcess
    choice : int array, shape (states,)
    numerators : int array, shape (choices, m)
    denominator : int
    """
    picked = [int(c) for c in choice]
    gains = [list(map(int, line)) for line in numerators[picked].T.tolist()]
    return Chain([int(n) for n in process.node[picked].tolist()], process.laws, gains, denominator)


def mixed_chain(
    process: DecisionProcess, weights: Sequence[int], numerators: Ints, denominator: int
) -> Chain:
    """The chain of a policy that draws choices with odds ``weights``, shape (choices,)."""
    row, laws = [], list(process.laws)
    sums, tops = [], []
    node, ends = process.node.tolist(), process.offsets.tolist()
    rewards = numerators.tolist()
    for first, last in zip(ends, ends[1:], strict=False):
        some = [(c, int(weights[c])) for c in range(first, last) if weights[c]]
        total = sum(w for _, w in some)
        sums.append(total)
        tops.append([sum(w * rewards[c][i] for c, w in some) for i in range(numerators.shape[1])])
        nodes = {node[c] for c, _ in some}
        if len(nodes) == 1:
            row.append(nodes.pop())
            continue
        scale = lcm(*(process.laws[n][2] for n in nodes))
        odds: dict[int, int] = {}
        for c, w in some:
            states, parts, whole = process.laws[node[c]]
            for t, part in zip(states, parts, strict=True):
                odds[t] = odds.get(t, 0) + w * part * (scale // whole)
        row.append(len(laws))
        laws.append((list(odds), list(odds.values()), total * scale))
    common = lcm(*sums)
    columns = zip(
        *([x * (common // n) for x in line] for line, n in zip(tops, sums, strict=True)),
        strict=True,
    )
    return Chain(row, laws, [list(column) for column in columns], denominator * common)
