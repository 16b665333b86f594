"""Values of a policy by repeated products, where a direct solve would fill the memory.

Every state is a gather from the values of few shared lotteries, so one product with the law costs
as much as the lotteries have entries, while the factors of a direct solve grow far beyond that.
The values solve ``v = (1 - d) r + d P v``: BiCGSTAB (van der Vorst 1992) comes near in some dozens
of products, and sweeps of the equation, which shrink every error by d, do what is left, or
everything if it breaks down.  Nothing is proved here.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, log

import numpy as np

from gametheory_bp.solvers.markov.process import Choice, DecisionProcess, Floats

__all__ = ["MOST_PATIENT", "iterated_values"]

MOST_PATIENT = Fraction(199, 200)
"""Up to this discount an accepted residual moves values by less than policy iteration notices."""

RESIDUAL = 1e-14
"""The equation is to hold up to this part of the largest reward."""

PRODUCTS = 300
"""Steps of BiCGSTAB before sweeps take over."""


def iterated_values(
    process: DecisionProcess, rewards: Floats, choice: Choice, near: Floats | None = None
) -> Floats:
    """Values of a policy per state.

    Parameters
    ----------
    process : DecisionProcess
        Its discount is at most ``MOST_PATIENT``.
    rewards : float array, shape (choices,) or (choices, m)
    choice : int array, shape (states,)
    near : float array, shape (states,) or (states, m), optional
        Where to begin, such as the values of a similar policy.

    Returns
    -------
    float array, shape (states,) or (states, m)

    Examples
    --------
    >>> process = DecisionProcess(
    ...     np.array([0, 1, 2]), np.array([0, 1]),
    ...     np.array([0, 1, 2]), np.array([1, 1]), np.array([1, 1]), Fraction(1, 2))
    >>> iterated_values(process, np.array([1.0, 2.0]), np.array([0, 1])).tolist()
    [1.5, 2.0]
    """
    d = float(process.discount)
    used, place = np.unique(process.node[choice], return_inverse=True)
    nodes = process.float_nodes[used]
    right = (1 - d) * rewards[choice]
    allowed = RESIDUAL * (float(np.abs(rewards).max()) or 1.0)

    def onward(values: Floats) -> Floats:
        found: Floats = d * (nodes @ values)[place]
        return found

    def column(right: Floats, values: Floats) -> Floats:
        from scipy.sparse.linalg import LinearOperator, bicgstab

        def error(values: Floats) -> float:
            return float(np.abs(right + onward(values) - values).max())

        size = process.size
        system = LinearOperator((size, size), lambda v: v - onward(v), dtype=np.float64)
        target = allowed * size**0.5 / 4  # bounds the root of the sum of squares
        guess, _ = bicgstab(system, right, values, rtol=0.0, atol=target, maxiter=PRODUCTS)
        if error(guess) < error(values):  # not if it broke down: a comparison with nan is false
            values = guess
        for _ in range(ceil(log(RESIDUAL / 4) / log(d)) if d else 1):
            after = right + onward(values)
            moved = float(np.abs(after - values).max())
            values = after
            if moved <= allowed:
                break
        return values

    begin = np.zeros(right.shape) if near is None else near
    if right.ndim == 1:
        return column(right, begin)
    return np.stack([column(r, b) for r, b in zip(right.T, begin.T, strict=True)], axis=1)
