"""A step in policies instead of parameters: far along a gradient, near in what is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from gametheory_bp.errors import InputValueError

__all__ = ["ProximalStep", "divergence"]


@dataclass(frozen=True, slots=True)
class ProximalStep:
    """Climb ``g . (theta - theta_0) - penalty KL(pi_0, pi)`` by a few gradient steps.

    The divergence is the mean over the states that were met.  With ``g`` the gradient of a shaping
    learner this is the outer step of proximal LOLA, its objective being expanded to first order.

    Parameters
    ----------
    penalty : float
        > 0; what a unit of divergence costs.
    steps : int
        >= 1
    size : float
        > 0; length of a step, times the gradient.

    Raises
    ------
    InputValueError
        If a number is out of its range.

    References
    ----------
    S. Zhao, C. Lu, R. Grosse, J. Foerster, "Proximal learning with opponent-learning awareness"
    (2022).

    Examples
    --------
    >>> theta, gradient = torch.zeros(1, 2, requires_grad=True), torch.tensor([[0.5, -0.5]])
    >>> ProximalStep(5.0, 200, 0.1).take([theta], [gradient], lambda: theta.log_softmax(dim=1))
    >>> [round(p, 4) for p in theta[0].softmax(dim=0).tolist()]  # 0.5 = 5 (p - 0.5)
    [0.6, 0.4]
    """

    penalty: float = 1.0
    steps: int = 10
    size: float = 0.05

    def __post_init__(self) -> None:
        for name in ("penalty", "steps", "size"):
            number = getattr(self, name)
            if not 0 < number < float("inf"):
                raise InputValueError(f"{name} is {number!r}; give a finite number > 0")
        if type(self.steps) is not int:
            raise InputValueError(f"steps is {self.steps!r}; give an integer >= 1")

    def take(
        self,
        parameters: Sequence[torch.Tensor],
        gradient: Sequence[torch.Tensor],
        logs: Callable[[], torch.Tensor],
    ) -> None:
        """Move the parameters in place.

        Parameters
        ----------
        parameters, gradient : sequences of tensors
        logs : callable
            Log-probabilities at the present parameters in the states that were met, shape
            (..., actions).
        """
        before = logs().detach()
        for _ in range(self.steps):
            slopes = torch.autograd.grad(divergence(before, logs()), list(parameters))
            with torch.no_grad():
                for weight, g, slope in zip(parameters, gradient, slopes, strict=True):
                    weight += self.size * (g - self.penalty * slope)


def divergence(before: torch.Tensor, after: torch.Tensor) -> torch.Tensor:
    """Mean Kullback-Leibler divergence of mixtures given as log-probabilities.

    Examples
    --------
    >>> even = torch.full((3, 2), 0.5).log()
    >>> divergence(even, even).item()
    0.0
    """
    return (before.exp() * (before - after)).sum(dim=-1).mean()
