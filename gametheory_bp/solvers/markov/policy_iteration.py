"""Policy iteration in floats: it finds a policy, proves nothing.

Howard (1960).  Ties go to the choice that the policy has already and, in the policy that is
returned, to the choice with the lowest number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from gametheory_bp.solvers.markov.iterated_values import MOST_PATIENT, iterated_values
from gametheory_bp.solvers.markov.process import Choice, DecisionProcess, Floats

__all__ = ["PATIENT", "choice_values", "float_values", "policy_iteration"]

DENSE = 40
"""Up to this number of states a dense solve is faster than a sparse one."""

SMALL = 1000
"""Up to this number of states the lotteries are written out, and are no unknowns."""

LARGE = 5000
"""Above this number of states the factors of a direct solve may be too large."""

SLACK = 1e-11
"""What a change must gain, relative to the largest reward, to count as a gain."""

ROUNDS = 1000

PATIENT = 1 - 2.0**-44
"""Discounts above are taken for this one, since floats cannot tell them from 1."""


def choice_values(process: DecisionProcess, rewards: Floats, values: Floats) -> Floats:
    """``(1 - d) r + d P v`` for every choice."""
    d = min(float(process.discount), PATIENT)
    found: Floats = (1 - d) * rewards + d * (process.float_nodes @ values)[process.node]
    return found


def float_values(
    process: DecisionProcess, rewards: Floats, choice: Choice, near: Floats | None = None
) -> Floats:
    """Values of a policy per state; ``rewards`` (choices,) or (choices, m) for m at once.

    ``near``, of the shape of the values, is where iterations begin, if they are used at all.
    """
    if process.size > LARGE and process.discount <= MOST_PATIENT:
        return iterated_values(process, rewards, choice, near)
    d = min(float(process.discount), PATIENT)
    law = process.float_nodes[process.node[choice]]
    right = (1 - d) * rewards[choice]
    if process.size <= DENSE:
        found: Floats = np.linalg.solve(np.eye(process.size) - d * law.toarray(), right)
        return found
    from scipy.sparse import block_array, eye_array
    from scipy.sparse.linalg import spsolve

    if process.size <= SMALL:
        plain = (eye_array(process.size, format="csr") - d * law).tocsc()
        direct: Floats = np.asarray(spsolve(plain, right))
        return direct
    used, place = np.unique(process.node[choice], return_inverse=True)
    pick: Any = eye_array(len(used), format="csr")[place]
    size, nodes = process.size, len(used)
    system = block_array(
        [
            [eye_array(size), -d * pick],
            [-process.float_nodes[used], eye_array(nodes)],
        ],
        format="csc",
    )
    whole = np.concatenate([right, np.zeros((nodes, *right.shape[1:]))])
    solved: Floats = np.asarray(spsolve(system, whole))[:size]
    return solved


def policy_iteration(
    process: DecisionProcess,
    rewards: Floats,
    start: Choice | None = None,
    worth: Callable[[Choice], Floats] | None = None,
) -> tuple[Floats, Choice]:
    """A policy that is best in every state, up to rounding.

    Parameters
    ----------
    process : DecisionProcess
    rewards : float array, shape (choices,)
    start : int array, shape (states,), optional
        A policy to begin with; by default the one with the largest rewards.
    worth : callable, optional
        Values of a policy for these rewards, for callers who keep those that they know.

    Returns
    -------
    values : float array, shape (states,)
    choice : int array, shape (states,)

    Examples
    --------
    >>> from fractions import Fraction
    >>> process = DecisionProcess(
    ...     np.array([0, 2, 3]), np.array([0, 1, 1]),
    ...     np.array([0, 1, 2]), np.array([0, 1]), np.array([1, 1]), Fraction(3, 4))
    >>> policy_iteration(process, np.array([1.0, 0.0, 2.0]))[1].tolist()
    [1, 2]
    """
    first = process.offsets[:-1]
    slack = SLACK * max(1.0, float(np.abs(rewards).max()))

    def solved(policy: Choice, near: Floats | None = None) -> Floats:
        if worth is not None:
            return worth(policy)
        return float_values(process, rewards, policy, near)

    choice = _first_best(process, rewards, slack) if start is None else np.asarray(start)
    values = solved(choice)
    for _ in range(ROUNDS):
        found = choice_values(process, rewards, values)
        best = np.maximum.reduceat(found, first)
        worse = best - found[choice] > slack
        if not worse.any():
            break
        choice = np.where(worse, _first_best(process, found, slack), choice)
        values = solved(choice, values)
    return values, _first_best(process, choice_values(process, rewards, values), slack)


def _first_best(process: DecisionProcess, found: Floats, slack: float) -> Choice:
    first = process.offsets[:-1]
    best = np.maximum.reduceat(found, first)
    places = np.where(found >= best[process.state] - slack, np.arange(len(found)), len(found))
    lowest: Choice = np.minimum.reduceat(places, first)
    return lowest
