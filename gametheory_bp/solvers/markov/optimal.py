"""Optimal discounted values, proved: floats find a policy, integers show that nothing beats it.

A value function v of a policy is optimal when ``(1 - d) r + d P v <= v`` for every choice; the
difference of the two sides is the *excess* of the choice.  Choices with excess zero are exactly the
optimal ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gametheory_bp.errors import UnprovedError
from gametheory_bp.solvers.markov.chain import ValueTable, mixed_chain, policy_chain
from gametheory_bp.solvers.markov.discounted import discounted_values
from gametheory_bp.solvers.markov.policy_iteration import policy_iteration
from gametheory_bp.solvers.markov.process import Choice, DecisionProcess, Floats, Ints

__all__ = ["Optimum", "excesses", "optimal_choices", "policy_values", "scaled_floats", "solve"]


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """An optimal policy with all its values.

    Attributes
    ----------
    choice : int array, shape (states,)
    values : ValueTable
        The m values of the policy; the combination in question is optimal in every state.
    """

    choice: Choice
    values: ValueTable


def policy_values(
    process: DecisionProcess, policy: Sequence[int], numerators: Ints, denominator: int
) -> ValueTable:
    """Exact values of a policy.

    Parameters
    ----------
    process : DecisionProcess
    policy : int array
        Shape (states,): the choice of each state; shape (choices,): odds of the choices.  Where the
        two shapes are equal (one choice per state) both say the same.
    numerators : int array, shape (choices, m)
    denominator : int
    """
    if len(policy) == process.size:
        single = process.choices == process.size
        picked = range(process.size) if single else policy
        chain = policy_chain(process, picked, numerators, denominator)
    else:
        chain = mixed_chain(process, policy, numerators, denominator)
    return discounted_values(chain, process.discount)


def excesses(
    process: DecisionProcess, values: ValueTable, numerators: Sequence[int], denominator: int
) -> list[int]:
    """Signs-exact excess of every choice, as integers.

    Each is the excess times a positive factor that depends only on the choice's lottery.

    Parameters
    ----------
    values : ValueTable
        One value per state.
    numerators : sequence of int, shape (choices,)
    """
    p, q = process.discount.numerator, process.discount.denominator
    (held,), scale = values.numerators, values.denominator
    gain, onward, keep = [], [], []
    for states, odds, total in process.laws:
        onward.append(p * denominator * sum(w * held[t] for t, w in zip(states, odds, strict=True)))
        gain.append((q - p) * scale * total)
        keep.append(q * denominator * total)
    return [
        r * gain[n] + onward[n] - keep[n] * held[s]
        for r, n, s in zip(numerators, process.node.tolist(), process.state.tolist(), strict=True)
    ]


def optimal_choices(
    process: DecisionProcess, values: ValueTable, numerators: Sequence[int], denominator: int
) -> list[list[int]]:
    """For each state the choices whose excess is zero, given optimal values; exact.

    Raises
    ------
    UnprovedError
        If some excess is positive: then the values are not optimal.
    """
    found = excesses(process, values, numerators, denominator)
    if max(found) > 0:
        raise UnprovedError("the values are not optimal: some choice improves them")
    ends = process.offsets.tolist()
    return [[c for c in range(a, b) if not found[c]] for a, b in zip(ends, ends[1:], strict=False)]


def solve(
    process: DecisionProcess,
    numerators: Ints,
    denominator: int,
    weights: Sequence[int] = (1,),
    start: Choice | None = None,
    known: dict[bytes, ValueTable] | None = None,
) -> Optimum:
    """A policy that maximises the weighted sum of m rewards from every state, proved.

    Parameters
    ----------
    process : DecisionProcess
    numerators : int array, shape (choices, m)
    denominator : int
    weights : m integers
    start : int array, shape (states,), optional
        A policy to begin with.
    known : dict, optional
        Exact values of policies (by their bytes), read and extended.

    Returns
    -------
    Optimum

    Notes
    -----
    *Exactness*: exact.  Floats propose; excesses are computed in integers, and as long as one is
    positive the policy is improved (Howard 1960), which ends.

    Examples
    --------
    >>> from fractions import Fraction
    >>> process = DecisionProcess(
    ...     np.array([0, 2, 3]), np.array([0, 1, 1]),
    ...     np.array([0, 1, 2]), np.array([0, 1]), np.array([1, 1]), Fraction(3, 4))
    >>> best = solve(process, np.array([[1], [0], [2]]), 1)
    >>> best.choice.tolist(), best.values.at(0)
    ([1, 2], (Fraction(3, 2),))
    """
    known = {} if known is None else known
    wanted = combined(numerators, weights)
    _, choice = policy_iteration(process, scaled_floats(wanted), start)
    while True:
        key = choice.astype(np.int64).tobytes()
        if key not in known:
            known[key] = policy_values(process, choice.tolist(), numerators, denominator)
        values = known[key]
        found = excesses(process, values.combined(weights), wanted, denominator)
        if max(found) <= 0:
            return Optimum(choice, values)
        choice = _improved(process, choice, found)


def combined(numerators: Ints, weights: Sequence[int]) -> list[int]:
    """The weighted sums of the m rewards, Python integers, shape (choices,)."""
    found: list[int] = (numerators.astype(object) @ np.array(weights, dtype=object)).tolist()
    return found


def scaled_floats(numbers: Sequence[int]) -> Floats:
    """Integers as floats after division by the largest, so that none overflows."""
    most = max(map(abs, numbers), default=1) or 1
    return np.array([x / most for x in numbers])


def _improved(process: DecisionProcess, choice: Choice, found: list[int]) -> Choice:
    """The policy with the first best choice (by excess per unit of odds) where one improves."""
    laws, node, ends = process.laws, process.node.tolist(), process.offsets.tolist()
    better = choice.copy()
    for s, (a, b) in enumerate(zip(ends, ends[1:], strict=False)):
        best, top = -1, (0, 1)
        for c in range(a, b):
            x, y = found[c], laws[node[c]][2]
            if x > 0 and x * top[1] > top[0] * y:
                best, top = c, (x, y)
        if best >= 0:
            better[s] = best
    return better
