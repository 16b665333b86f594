"""Welfare functions of the library on tensors of mean gains, for rewards."""

from __future__ import annotations

from typing import Any

import torch

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["check_leaf", "leaf_values", "needs_ideal"]

Pair = tuple[float, float]


def check_leaf(name: str, parameters: Any) -> tuple[tuple[str, str], ...]:
    """All parameters of a welfare function as text, defaults filled in.

    Raises
    ------
    NotDefinedError
        If the function is none of payoffs per step.
    UnknownNameError, InputValueError
        If a parameter is.

    Examples
    --------
    >>> check_leaf("gini", (("weight", "2/3"),))
    (('weight', '2/3'),)
    """
    leaf = LIBRARY.load(name)
    if leaf.games_only:
        raise NotDefinedError(f"{name} is no function of mean payoffs: {leaf.games_only}")
    read = read_parameters(leaf.parameters, dict(parameters), name)
    return tuple((key, str(value)) for key, value in read)


def needs_ideal(name: str) -> bool:
    """Whether a welfare function measures from least or best payoffs.

    Examples
    --------
    >>> needs_ideal("yu"), needs_ideal("gini")
    (True, False)
    """
    return LIBRARY.load(name).reads == "ideal"


def leaf_values(
    name: str,
    parameters: tuple[tuple[str, str], ...],
    frame: tuple[Pair, Pair | None, Pair | None],
    gains: torch.Tensor,
) -> torch.Tensor:
    """The function at mean payoffs d + gains.

    Parameters
    ----------
    name : str
    parameters : pairs (name, value)
    frame : (d, least payoffs, best payoffs)
    gains : float tensor, shape (batch, 2)
        Where the rule keeps to payoffs of at least d, they are raised to it, and lowered to the
        best payoffs if the function measures from these.

    Examples
    --------
    >>> leaf_values("gini", (("weight", "3/4"),), ((0, 0), None, None), torch.tensor([[4.0, 1.0]]))
    tensor([1.7500])
    """
    leaf, given = LIBRARY.load(name), dict(parameters)
    d, low, ideal = frame
    points = gains + torch.tensor(d, dtype=gains.dtype, device=gains.device)
    if leaf.domain(dict(read_parameters(leaf.parameters, given, name))) != "whole":
        points = points.maximum(points.new_tensor(d))
        if leaf.reads == "ideal" and ideal is not None:
            points = points.minimum(points.new_tensor(ideal))
    reference: Any = Frame(d, low or d, ideal or d)  # type: ignore[arg-type]
    found: torch.Tensor = leaf.value(points[:, 0], points[:, 1], reference, **given)
    return found
