"""Inequity-averse welfare of a trajectory, as printed: it looks at smoothed rewards.

    w(pi) = V_1 + V_2 - beta E |e_1 - e_2|,      e_i(t) = decay e_i(t - 1) + r_i(t),

taken per step: V_i is the mean reward, and |e_1 - e_2| is averaged over the steps.  Two policies
with the same mean payoffs can differ in it, so it is recorded with the profiles.

Source: Stastny et al. (2021), appendix C, with decay = gamma lambda; Hughes et al. (2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import EmptySetError
from gametheory_bp.exact.reading import as_fraction

__all__ = ["DECAY", "inequity_averse_welfare"]

DECAY = Fraction(24, 25) ** 2
"""gamma lambda of the released settings, both 0.96."""


def inequity_averse_welfare(
    rewards: Sequence[tuple[Any, Any]], *, decay: Any = DECAY, penalty: Any = 1
) -> Any:
    """Inequity-averse welfare per step of one trajectory.

    Parameters
    ----------
    rewards : sequence of pairs
        Rewards (row, column) of every step.
    decay : number in [0, 1)
        gamma lambda.
    penalty : number
        beta; 1 in the matrix games of the paper.

    Returns
    -------
    Fraction or float
        Exact for rational rewards.

    Raises
    ------
    EmptySetError
        If there are no steps.

    Examples
    --------
    >>> inequity_averse_welfare([(2, 2)] * 20), inequity_averse_welfare([(4, 1)], decay=0)
    (Fraction(4, 1), Fraction(2, 1))
    """
    if not len(rewards):
        raise EmptySetError("a trajectory without steps has no welfare; give at least one step")
    shrink, beta = as_fraction(decay, where="decay"), as_fraction(penalty, where="penalty")
    total, difference = Fraction(0), Fraction(0)  # a float reward turns them into floats
    for x, y in rewards:
        difference = shrink * difference + (x - y)
        total += x + y - beta * abs(difference)
    return total / len(rewards)
