"""A vertex of a program with all its exact numbers, for several objectives at once.

For a basis (columns C off zero, rows R tight) the square matrix ``M = A[R, C]`` gives the point by
``M x_C = b_R`` and, for every objective f, the multipliers by ``y_R M = f_C``.  Both are linear in
what is asked: the multipliers of ``w1 f1 + w2 f2`` are ``w1 y1 + w2 y2``.  So one solve answers for
every direction in the plane of the objectives, and says exactly for which directions the vertex is
optimal: those where all *prices* are nonnegative.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from operator import itemgetter, mul

from gametheory_bp.solvers.dictionary import Dictionary
from gametheory_bp.solvers.linear_system import SquareSystem
from gametheory_bp.solvers.optimum import Basis, LinearOptimum
from gametheory_bp.solvers.pivoting import over
from gametheory_bp.solvers.program import Program

__all__ = ["Objectives", "Vertex", "vertex_at", "vertex_of"]

Objectives = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Vertex:
    """A basic point, exactly; all numbers are numerators over ``denominator > 0``.

    Attributes
    ----------
    basis : Basis
        The combinatorial name.
    feasible : bool
        Whether the point satisfies all constraints.
    denominator : int
        Common to everything below.
    primal : list of int
        One per variable.
    images : tuple of int
        Values of the objectives.
    duals : tuple of lists
        Per objective, one multiplier per row.
    prices : tuple of tuples
        Per sign condition (a tight inequality or a variable at zero), its number for each
        objective; the vertex is optimal where all weighted sums are >= 0.
    balances : tuple of tuples
        Likewise for free variables at zero, whose weighted sums must vanish.
    """

    basis: Basis
    feasible: bool
    denominator: int
    primal: list[int]
    images: tuple[int, ...]
    duals: tuple[list[int], ...]
    prices: tuple[tuple[int, ...], ...]
    balances: tuple[tuple[int, ...], ...]

    def is_optimal(self, weights: Sequence[int]) -> bool:
        """Whether the point is feasible and no other is better for the weighted objective."""
        return self.feasible and self.is_priced(weights)

    def is_priced(self, weights: Sequence[int]) -> bool:
        """Whether all prices are in order: then no feasible point is better than this one."""
        return all(_weigh(weights, price) >= 0 for price in self.prices) and not any(
            _weigh(weights, price) for price in self.balances
        )

    def point(self) -> tuple[Fraction, ...]:
        """The variables as fractions."""
        return over(self.primal, self.denominator)

    def image(self) -> tuple[Fraction, ...]:
        """The objectives' values as fractions."""
        return over(self.images, self.denominator)

    def multipliers(self, weights: Sequence[int]) -> tuple[Fraction, ...]:
        """Row multipliers for the weighted objective."""
        return over([_weigh(weights, y) for y in zip(*self.duals, strict=True)], self.denominator)

    def optimum(self, weights: Sequence[int]) -> LinearOptimum:
        """The vertex as the answer to one weighted objective (for which it must be optimal)."""
        value = Fraction(_weigh(weights, self.images), self.denominator)
        return LinearOptimum(
            "optimal", value, self.point(), self.multipliers(weights), basis=self.basis
        )


