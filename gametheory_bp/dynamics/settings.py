"""What a run of learning is told: one frozen record, checked when it is made."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.dynamics.parameterisations import parameterisation
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.welfare.library import LIBRARY

__all__ = ["LearningSettings"]


@dataclass(frozen=True, slots=True)
class LearningSettings:
    """Settings of a run; the defaults are those of the published LOLA-Exact runs.

    Parameters
    ----------
    discount : number or str
        In [0, 1); a float is read as written, 0.96 is 24/25.
    updates : int
        >= 0; simultaneous updates of both players.
    step : float
        > 0; the learning rate delta.  It multiplies gradients of the *unnormalised* discounted sum.
    look_ahead : float
        >= 0; the other's learning rate eta that a shaping learner reckons with.
    spread : float
        >= 0; standard deviation of the initial parameters, which are independent normals.
    parameterisation : {"normalised_sigmoid", "softmax", "single_logit", "probabilities"}
        The last one only for learners that choose policies instead of following gradients; their
        initial mixtures are the normalised sigmoids of the initial parameters.
    welfare : str
        Id of the welfare function that ``welfare_ascent`` ascends, on payoffs per step.
    disagreement : pair of numbers
        What that function measures gains from.
    record_every : int
        >= 1; after how many updates values and gradient norms are kept.

    Raises
    ------
    InputTypeError, InputValueError, UnknownNameError
        If a number is of the wrong kind or out of its range, or a name is unknown.

    Examples
    --------
    >>> LearningSettings(discount=0.9, updates=50).discount
    Fraction(9, 10)
    """

    discount: Any = Fraction(24, 25)
    updates: int = 200
    step: float = 1.0
    look_ahead: float = 1.0
    spread: float = 1.0
    parameterisation: str = "normalised_sigmoid"
    welfare: str = "utilitarian"
    disagreement: tuple[Any, Any] = (0, 0)
    record_every: int = 10

    def __post_init__(self) -> None:
        discount = as_fraction(self.discount, where="discount")
        if not 0 <= discount < 1:
            raise InputValueError(
                f"discount is {discount}; give a number in [0, 1), such as '24/25' or 0.96"
            )
        object.__setattr__(self, "discount", discount)
        for name, least in (("updates", 0), ("record_every", 1)):
            number = getattr(self, name)
            if isinstance(number, bool) or not isinstance(number, int):
                raise InputTypeError(f"{name} is {number!r}; give an integer >= {least}")
            if number < least:
                raise InputValueError(f"{name} is {number}; give an integer >= {least}")
        for name, rule in (("step", "> 0"), ("look_ahead", ">= 0"), ("spread", ">= 0")):
            object.__setattr__(self, name, _finite(getattr(self, name), name, rule))
        parameterisation(self.parameterisation)
        if self.welfare != "utilitarian" and self.welfare not in LIBRARY.names():
            raise UnknownNameError("welfare function", self.welfare, LIBRARY.names())
        if isinstance(self.disagreement, str) or not isinstance(self.disagreement, Iterable):
            raise InputTypeError(f"disagreement is {self.disagreement!r}; give (row, column)")
        pair = tuple(self.disagreement)
        if len(pair) != 2:
            raise InputValueError(f"disagreement is {self.disagreement!r}; give (row, column)")
        exact = tuple(as_fraction(x, where="disagreement") for x in pair)
        object.__setattr__(self, "disagreement", exact)


def _finite(value: Any, name: str, rule: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, Fraction)):
        raise InputTypeError(f"{name} is {value!r}; give a number {rule}")
    number = float(value)
    if not math.isfinite(number) or number < 0 or (rule == "> 0" and not number > 0):
        raise InputValueError(f"{name} is {value!r}; give a finite number {rule}")
    return number
