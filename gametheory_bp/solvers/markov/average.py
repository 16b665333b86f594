"""Long-run average rewards of chains and the best ones of processes, exact.

The *gain* g(s) is the long-run average from s, the *bias* h(s) what s is worth beyond it:

    g = P g,    g + h = r + P h,

with h = 0 in the least state of every recurrent class.  Gains differ between recurrent classes;
from the other states they are averages by the chances of absorption.

For all choices together, ``g >= P g`` and ``g + h >= r + P h`` prove that no plan, with memory or
without, averages more than g(s) from s (take means along the play and divide by the time).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from gametheory_bp.errors import UnprovedError
from gametheory_bp.solvers.linear_system import solve_square
from gametheory_bp.solvers.markov.chain import Chain, policy_chain
from gametheory_bp.solvers.markov.classes import chain_classes
from gametheory_bp.solvers.markov.optimal import combined, scaled_floats
from gametheory_bp.solvers.markov.policy_iteration import policy_iteration
from gametheory_bp.solvers.markov.process import Choice, DecisionProcess, Ints

__all__ = ["AverageOptimum", "average_values", "mean_gain", "solve_average", "stationary_law"]

Table = list[list[Fraction]]
"""``table[i][s]``: reward i, state s."""

NEARLY_ONE = Fraction(9999, 10000)


@dataclass(frozen=True, slots=True, eq=False)
class AverageOptimum:
    """A policy with the best gain in every state.

    Attributes
    ----------
    choice : int array, shape (states,)
    gains, biases : ``[i][s]``
        Of the m rewards.
    bound : (list of Fraction, list of Fraction)
        The pair (g, h) that proves optimality of the weighted sum.
    """

    choice: Choice
    gains: Table
    biases: Table
    bound: tuple[list[Fraction], list[Fraction]]


def average_values(chain: Chain) -> tuple[Table, Table]:
    """Gains and biases of all rewards from every state.

    Examples
    --------
    >>> chain = Chain([0, 1, 1], [([1, 2], [1, 3], 4), ([2], [1], 1)], [[4, 0, 2]], 1)
    >>> gains, biases = average_values(chain)
    >>> [str(g) for g in gains[0]], [str(h) for h in biases[0]]
    (['2', '2', '2'], ['3/2', '-2', '0'])
    """
    many = len(chain.gains)
    gains = [[Fraction(0)] * chain.size for _ in range(many)]
    biases = [[Fraction(0)] * chain.size for _ in range(many)]
    rest: list[int] = []
    for states, closed in chain_classes(chain):
        if not closed:
            rest += states
            continue
        law = _stationary(chain, states)
        for i, line in enumerate(chain.gains):
            mean = sum((p * line[s] for s, p in zip(states, law, strict=True)), Fraction(0))
            for s in states:
                gains[i][s] = mean / chain.denominator
        _fill(chain, states[1:], biases, [_extra(chain, gains, i) for i in range(many)])
    rest.sort()
    _fill(chain, rest, gains, [[Fraction(0)] * chain.size] * many)
    _fill(chain, rest, biases, [_extra(chain, gains, i) for i in range(many)])
    return gains, biases


def stationary_law(chain: Chain, states: Sequence[int]) -> list[Fraction]:
    """The stationary probabilities of the states of one recurrent class, exact."""
    return _stationary(chain, list(states))


def solve_average(
    process: DecisionProcess,
    numerators: Ints,
    denominator: int,
    weights: Sequence[int] = (1,),
    start: Choice | None = None,
) -> AverageOptimum:
    """A policy with the best average of the weighted sum from every state, proved.

    Multichain policy iteration (Howard 1960; Puterman 1994, section 9.2) in fractions, from a
    policy that is best at a discount near one in floats.
    """
    wanted = combined(numerators, weights)
    near = DecisionProcess(
        process.offsets,
        process.node,
        process.node_offsets,
        process.node_states,
        process.node_weights,
        NEARLY_ONE,
    )
    _, choice = policy_iteration(near, scaled_floats(wanted), start)
    while True:
        chain = policy_chain(process, choice.tolist(), numerators, denominator)
        gains, biases = average_values(chain)
        g, h = (_weighted(table, weights) for table in (gains, biases))
        better, bound = _improved(process, choice, wanted, denominator, g, h)
        if better is None:
            return AverageOptimum(choice, gains, biases, (g, bound))
        choice = better


def _improved(
    process: DecisionProcess,
    choice: Choice,
    wanted: list[int],
    denominator: int,
    g: list[Fraction],
    h: list[Fraction],
) -> tuple[Choice | None, list[Fraction]]:
    """A better policy, or None and the biases that bound all choices.

    In integers: G, H are g, h times ``scale``; for lottery n with odds of sum W,
    ``more[n] = W (P G)`` and ``onward[n] = W (P H)``.
    """
    scale = lcm(*(x.denominator for x in (*g, *h)))
    tall, deep = ([x.numerator * (scale // x.denominator) for x in line] for line in (g, h))
    more, onward = (
        [sum(w * x[t] for t, w in zip(law[0], law[1], strict=True)) for law in process.laws]
        for x in (tall, deep)
    )
    node, ends = process.node.tolist(), process.offsets.tolist()
    totals = [total for _, _, total in process.laws]
    rises: dict[int, int] = {}
    gains: dict[int, int] = {}
    rescale = Fraction(0)
    for s, (a, b) in enumerate(zip(ends, ends[1:], strict=False)):
        first = second = Fraction(0)
        for c in range(a, b):
            n = node[c]
            rise = more[n] - totals[n] * tall[s]
            if rise > 0 and Fraction(rise, totals[n]) > first:
                first, rises[s] = Fraction(rise, totals[n]), c
            extra = wanted[c] * scale * totals[n] + denominator * (
                onward[n] - totals[n] * (tall[s] + deep[s])
            )
            if extra > 0 and rise == 0 and Fraction(extra, totals[n]) > second:
                second, gains[s] = Fraction(extra, totals[n]), c
            elif extra > 0 > rise:
                rescale = max(rescale, Fraction(extra, -rise * denominator))
    better = choice.copy()
    for s, c in (rises or gains).items():
        better[s] = c
    if rises or gains:
        return better, h
    return None, [y + rescale * x for x, y in zip(g, h, strict=True)]


def _weighted(table: Table, weights: Sequence[int]) -> list[Fraction]:
    return [
        sum((w * x for w, x in zip(weights, column, strict=True)), Fraction(0))
        for column in zip(*table, strict=True)
    ]


def _extra(chain: Chain, gains: Table, i: int) -> list[Fraction]:
    """``r - g`` of reward i."""
    return [
        Fraction(r, chain.denominator) - g for r, g in zip(chain.gains[i], gains[i], strict=True)
    ]


def _stationary(chain: Chain, states: list[int]) -> list[Fraction]:
    place = {s: k for k, s in enumerate(states)}
    size = len(states)
    scale = lcm(*(chain.law(s)[2] for s in states))
    matrix = [[0] * size for _ in states]
    for s, k in place.items():
        after, odds, total = chain.law(s)
        matrix[k][k] += scale
        for t, w in zip(after, odds, strict=True):
            matrix[place[t]][k] -= w * (scale // total)
    matrix[0] = [1] * size
    found = solve_square(matrix, [[1] + [0] * (size - 1)])
    if found is None:
        raise UnprovedError("a recurrent class has one stationary law; the system was singular")
    (numerators,), denominator = found
    return [Fraction(x, denominator) for x in numerators]


def _fill(chain: Chain, states: list[int], table: Table, extra: list[list[Fraction]]) -> None:
    """Solve ``x = extra + P x`` for some states, the others known."""
    if not states:
        return
    place = {s: k for k, s in enumerate(states)}
    scales, matrix = [], []
    constants: list[list[Fraction]] = [[] for _ in table]
    known: dict[int, list[Fraction]] = {}  # states share lotteries
    for s in states:
        after, odds, total = chain.law(s)
        line = [0] * len(states)
        line[place[s]] += total
        outside = []
        for t, w in zip(after, odds, strict=True):
            if t in place:
                line[place[t]] -= w
            else:
                outside.append((t, w))
        matrix.append(line)
        if chain.row[s] not in known:
            known[chain.row[s]] = [
                sum((w * values[t] for t, w in outside), Fraction(0)) for values in table
            ]
        for i, x in enumerate(known[chain.row[s]]):
            constants[i].append(x + total * extra[i][s])
    sides = []
    for column in constants:
        scale = lcm(*(x.denominator for x in column))
        scales.append(scale)
        sides.append([int(x * scale) for x in column])
    found = solve_square(matrix, sides)
    if found is None:
        raise UnprovedError("values outside recurrent classes are unique; the system was singular")
    numerators, denominator = found
    for values, solved, scale in zip(table, numerators, scales, strict=True):
        for s, number in zip(states, solved, strict=True):
            values[s] = Fraction(number, denominator * scale)


def mean_gain(table: Table, odds: Sequence[int]) -> tuple[Fraction, ...]:
    """Expected gains if the first state is drawn with these odds."""
    total = sum(odds)
    some = [(s, w) for s, w in enumerate(odds) if w]
    return tuple(sum((w * line[s] for s, w in some), Fraction(0)) / total for line in table)
