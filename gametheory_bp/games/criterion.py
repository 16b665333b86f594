"""How a stream of payoffs becomes one number per step: discounted, over T steps, on average.

========================  ==========================================================
``Discounted()``          ``(1 - d) sum_t d^t g_t`` with the game's own discount d
``Horizon(T)``            ``(g_0 + ... + g_{T-1}) / T``
``Average()``             the limit of the latter, in expectation
========================  ==========================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.codec import record

__all__ = ["Average", "Criterion", "Discounted", "Horizon", "read_criterion"]


@record("discounted_criterion")
@dataclass(frozen=True, slots=True)
class Discounted:
    """``(1 - d) sum_t d^t g_t`` with the game's discount factor d."""

    def __str__(self) -> str:
        return "discounted"


@record("horizon_criterion")
@dataclass(frozen=True, slots=True)
class Horizon:
    """The mean over the first so many steps.

    Raises
    ------
    InputValueError
        If ``steps`` is no positive integer.
    """

    steps: int

    def __post_init__(self) -> None:
        if type(self.steps) is not int or self.steps < 1:
            raise InputValueError(f"{self.steps!r} steps; give a positive number of steps")

    def __str__(self) -> str:
        return f"mean over {self.steps} steps"


@record("average_criterion")
@dataclass(frozen=True, slots=True)
class Average:
    """The long-run average."""

    def __str__(self) -> str:
        return "long-run average"


Criterion = Discounted | Horizon | Average


def read_criterion(given: Any) -> Criterion:
    """A criterion from its name, a number of steps, or itself.

    Raises
    ------
    InputValueError
        If it is none of these.

    Examples
    --------
    >>> read_criterion("average"), read_criterion(20)
    (Average(), Horizon(steps=20))
    """
    if isinstance(given, (Discounted, Horizon, Average)):
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return Horizon(given)
    named: dict[Any, Criterion] = {"discounted": Discounted(), "average": Average()}
    if isinstance(given, str) and given in named:
        return named[given]
    raise InputValueError(
        f"criterion={given!r}; give 'discounted', 'average', or a number of steps"
    )
