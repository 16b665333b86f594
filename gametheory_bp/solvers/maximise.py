"""One linear program with rational data, stated the way it is written on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from gametheory_bp.errors import InputValueError, ShapeError
from gametheory_bp.solvers.optimum import LinearOptimum
from gametheory_bp.solvers.program import Program, Row, row
from gametheory_bp.solvers.session import Session

__all__ = ["Constraint", "maximise"]

Rational = Fraction | int
Constraint = tuple[Sequence[Rational], str, Rational]
"""``(coefficients, "<=" or ">=" or "=", bound)``."""


def maximise(
    objective: Sequence[Rational],
    constraints: Iterable[Constraint],
    *,
    free: Iterable[int] = (),
) -> LinearOptimum:
    """Maximise a linear function over a polyhedron, exactly.

    ``max c . x`` subject to the constraints, ``x_j >= 0`` for every j not in ``free``.

    Parameters
    ----------
    objective : n rationals
        The coefficients c.
    constraints : iterable of (n rationals, relation, rational)
        Relations are ``"<="``, ``">="`` and ``"="``.
    free : iterable of int
        Variables without a sign.

    Returns
    -------
    LinearOptimum
        Status, value, a primal and a dual solution; a Farkas vector if infeasible, a ray if
        unbounded.  Multipliers of ">=" rows are <= 0 in an optimum and in a Farkas vector.

    Raises
    ------
    ShapeError
        If a constraint has the wrong number of coefficients.
    InputValueError
        If a relation is unknown or a free variable does not exist.

    Notes
    -----
    Exactness: exact; the multipliers are the certificate.

    References
    ----------
    D. L. Applegate, W. Cook, S. Dash, D. G. Espinoza, "Exact solutions to linear programming
    problems" (2007): float simplex for the basis, rational arithmetic for the proof.

    Examples
    --------
    >>> from fractions import Fraction
    >>> best = maximise([3, 2], [([1, 1], "<=", 4), ([1, Fraction(1, 3)], "<=", 2)])
    >>> best.value, best.primal, best.dual
    (Fraction(9, 1), (Fraction(1, 1), Fraction(3, 1)), (Fraction(3, 2), Fraction(3, 2)))
    """
    costs, factor = _cleared(objective)
    n = len(costs)
    unsigned = frozenset(free)
    if any(not 0 <= j < n for j in unsigned):
        raise InputValueError(f"free variables {sorted(unsigned)}; variables are 0..{n - 1}")
    rows: list[Row] = []
    factors: list[int] = []
    for k, (coefficients, relation, bound) in enumerate(constraints):
        if len(coefficients) != n:
            raise ShapeError(f"constraint {k} has {len(coefficients)} coefficients, not {n}")
        if relation not in ("<=", ">=", "="):
            raise InputValueError(f"constraint {k}: relation {relation!r}; use '<=', '>=' or '='")
        integers, multiple = _cleared([*coefficients, bound])
        if relation == ">=":
            integers, multiple = [-a for a in integers], -multiple
        rows.append(row(integers[:-1], integers[-1], relation == "="))
        factors.append(multiple)
    answer = Session(Program(n, tuple(rows), unsigned), [costs]).maximise([1])
    scale = factor if answer.status == "optimal" else 1
    return LinearOptimum(
        answer.status,
        None if answer.value is None else answer.value / factor,
        answer.primal,
        tuple(y * f / scale if y else y for y, f in zip(answer.dual, factors, strict=True))
        if answer.dual
        else (),
        answer.ray,
        answer.basis,
    )


def _cleared(numbers: Sequence[Rational]) -> tuple[list[int], int]:
    """The numbers times their least common denominator, and that denominator."""
    common = lcm(*(Fraction(a).denominator for a in numbers)) if numbers else 1
    return [int(a * common) for a in numbers], common
