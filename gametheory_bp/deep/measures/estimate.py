"""A sampled mean with its standard error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Estimate"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over independent games, and its standard error.

    Examples
    --------
    >>> print(Estimate.of([1.0, 2.0, 3.0]))
    2.0000 +- 0.5774
    """

    mean: float
    error: float

    @classmethod
    def of(cls, values: Any) -> Estimate:
        """From one value for each game."""
        given = np.asarray(values, dtype=np.float64)
        spread = given.std(ddof=1) if len(given) > 1 else np.nan
        return cls(float(given.mean()), float(spread / len(given) ** 0.5))

    def __float__(self) -> float:
        return self.mean

    def __str__(self) -> str:
        return f"{self.mean:.4f} +- {self.error:.4f}"
