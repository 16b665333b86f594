"""Which payoffs of a polygon deter deviations from an action pair, in whole numbers.

A corner is a triple (X, Y, Z) with Z > 0 for the point (X/Z, Y/Z), and a part of a polygon is
given by points that span it.  Nothing is divided, so that fractions become whole numbers, which
compare quickly; numbers of an algebraic field stay as they are.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["Corner", "Promises", "counted"]

Pair = tuple[int, int]
Corner = tuple[Any, Any, Any]


class Promises:
    """For every action pair the payoffs of a polygon that are above its incentive floors.

    Attributes
    ----------
    unit : int
        Payoffs are counted in ``1/unit``.
    payoffs, deviations : dict of pairs of int
        Of every action pair.
    """

    def __init__(self, stage: RepeatedStage, within: Polygon, threats: Point) -> None:
        self.stage = stage
        pairs = list(stage.payoffs)
        numbers, self.unit = counted(*(x for pair in pairs for x in stage.payoffs[pair]))
        self.payoffs = dict(zip(pairs, zip(numbers[::2], numbers[1::2], strict=True), strict=True))
        best = (int(x * self.unit) for pair in pairs for x in stage.deviations[pair])
        self.deviations = dict(zip(pairs, zip(best, best, strict=True), strict=True))
        self._corners = [(*xy, z) for xy, z in (counted(*v) for v in within.vertices)]
        self._floors = []
        if stage.discount:  # floor number i is (base + step * gain) / unit
            step = (1 - stage.discount) / stage.discount / self.unit
            self._floors = [counted(threats[i], step) for i in (0, 1)]
        self._known: dict[Pair, list[Corner]] = {}

    def __getitem__(self, pair: Pair) -> list[Corner]:
        """Points that span the promises of a pair; none if nothing deters deviations from it."""
        if pair not in self._known:
            self._known[pair] = self._above(pair)
        return self._known[pair]

    def _above(self, pair: Pair) -> list[Corner]:
        gains = [b - g for b, g in zip(self.deviations[pair], self.payoffs[pair], strict=True)]
        if not self._floors:
            return [] if any(gains) else self._corners
        left = self._corners
        for i, ((base, step), unit) in enumerate(self._floors):
            floor = base + step * gains[i]
            left = _kept(left, [v[i] * unit - floor * v[2] for v in left])
        return left


def _kept(corners: list[Corner], slack: list[Any]) -> list[Corner]:
    """What spans the part where an affine function, given at the corners, is not negative."""
    kept = []
    for k, v in enumerate(corners):
        here, before, w = slack[k], slack[k - 1], corners[k - 1]
        if (here < 0 < before) or (before < 0 < here):
            s, t = (before, -here) if here < 0 else (-before, here)
            kept.append((s * v[0] + t * w[0], s * v[1] + t * w[1], s * v[2] + t * w[2]))
        if here >= 0:
            kept.append(v)
    return kept


def counted(*numbers: Any) -> tuple[tuple[Any, ...], int]:
    """Fractions in a common unit ``1/n``, and n; if one is of a field, all as they are, and 1.

    Examples
    --------
    >>> counted(Fraction(1, 2), Fraction(2, 3))
    ((3, 4), 6)
    """
    if not all(isinstance(x, int | Fraction) for x in numbers):
        return numbers, 1
    unit = lcm(*(x.denominator for x in numbers))
    return tuple(x.numerator * (unit // x.denominator) for x in numbers), unit
