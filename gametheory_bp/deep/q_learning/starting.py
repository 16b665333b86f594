"""Networks to begin with: copied into learners, and told apart by a fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from gametheory_bp.deep.networks.dueling import DuelingNetwork
from gametheory_bp.errors import ShapeError

__all__ = ["fingerprint", "take_parameters"]


def fingerprint(networks: Sequence[DuelingNetwork]) -> str:
    """A digest of all parameters, names and shapes included.

    Examples
    --------
    >>> import torch
    >>> from gametheory_bp.deep.q_learning.settings import NetworkShape
    >>> draw = torch.Generator().manual_seed(0)
    >>> one, two = (DuelingNetwork((3,), 2, NetworkShape(widths=(2,)), draw) for _ in range(2))
    >>> fingerprint([one]) == fingerprint([one]), fingerprint([one]) == fingerprint([two])
    (True, False)
    """
    digest = sha256()
    for network in networks:
        for name, weights in network.state_dict().items():
            digest.update(f"{name} {tuple(weights.shape)} ".encode())
            digest.update(weights.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def take_parameters(network: DuelingNetwork, given: DuelingNetwork) -> None:
    """Copy the parameters of a network of the same shape.

    Raises
    ------
    ShapeError
        If it has another shape.
    """
    mine, theirs = (
        {name: tuple(weights.shape) for name, weights in one.state_dict().items()}
        for one in (network, given)
    )
    if mine != theirs:
        raise ShapeError(
            f"the networks to begin with are {given.shape} with parameters {theirs}; this run "
            f"needs {network.shape} with {mine}: give the same settings and game to both"
        )
    network.load_state_dict(given.state_dict())
