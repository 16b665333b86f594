"""What floats prove: bounds on values from Bellman residuals, in integers.

Values found in floats are rounded to integers over a power of two.  If no choice exceeds them by
more than e, that is ``(1 - d) r + d P v <= v + e``, no plan earns more than ``v + e / (1 - d)``; if
a policy's own equation holds up to e, its values are within ``e / (1 - d)`` of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from gametheory_bp.solvers.markov.process import Choice, DecisionProcess, Floats, Ints

__all__ = ["Rounded", "lower_bound", "policy_error", "upper_bound"]

BITS = 34
"""Values are rounded to multiples of 2^-34 times the largest reward."""

ROOM = 2**62


class Rounded:
    """Values as integers over ``scale``."""

    __slots__ = ("integers", "scale")

    def __init__(self, values: Floats) -> None:
        most = float(np.abs(values).max()) or 1.0
        exponent = BITS - int(np.ceil(np.log2(most)))
        self.scale = Fraction(2) ** exponent
        self.integers = np.rint(np.ldexp(values, exponent)).astype(np.int64)

    def mean(self, odds: Sequence[int]) -> Fraction:
        """The expected value if the state is drawn with these odds."""
        total = sum(w * x for w, x in zip(odds, self.integers.tolist(), strict=True) if w)
        return Fraction(total, sum(odds)) / self.scale


def upper_bound(
    process: DecisionProcess, rewards: Ints, denominator: int, values: Rounded, odds: Sequence[int]
) -> Fraction:
    """A proved upper bound of what any plan earns if the first state is drawn with these odds.

    Parameters
    ----------
    process : DecisionProcess
    rewards : int array, shape (choices,)
        Numerators over ``denominator``.
    values : Rounded
        About the optimal values.
    """
    high, _ = _excess(process, rewards, denominator, values, np.arange(process.choices))
    return values.mean(odds) + high / (1 - process.discount)


def lower_bound(
    process: DecisionProcess,
    choice: Choice,
    rewards: Ints,
    denominator: int,
    values: Rounded,
    odds: Sequence[int],
) -> Fraction:
    """A proved lower bound of what a policy earns if the first state is drawn with these odds."""
    _, low = _excess(process, rewards, denominator, values, choice)
    return values.mean(odds) - low / (1 - process.discount)


def policy_error(
    process: DecisionProcess, choice: Choice, rewards: Ints, denominator: int, values: Rounded
) -> Fraction:
    """How far in any state the policy's true values can be from the rounded ones, proved."""
    high, low = _excess(process, rewards, denominator, values, choice)
    return max(high, low) / (1 - process.discount)


def _excess(
    process: DecisionProcess, rewards: Ints, denominator: int, values: Rounded, some: Ints
) -> tuple[Fraction, Fraction]:
    """Bounds of ``(1 - d) r + d P v - v`` and of its negative over some choices."""
    p, q = process.discount.numerator, process.discount.denominator
    up, down = values.scale.numerator, values.scale.denominator
    totals = np.add.reduceat(process.node_weights, process.node_offsets[:-1])
    sizes = (
        abs(int(np.abs(rewards).max())) * (q - p) * up,
        2 * q * denominator * down * abs(int(np.abs(values.integers).max())),
    )
    wide = 2 * sum(sizes) * int(totals.max()) >= ROOM
    kind = object if wide or process.node_weights.dtype == object else np.int64
    weights, held = process.node_weights.astype(kind), values.integers.astype(kind)
    onward = np.add.reduceat(weights * held[process.node_states], process.node_offsets[:-1])
    node, state = process.node[some], process.state[some]
    total = totals.astype(kind)[node]
    found = (
        (q - p) * up * rewards.astype(kind)[some] * total
        + p * denominator * down * onward[node]
        - q * denominator * down * held[state] * total
    )
    unit = q * denominator * up
    high, low = int((-(-found // total)).max()), int((-(found // total)).max())
    return Fraction(high, unit), Fraction(low, unit)
