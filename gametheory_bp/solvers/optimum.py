"""What a linear program answers: an optimum, a proof that there is none, or a ray.

The evidence is enough to check the answer by multiplication alone:

* *optimal*: ``primal`` is feasible, ``dual`` is feasible, and both have the same ``value``;
* *infeasible*: ``dual`` is a Farkas vector: ``y_i >= 0`` on "<=" rows, ``y A >= 0`` (``= 0`` for
  free variables) and ``y . b < 0``;
* *unbounded*: ``primal`` is feasible and ``ray`` keeps it so for ever while the objective grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

__all__ = ["Basis", "LinearOptimum", "Status"]

Status = Literal["optimal", "infeasible", "unbounded"]


@dataclass(frozen=True, slots=True)
class Basis:
    """A vertex named by what determines it: the variables off zero, the rows held tight.

    Both tuples are sorted and of equal length; the square system ``A[rows, columns] x = b[rows]``
    is regular.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinearOptimum:
    """The proved outcome of maximising a linear function.

    Attributes
    ----------
    status : "optimal", "infeasible" or "unbounded"
    value : Fraction or None
        The optimum, where there is one.
    primal : tuple of Fraction
        An optimal point (a feasible one if unbounded, empty if infeasible).
    dual : tuple of Fraction
        Row multipliers: the dual solution, or the Farkas vector if infeasible.
    ray : tuple of Fraction
        A direction of unlimited growth; empty unless unbounded.
    basis : Basis or None
        The vertex in combinatorial form; None if infeasible.
    """

    status: Status
    value: Fraction | None
    primal: tuple[Fraction, ...]
    dual: tuple[Fraction, ...]
    ray: tuple[Fraction, ...] = ()
    basis: Basis | None = None
