"""The class and the spaces of PettingZoo, or an error that says how to get them."""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.interop.requirement import require

__all__ = ["ParallelEnv", "box", "discrete"]

ParallelEnv: Any = require("pettingzoo", "marl").ParallelEnv
"""What parallel environments derive from."""


def box(shape: tuple[int, ...]) -> Any:
    """Arrays of zeros and ones.

    Examples
    --------
    >>> box((3, 3, 4)).shape
    (3, 3, 4)
    """
    return require("gymnasium", "marl").spaces.Box(0, 1, shape, dtype=np.uint8)


def discrete(count: int) -> Any:
    """Numbers from 0 on.

    Examples
    --------
    >>> int(discrete(5).n)
    5
    """
    return require("gymnasium", "marl").spaces.Discrete(count)
