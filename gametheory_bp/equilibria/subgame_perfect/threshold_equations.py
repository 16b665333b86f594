"""The discount at which an equilibrium set loses something, to thousands of bits.

Slightly above a least discount the corners of the set solve the equations of an
:class:`ActiveStructure`.  At the least discount one more equation holds: a promise deters a
deviation and no more, or what is sustained comes to lie on a side of the set.  Newton's method
solves them together for the corners and the discount.  What follows from it is proved elsewhere,
or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from flint import fmpq, fmpq_mat

from gametheory_bp.certificates.sustained_target import SustainedTarget
from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import ActiveStructure
from gametheory_bp.equilibria.subgame_perfect.planar import fraction
from gametheory_bp.equilibria.subgame_perfect.stage import rational

__all__ = ["critical_discounts"]

STEPS, SLACK, MOST = 24, fmpq(1, 50), 12
"""Newton steps; relative slack up to which an equation may be meant, and how many are tried."""

Corners = list[tuple[Any, Any]]
Equation = Callable[[Any, Corners], Any]
"""What is 0 at the least discount, as a function of the discount and the corners."""


def critical_discounts(
    structure: ActiveStructure, target: SustainedTarget, bits: int
) -> Iterator[tuple[Any, Corners]]:
    """Discounts with the corners there, the most likely ones first; each to so many bits.

    Parameters
    ----------
    structure : ActiveStructure
        At a discount a little above.
    target : SustainedTarget
        What is sustained from there on.
    bits : int
    """
    d = rational(structure.stage.discount)
    start = [(rational(x), rational(y)) for x, y in structure.start]
    unit = max(max(abs(x), abs(y)) for x, y in structure.stage.payoffs.values()) or Fraction(1)
    near: list[tuple[Any, int, Equation]] = []
    for equation in _equations(structure, target):
        slack = abs(equation(d, start)) / rational(unit)
        if slack <= SLACK:
            near.append((slack, len(near), equation))
    for _, _, equation in sorted(near, key=lambda one: one[:2])[:MOST]:
        found = _solved(structure, equation, bits)
        if found is not None:
            yield found


def _equations(structure: ActiveStructure, target: SustainedTarget) -> Iterator[Equation]:
    count = len(structure.start)
    sides = [(k, (k + 1) % count) for k in range(count)] if count > 1 else []
    for point in target.points:
        for side in sides:
            yield _on_side(side, _Still((rational(point[0]), rational(point[1]))))
    if target.actions is not None:
        g = structure.stage.payoffs[target.actions]
        for i in (0, 1):
            own = _Still((rational(g[0]), rational(g[1])))
            yield _difference(own, _Worth(structure, target.actions), i)
    for k, rule in enumerate(structure.rules):
        floor = _Floor(structure, rule.actions)
        if rule.side is not None and rule.axis is not None:
            for end in (rule.side, (rule.side + 1) % count):
                yield _difference(_Corner(end), floor, rule.axis)
        elif rule.axis is None:
            for i in (0, 1):
                yield _difference(_Corner(k), _Worth(structure, rule.actions), i)
        else:
            for side in sides:
                yield _on_side(side, floor)


Place = Callable[[Any, Corners], tuple[Any, Any]]
"""A point that depends on the discount and the corners."""


@dataclass(frozen=True, slots=True)
class _Still:
    point: tuple[Any, Any]

    def __call__(self, d: Any, corners: Corners) -> tuple[Any, Any]:
        return self.point


@dataclass(frozen=True, slots=True)
class _Corner:
    number: int

    def __call__(self, d: Any, corners: Corners) -> tuple[Any, Any]:
        return corners[self.number]


@dataclass(frozen=True, slots=True)
class _Worth:
    """What a pair must be worth to deter deviations."""

    structure: ActiveStructure
    pair: tuple[int, int]

    def __call__(self, d: Any, corners: Corners) -> tuple[Any, Any]:
        b, worst = self.structure.stage.deviations[self.pair], self.structure.worst
        x, y = ((1 - d) * rational(b[i]) + d * corners[worst[i]][i] for i in (0, 1))
        return x, y


@dataclass(frozen=True, slots=True)
class _Floor:
    """What the promise after a pair must be to deter deviations."""

    structure: ActiveStructure
    pair: tuple[int, int]

    def __call__(self, d: Any, corners: Corners) -> tuple[Any, Any]:
        worth = _Worth(self.structure, self.pair)(d, corners)
        g = self.structure.stage.payoffs[self.pair]
        x, y = ((worth[i] - (1 - d) * rational(g[i])) / d for i in (0, 1))
        return x, y


def _difference(first: Place, second: Place, axis: int) -> Equation:
    return lambda d, corners: first(d, corners)[axis] - second(d, corners)[axis]


def _on_side(side: tuple[int, int], place: Place) -> Equation:
    j, k = side
    return lambda d, corners: _off_line(corners[j], corners[k], place(d, corners))


def _off_line(a: tuple[Any, Any], b: tuple[Any, Any], p: tuple[Any, Any]) -> Any:
    """Distance of a point from the line through two, in the larger coordinate."""
    x, y = b[0] - a[0], b[1] - a[1]
    area = x * (p[1] - a[1]) - y * (p[0] - a[0])
    return area / (x if abs(x) >= abs(y) else y)


def _solved(
    structure: ActiveStructure, equation: Equation, bits: int
) -> tuple[Any, Corners] | None:
    """Corners and discount that solve all equations; None where Newton's method finds none."""
    unknown = [rational(x) for v in structure.start for x in v]
    unknown.append(rational(structure.stage.discount))
    end, h = fmpq(1, 1 << (bits - 32)), fmpq(1, 1 << bits)
    try:
        for _ in range(STEPS):
            gaps = _gaps(structure, equation, unknown)
            matrix = fmpq_mat(len(unknown), len(unknown))
            for j in range(len(unknown)):
                moved = [x + h if k == j else x for k, x in enumerate(unknown)]
                for i, gap in enumerate(_gaps(structure, equation, moved)):
                    matrix[i, j] = _rounded((gap - gaps[i]) / h, bits // 2)
            step = matrix.solve(fmpq_mat(len(unknown), 1, gaps))
            unknown = [_rounded(x - step[k, 0], bits) for k, x in enumerate(unknown)]
            if not 0 < unknown[-1] < 1:
                return None
            if max(abs(step[k, 0]) for k in range(len(unknown))) < end:
                return unknown[-1], _corners(unknown)
    except ZeroDivisionError:
        return None
    return None


def _gaps(structure: ActiveStructure, equation: Equation, unknown: list[Any]) -> list[Any]:
    d, corners = unknown[-1], _corners(unknown)
    there = replace(structure, stage=replace(structure.stage, discount=fraction(d)))
    image = there.image(corners)
    gaps = [y - x for v, w in zip(corners, image, strict=True) for x, y in zip(v, w, strict=True)]
    return [*gaps, equation(d, corners)]


def _corners(unknown: list[Any]) -> Corners:
    return list(zip(unknown[:-1:2], unknown[1:-1:2], strict=True))


def _rounded(number: Any, bits: int) -> Any:
    return fmpq((number * (1 << bits)).floor(), 1 << bits)
