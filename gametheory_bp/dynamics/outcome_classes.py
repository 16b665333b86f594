"""The groups into which the published analysis sorted LOLA-Exact runs."""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.errors import ShapeError

__all__ = ["outcome_classes"]

CLASSES = ("egalitarian", "mixed", "utilitarian")


def outcome_classes(payoffs: Any) -> Array:
    """By the ratio of the row player's payoff to the column player's: below 1.5, below 2.5, other.

    Made for asymmetric Bach or Stravinsky, where (2, 2) is egalitarian, (4, 1) utilitarian, and
    turn taking, (3, 1.5), in between.

    Parameters
    ----------
    payoffs : array, shape (seeds, 2)

    Returns
    -------
    array of str, shape (seeds,)

    Examples
    --------
    >>> outcome_classes([(2, 2), (3, 1.5), (4, 1)]).tolist()
    ['egalitarian', 'mixed', 'utilitarian']
    """
    array = np.asarray(payoffs, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] != 2:
        raise ShapeError(f"payoffs have the shape {array.shape}; give (seeds, 2)")
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = array[:, 0] / array[:, 1]
    found: Array = np.array(CLASSES)[(ratio >= 1.5).astype(int) + (ratio >= 2.5)]
    return found
