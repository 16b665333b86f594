"""Checking the answer to a linear program by multiplication alone.

Nothing here knows how the answer was found.  :func:`is_proved` is what stands between a solver
and its user: an answer that does not pass is never returned as exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.solvers.optimum import LinearOptimum
from gametheory_bp.solvers.program import Program

__all__ = ["is_proved"]


def is_proved(program: Program, objective: Sequence[int], answer: LinearOptimum) -> bool:
    """Whether the evidence in an answer implies its status and its value.

    Parameters
    ----------
    program : Program
        The polyhedron.
    objective : sequence of int, one per variable
        What was maximised.
    answer : LinearOptimum
        The outcome to check.

    Returns
    -------
    bool
        True only if every inequality of the definition in :mod:`.optimum` holds exactly.

    Examples
    --------
    >>> from gametheory_bp.solvers.program import row
    >>> program = Program(1, (row([2], 3),))
    >>> half = (Fraction(1, 2),)
    >>> is_proved(program, [1], LinearOptimum("optimal", Fraction(3, 2), (Fraction(3, 2),), half))
    True
    >>> is_proved(program, [1], LinearOptimum("optimal", Fraction(1), (Fraction(1),), half))
    False
    """
    n, m = program.columns, len(program.rows)
    expected = {"optimal": (n, m, 0), "infeasible": (0, m, 0), "unbounded": (n, 0, n)}
    if (len(answer.primal), len(answer.dual), len(answer.ray)) != expected[answer.status]:
        return False
    if answer.status == "optimal":
        value = _dot(objective, answer.primal)
        return (
            value == answer.value == _bound(program, answer.dual)
            and _is_feasible(program, answer.primal, homogeneous=False)
            and _dominates(program, answer.dual, objective)
        )
    if answer.status == "infeasible":
        nothing = [0] * program.columns
        return _bound(program, answer.dual) < 0 and _dominates(program, answer.dual, nothing)
    return (
        _is_feasible(program, answer.primal, homogeneous=False)
        and _is_feasible(program, answer.ray, homogeneous=True)
        and _dot(objective, answer.ray) > 0
    )


def _dot(weights: Sequence[int], point: Sequence[Fraction]) -> Fraction:
    return sum((w * x for w, x in zip(weights, point, strict=True) if w and x), Fraction(0))


def _bound(program: Program, multipliers: Sequence[Fraction]) -> Fraction:
    return _dot([r.bound for r in program.rows], multipliers)


def _is_feasible(program: Program, point: Sequence[Fraction], *, homogeneous: bool) -> bool:
    """Membership in the polyhedron, or in its cone of directions if ``homogeneous``."""
    if any(x < 0 for j, x in enumerate(point) if j not in program.free):
        return False
    for constraint in program.rows:
        terms = zip(constraint.indices, constraint.coefficients, strict=True)
        level = sum((a * point[j] for j, a in terms if point[j]), Fraction(0))
        limit = 0 if homogeneous else constraint.bound
        if level > limit or (constraint.equality and level != limit):
            return False
    return True


def _dominates(program: Program, multipliers: Sequence[Fraction], objective: Sequence[int]) -> bool:
    """Whether ``y A >= objective`` (equal where free) with ``y >= 0`` on inequalities."""
    surplus = [Fraction(-c) for c in objective]
    for y, constraint in zip(multipliers, program.rows, strict=True):
        if y < 0 and not constraint.equality:
            return False
        if y:
            for j, a in zip(constraint.indices, constraint.coefficients, strict=True):
                surplus[j] += y * a
    return all(s == 0 if j in program.free else s >= 0 for j, s in enumerate(surplus))
