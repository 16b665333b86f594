"""Policies of two actions each: the chance of the first one, with its derivatives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gametheory_bp.dynamics.parameterisations import LARGEST_EXPONENT, Array, parameterisation

__all__ = ["TwoActionPolicy", "two_action_policies"]


@dataclass(frozen=True, slots=True)
class TwoActionPolicy:
    """Chances of two actions with their derivatives.

    Attributes
    ----------
    chance, rest : array, shape (5, seeds)
        Of the first and of the second action; each is accurate where it is small.
    slopes : array, shape (parameters, 5, seeds)
        d chance / d theta[c].
    room : array, shape (3, 5, seeds), optional
        Shared by a pair of policies: both chances, and room for their product.
    """

    chance: Array
    rest: Array
    slopes: Array
    room: Array | None = None

    @property
    def mixtures(self) -> Array:
        """Shape (2, 5, seeds)."""
        return np.stack([self.chance, self.rest])

    def pull(self, slope: Array) -> Array:
        """The gradient in the parameters, from that in the chance."""
        return self.slopes * slope

    @property
    def metric(self) -> Array:
        """Sum of the squared slopes, shape (5, seeds)."""
        squares = self.slopes * self.slopes
        found: Array = squares[0]
        if len(squares) == 2:
            found += squares[1]
        return found

    def follow(self, slope: Array) -> Array:
        """The change of the chance if the parameters follow a gradient: push of pull."""
        return self.metric * slope

    def push(self, change: Array) -> Array:
        """The change of the chance to first order, from that of the parameters."""
        if len(change) == 1:
            found: Array = self.slopes[0] * change[0]
        else:
            found = self.slopes[0] * change[0] + self.slopes[1] * change[1]
        return found


def two_action_policies(row: Array, column: Array, rule: str) -> tuple[TwoActionPolicy, ...]:
    """Both players' chances and slopes at parameters of shape (parameters, 5, seeds).

    Examples
    --------
    >>> found, _ = two_action_policies(np.zeros((2, 5, 1)), np.zeros((2, 5, 1)), "softmax")
    >>> found.chance.ravel().tolist(), found.slopes[:, 0, 0].tolist()
    ([0.5, 0.5, 0.5, 0.5, 0.5], [0.25, -0.25])
    """
    lowest = min(float(row.min()), float(column.min()))
    if rule == "normalised_sigmoid" and lowest > -LARGEST_EXPONENT:
        # both players in one array: half as many calls
        odds = np.empty((2, 2, *row.shape[1:]))
        np.negative(row, out=odds[:, 0])
        np.negative(column, out=odds[:, 1])
        np.exp(odds, out=odds)
        # chances lie before the place where the play puts p q: see _chances
        room = np.empty((5, *row.shape[1:]))
        inverse = room[:4].reshape(odds.shape)
        np.add(odds, 1.0, out=inverse)  # 1 / sigma
        scale = inverse[0] + inverse[1]
        np.divide(1.0, scale, out=scale)
        inverse *= scale
        rest, chance = inverse
        odds *= scale
        odds[0] *= chance
        odds[1] *= rest
        np.negative(odds[1], out=odds[1])
        chances = room[2:]
        return tuple(TwoActionPolicy(chance[k], rest[k], odds[:, k], chances) for k in (0, 1))
    return _policy(row, rule), _policy(column, rule)


def _policy(theta: Array, rule: str) -> TwoActionPolicy:
    policy = parameterisation(rule).policy(theta)
    chance, rest = policy.mixtures
    if rule == "single_logit":
        return TwoActionPolicy(chance, rest, policy.slopes)
    one, other = policy.slopes
    return TwoActionPolicy(chance, rest, np.stack([one * rest, -other * chance]))
