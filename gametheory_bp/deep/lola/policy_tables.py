"""Tables of free parameters as log-probabilities."""

from __future__ import annotations

import torch

from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.errors import UnknownNameError

__all__ = ["PARAMETERISATIONS", "log_policy", "log_probabilities"]

PARAMETERISATIONS = ("softmax", "normalised_sigmoid")


def log_policy(theta: torch.Tensor, parameterisation: str = "softmax") -> torch.Tensor:
    """Logarithms of mixtures, shape (states, actions) like the parameters.

    Parameters
    ----------
    theta : tensor, shape (states, actions)
    parameterisation : {"softmax", "normalised_sigmoid"}
        exp(theta_a) or sigma(theta_a), divided by its sum over the actions.

    Raises
    ------
    UnknownNameError
        If there is no such parameterisation.

    Examples
    --------
    >>> log_policy(torch.zeros(1, 4)).exp().tolist()
    [[0.25, 0.25, 0.25, 0.25]]
    """
    if parameterisation not in PARAMETERISATIONS:
        raise UnknownNameError("parameterisation", parameterisation, PARAMETERISATIONS)
    if parameterisation == "normalised_sigmoid":
        theta = torch.nn.functional.logsigmoid(theta)
    return torch.log_softmax(theta, dim=-1)


def log_probabilities(
    rollouts: Rollouts, row: torch.Tensor, column: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Log-probabilities of what both players did, each of shape (time, batch)."""
    found = []
    for table, actions in ((row, rollouts.row), (column, rollouts.column)):
        place = rollouts.states * table.shape[1] + actions
        picked = table.reshape(-1).index_select(0, place.reshape(-1))
        found.append(picked.view(place.shape))
    return found[0], found[1]