def vertex_at(program: Program, basis: Basis, objectives: Objectives) -> Vertex | None:
    """Solve for a basis; None if it is singular."""
    columns, tight = basis.columns, [program.rows[i] for i in basis.rows]
    system = SquareSystem(_restricted(program, basis))
    forward = system.solve([[r.bound for r in tight]])
    if forward is None:
        return None
    (values,), d = forward
    primal = [0] * program.columns
    for j, x in zip(columns, values, strict=True):
        primal[j] = x
    feasible = _is_feasible(program, basis, primal, d)
    backward = system.solve([[f[j] for j in columns] for f in objectives], transposed=True)
    assert backward is not None  # the transpose of a regular matrix
    solutions, e = backward
    duals = []
    e_to_d = d // gcd(d, e)  # the two denominators usually agree
    common = e * e_to_d
    for solution in solutions:
        y = [0] * len(program.rows)
        for i, value in zip(basis.rows, solution, strict=True):
            y[i] = value * e_to_d
        duals.append(y)
    return _assembled(
        program, basis, feasible, common, [x * (common // d) for x in primal], objectives, duals
    )


def vertex_of(dictionary: Dictionary, objectives: Objectives) -> Vertex:
    """The vertex at which a feasible dictionary stands."""
    duals = []
    for objective in objectives:
        dictionary.price(objective)
        duals.append(dictionary.dual())
    return _assembled(
        dictionary.program,
        dictionary.basis(),
        True,
        dictionary.denominator,
        dictionary.primal(),
        objectives,
        duals,
    )


def _weigh(weights: Sequence[int], numbers: Sequence[int]) -> int:
    return sum(map(mul, weights, numbers))


def _picker(places: Sequence[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """The entries at some places, as a tuple (which ``itemgetter`` gives from two on)."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda line: tuple(line[j] for j in places)


def _restricted(program: Program, basis: Basis) -> list[Sequence[int]]:
    """The square system of a basis: tight rows, variables off zero."""
    every, pick = program.every, _picker(basis.columns)
    place = {j: k for k, j in enumerate(basis.columns)}
    lines: list[Sequence[int]] = []
    for i in basis.rows:
        constraint = program.rows[i]
        if constraint.indices == every:
            lines.append(pick(constraint.coefficients))
            continue
        line = [0] * len(place)
        for j, a in zip(constraint.indices, constraint.coefficients, strict=True):
            if j in place:
                line[place[j]] = a
        lines.append(line)
    return lines


def _is_feasible(program: Program, basis: Basis, primal: list[int], d: int) -> bool:
    """Signs and loose rows; the tight rows hold by construction."""
    if any(x < 0 for j, x in enumerate(primal) if j not in program.free):
        return False
    tight, every, pick = set(basis.rows), program.every, _picker(basis.columns)
    inside = pick(primal)
    for i, constraint in enumerate(program.rows):
        if i not in tight:
            if constraint.indices == every:
                level = _weigh(pick(constraint.coefficients), inside)
            else:
                level = constraint.at(primal)
            excess = level - constraint.bound * d
            if excess > 0 or (excess and constraint.equality):
                return False
    return True


def _surplus(program: Program, basis: Basis, outside: Sequence[int], y: list[int]) -> list[int]:
    """``y A`` at the variables that are at zero."""
    every, pick = program.every, _picker(outside)
    dense, multipliers = [], []
    total: dict[int, int] = dict.fromkeys(outside, 0)
    for i in basis.rows:
        if y[i]:
            constraint, multiplier = program.rows[i], y[i]
            if constraint.indices == every:
                dense.append(pick(constraint.coefficients))
                multipliers.append(multiplier)
                continue
            for j, a in zip(constraint.indices, constraint.coefficients, strict=True):
                if j in total:
                    total[j] += a * multiplier
    for j, column in zip(outside, zip(*dense, strict=True), strict=bool(dense)):
        total[j] += _weigh(column, multipliers)
    return list(total.values())


def _assembled(
    program: Program,
    basis: Basis,
    feasible: bool,
    d: int,
    primal: list[int],
    objectives: Objectives,
    duals: list[list[int]],
) -> Vertex:
    inside = set(basis.columns)
    outside = [j for j in range(program.columns) if j not in inside]
    reduced = [
        [
            s - objective[j] * d
            for j, s in zip(outside, _surplus(program, basis, outside, y), strict=True)
        ]
        for objective, y in zip(objectives, duals, strict=True)
    ]
    prices = [tuple(y[i] for y in duals) for i in basis.rows if not program.rows[i].equality]
    balances: list[tuple[int, ...]] = []
    for j, numbers in zip(outside, zip(*reduced, strict=True), strict=bool(objectives)):
        (balances if j in program.free else prices).append(numbers)
    images = tuple(_weigh(f, primal) for f in objectives)
    return Vertex(basis, feasible, d, primal, images, tuple(duals), tuple(prices), tuple(balances))
