r"""From free parameters to mixtures, with first derivatives in closed form.

Arrays have the actions (or parameters) first, then the states, then the seeds:
``theta[c, s, b]``, ``policy[a, s, b]``.  All three parameterisations have the same derivative,

    d policy[a] / d theta[c] = ([a = c] - policy[a]) policy[c] w[c],

with w = 1 for the softmax and w[c] = 1 - sigma(theta[c]) for normalised sigmoids; a single logit is
``theta -> (sigma(theta), 1 - sigma(theta))``.

Normalised sigmoids, ``sigma(theta[a]) / sum_b sigma(theta[b])``, are what the experiments of
Stastny et al. (2021) ran; a single logit is that of Foerster et al. (2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

from gametheory_bp.errors import NotDefinedError, UnknownNameError

__all__ = [
    "PARAMETERISATIONS",
    "Array",
    "Counts",
    "Parameterisation",
    "TabularPolicy",
    "parameterisation",
]

Array = npt.NDArray[np.float64]
"""Floats.  The formulas serve complex numbers too, by which derivatives are checked."""

Counts = npt.NDArray[np.int64]

LARGEST_EXPONENT = 700.0
"""exp of more would overflow."""


@dataclass(frozen=True, slots=True)
class TabularPolicy:
    """Mixtures with what their derivatives need.

    Attributes
    ----------
    mixtures : array, shape (actions, states, ...)
    slopes : array, shape (parameters, states, ...)
        ``policy[c] w[c]``; for a single logit its derivative; empty if the parameters are the
        probabilities themselves.
    rule : str
        Name of the parameterisation.
    """

    mixtures: Array
    slopes: Array
    rule: str

    def pull(self, slope: Array) -> Array:
        """The gradient in the parameters, from that in the probabilities."""
        if self.rule == "probabilities":  # along the simplex
            along: Array = slope - slope.mean(axis=0)
            return along
        if self.rule == "single_logit":
            found: Array = self.slopes * (slope[:1] - slope[1:])
            return found
        mean = (self.mixtures * slope).sum(axis=0)
        pulled: Array = self.slopes * (slope - mean)
        return pulled

    def follow(self, slope: Array) -> Array:
        """The change of the probabilities if the parameters follow a gradient: push of pull."""
        return self.push(self.pull(slope))

    def push(self, change: Array) -> Array:
        """The change of the probabilities to first order, from that of the parameters."""
        if self.rule == "probabilities":
            return change
        moved = self.slopes * change
        if self.rule == "single_logit":
            return np.concatenate([moved, -moved])
        found: Array = moved - self.mixtures * moved.sum(axis=0)
        return found


@dataclass(frozen=True, slots=True)
class Parameterisation:
    """One way to write mixtures with free parameters.

    Attributes
    ----------
    name : str
    formula : str
    single : bool
        One parameter per state for two actions, instead of one per action.
    """

    name: Literal["normalised_sigmoid", "softmax", "single_logit", "probabilities"]
    formula: str
    single: bool = False

    def count(self, actions: int) -> int:
        """Parameters per state.

        Raises
        ------
        NotDefinedError
            If a single logit is asked to mix more or fewer than two actions.
        """
        if self.single and actions != 2:
            raise NotDefinedError(
                f"a single logit mixes two actions, not {actions}; take 'normalised_sigmoid' or "
                f"'softmax'"
            )
        return 1 if self.single else actions

    def policy(self, theta: Array) -> TabularPolicy:
        """Mixtures and slopes at parameters of shape (parameters, states, ...).

        Finite parameters give finite mixtures that sum to 1, however large they are.

        Examples
        --------
        >>> theta = np.array([[0.0, -800.0], [0.0, -900.0]])
        >>> PARAMETERISATIONS["normalised_sigmoid"].policy(theta).mixtures.round(9).tolist()
        [[0.5, 1.0], [0.5, 0.0]]
        """
        if self.name == "probabilities":
            return TabularPolicy(theta, theta[:0], self.name)
        if self.name == "single_logit":
            one, other = _sigmoid(theta), _sigmoid(-theta)
            return TabularPolicy(np.concatenate([one, other]), one * other, self.name)
        top = theta.max(axis=0)
        if self.name == "softmax":
            odds = np.exp(theta - top)
            mixtures = odds / odds.sum(axis=0)
            return TabularPolicy(mixtures, mixtures, self.name)
        # sigma(t) exp(-low) = 1 / (exp(low) + exp(low - t)): at least one of them is about 1
        low = np.minimum(top, 0.0)
        odds = 1.0 / (np.exp(low) + np.exp(np.minimum(low - theta, LARGEST_EXPONENT)))
        mixtures = odds / odds.sum(axis=0)
        return TabularPolicy(mixtures, mixtures * _sigmoid(-theta), self.name)


def _sigmoid(t: Array) -> Array:
    found: Array = 1.0 / (1.0 + np.exp(np.minimum(-t, LARGEST_EXPONENT)))
    return found


PARAMETERISATIONS: Mapping[str, Parameterisation] = MappingProxyType(
    {
        "normalised_sigmoid": Parameterisation(
            "normalised_sigmoid", "sigma(theta_a) / sum_b sigma(theta_b)"
        ),
        "softmax": Parameterisation("softmax", "exp(theta_a) / sum_b exp(theta_b)"),
        "single_logit": Parameterisation(
            "single_logit", "(sigma(theta), 1 - sigma(theta)), two actions", single=True
        ),
        "probabilities": Parameterisation("probabilities", "the probabilities themselves"),
    }
)


def parameterisation(name: str) -> Parameterisation:
    """A parameterisation by its name.

    Raises
    ------
    UnknownNameError
        If there is none of this name.

    Examples
    --------
    >>> parameterisation("softmax").count(3), parameterisation("single_logit").count(2)
    (3, 1)
    """
    if name not in PARAMETERISATIONS:
        raise UnknownNameError("parameterisation", name, PARAMETERISATIONS)
    return PARAMETERISATIONS[name]
