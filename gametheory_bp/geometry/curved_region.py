"""Regions of the plane enclosed by a closed walk along segments and parabola arcs, exactly.

The walk is a cyclic sequence of stretches, each a curve with two parameters, rational or
algebraic.  The region is what the walk encloses, the walk included: a rational point is inside
when a ray from it crosses the walk an odd number of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from gametheory_bp.geometry.algebraic_image import (
    Real,
    image,
    rational_between,
    rational_sign,
    unit_roots,
)
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.geometry.vectors import Point, cross, subtract

__all__ = ["CurvedRegion", "Rise", "Stretch", "gaps", "meetings", "rises"]

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Stretch:
    """The part of a curve from one parameter to another, in this direction."""

    curve: Curve
    start: Real
    end: Real

    @cached_property
    def ends(self) -> tuple[tuple[Real, Real], tuple[Real, Real]]:
        """Exact coordinates of both ends."""
        return self.curve.place(self.start), self.curve.place(self.end)

    def has(self, t: Real) -> bool:
        """Whether a parameter belongs to the stretch."""
        low, high = sorted((self.start, self.end))
        return low <= t <= high


class CurvedRegion:
    """What a closed walk encloses.

    Parameters
    ----------
    walk : iterable of Stretch
        Each starts where the one before ends, the first where the last ends.

    Examples
    --------
    >>> z, one = Fraction(0), Fraction(1)
    >>> arch = Stretch(Curve((z, z), (one, one), (z, -one)), z, one)  # y = x - x^2
    >>> ground = Stretch(Curve.segment((one, z), (z, z)), z, one)
    >>> region = CurvedRegion([arch, ground])
    >>> half = one / 2
    >>> region.is_closed, region.contains((half, one / 4)), region.contains((half, one / 3))
    (True, True, False)
    """

    def __init__(self, walk: Iterable[Stretch]) -> None:
        self.walk = tuple(walk)

    @property
    def is_closed(self) -> bool:
        """Whether the stretches form a closed walk, decided exactly."""
        following = self.walk[1:] + self.walk[:1]
        return all(a.ends[1] == b.ends[0] for a, b in zip(self.walk, following, strict=True))

    def on_walk(self, point: Point) -> bool:
        """Whether a rational point lies on the walk."""
        return any(
            s.curve.offset(point) == 0 and s.has(s.curve.parameter(point)) for s in self.walk
        )

    def contains(self, point: Point) -> bool:
        """Whether a rational point is enclosed or on the walk."""
        if self.on_walk(point):
            return True
        crossings = sum(
            rise.bottom <= point[1] < rise.top and rise.is_right_of(point) for rise in self._rises
        )
        return crossings % 2 == 1

    def escape(self, curve: Curve) -> Point | None:
        """A point of the curve outside the region, or None if there is none.

        Between two consecutive meetings with the walk a curve stays inside or outside, so one
        point of each gap decides.
        """
        for t in gaps(meetings(curve, self.walk)):
            if not self.contains(point := curve.point(t)):
                return point
        return None

    @cached_property
    def _rises(self) -> tuple[Rise, ...]:
        return tuple(
            rise
            for stretch in self.walk
            for rise in rises(stretch.curve, *sorted((stretch.start, stretch.end)))
        )


@dataclass(frozen=True)
class Rise:
    """A piece of a curve along which y is strictly monotone, between two heights."""

    curve: Curve
    bottom: Real
    top: Real
    left: Real
    right: Real
    rising: int  # sign of dy/dt
    falls: bool  # whether y falls as x rises

    def spans(self, x: Fraction) -> bool:
        """Whether a vertical line crosses it, the right end excluded."""
        return self.left <= x < self.right

    def is_right_of(self, point: Point) -> bool:
        """Whether it passes strictly to the right of a rational point at the point's height."""
        curve, (c0, c1, c2) = self.curve, self.curve.y
        if curve.is_straight:
            return self.rising * cross(curve.c1, subtract(point, curve.c0)) > 0
        x0, x1, x2 = curve.x[0] - point[0], curve.x[1], curve.x[2]
        below = c0 - point[1]
        if c2 == 0:
            t = -below / c1
            return x0 + x1 * t + x2 * t * t > 0
        # t = (-c1 + rising sqrt(d)) / (2 c2); t^2 = -(c1 t + below) / c2
        radicand = c1 * c1 - 4 * c2 * below
        constant, slope = x0 - x2 * below / c2, x1 - x2 * c1 / c2
        root_free = constant - slope * c1 / (2 * c2)
        return rational_sign(root_free, slope * self.rising / (2 * c2), radicand) > 0


def rises(curve: Curve, low: Real, high: Real) -> Iterator[Rise]:
    """The pieces between two parameters on which y is strictly monotone."""
    cuts = [low, high]
    if curve.c2[1] != 0 and low < (turn := -curve.c1[1] / (2 * curve.c2[1])) < high:
        cuts = [low, turn, high]
    for a, b in pairwise(cuts):
        ya, yb = image(curve.y, a), image(curve.y, b)
        if ya == yb:
            continue
        xa, xb = image(curve.x, a), image(curve.x, b)
        left, right = sorted((xa, xb))
        bottom, top = sorted((ya, yb))
        yield Rise(curve, bottom, top, left, right, 1 if ya < yb else -1, (xa < xb) != (ya < yb))


def meetings(curve: Curve, walk: Iterable[Stretch]) -> list[Real]:
    """Parameters in [0, 1], sorted, of all points where the curve can meet the stretches."""
    found: set[Real] = set()
    for stretch in walk:
        if _apart(curve.box, stretch.curve.box):
            continue
        offset = stretch.curve.offset_along(curve)
        if any(offset):
            found.update(unit_roots(offset))
        else:  # the same carrier: where the stretch ends
            own = curve.parameter_along(stretch.curve)
            found.update(t for s in (stretch.start, stretch.end) if 0 <= (t := image(own, s)) <= 1)
    return sorted(found)


def gaps(parameters: Iterable[Real], low: Real = ZERO, high: Real = ONE) -> Iterator[Fraction]:
    """One rational number strictly between any two consecutive ones of sorted parameters.

    Examples
    --------
    >>> [str(t) for t in gaps([Fraction(1, 2), Fraction(1)])]
    ['1/4', '3/4']
    """
    before = low
    for t in [*(t for t in parameters if low < t < high), high]:
        if before < t:
            yield rational_between(before, t)
        before = t


def _apart(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    return any(a[1][k] < b[0][k] or b[1][k] < a[0][k] for k in (0, 1))
