"""Segments and parabola arcs with rational coefficients, parametrised over [0, 1].

A curve is ``P(t) = c0 + c1 t + c2 t^2``.  With ``c2 = 0`` it is a segment; otherwise c1 and c2
are linearly independent and it is an arc of a parabola.  Its *carrier* is the whole line or
parabola.  With ``U = c2 x (P - c0)``, ``V = c1 x (P - c0)`` and ``D = c2 x c1`` (x the planar
cross product) a point P lies on the carrier exactly when

* ``V = 0`` (line), ``U^2 + D V = 0`` (parabola),

and its parameter is ``c1 . (P - c0) / c1 . c1`` or ``U / D``: an affine function of P.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from gametheory_bp.exact.polynomial import evaluate
from gametheory_bp.geometry.algebraic_image import Real, image
from gametheory_bp.geometry.vectors import Point, cross, dot, subtract

__all__ = ["Curve", "Polynomial", "minus", "plus", "times"]

Polynomial = tuple[Fraction, ...]
"""Coefficients from the constant term up; trailing zeros are allowed."""

ZERO = Fraction(0)


def plus(a: Sequence[Fraction], b: Sequence[Fraction]) -> Polynomial:
    """Sum of polynomials."""
    n = max(len(a), len(b))
    return tuple((a[k] if k < len(a) else ZERO) + (b[k] if k < len(b) else ZERO) for k in range(n))


def minus(a: Sequence[Fraction], b: Sequence[Fraction]) -> Polynomial:
    """Difference of polynomials."""
    return plus(a, tuple(-c for c in b))


def times(a: Sequence[Fraction], b: Sequence[Fraction]) -> Polynomial:
    """Product of polynomials."""
    product = [ZERO] * (len(a) + len(b) - 1)
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            product[i + j] += c * d
    return tuple(product)


@dataclass(frozen=True)
class Curve:
    """A segment or parabola arc ``c0 + c1 t + c2 t^2``, 0 <= t <= 1.

    Examples
    --------
    >>> zero, one = Fraction(0), Fraction(1)
    >>> arc = Curve((zero, zero), (one, zero), (zero, one))  # y = x^2
    >>> arc.is_straight, arc.parameter((Fraction(2), Fraction(4))), arc.offset((one, one))
    (False, Fraction(2, 1), Fraction(0, 1))
    """

    c0: Point
    c1: Point
    c2: Point = (ZERO, ZERO)

    @classmethod
    def segment(cls, a: Point, b: Point) -> Curve:
        """The segment from a to b."""
        return cls(a, subtract(b, a))

    @cached_property
    def x(self) -> Polynomial:
        """Row payoff as a polynomial in t."""
        return (self.c0[0], self.c1[0], self.c2[0])

    @cached_property
    def y(self) -> Polynomial:
        """Column payoff as a polynomial in t."""
        return (self.c0[1], self.c1[1], self.c2[1])

    @property
    def is_straight(self) -> bool:
        """Whether it is a segment."""
        return not any(self.c2)

    @cached_property
    def box(self) -> tuple[Point, Point]:
        """Lower left and upper right corner of a box around it (from its control points)."""
        a, b = self.c0, (self.c0[0] + self.c1[0] / 2, self.c0[1] + self.c1[1] / 2)
        c = self.point(Fraction(1))
        points = (a, c) if self.is_straight else (a, b, c)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return (min(xs), min(ys)), (max(xs), max(ys))

    def point(self, t: Fraction) -> Point:
        """The point at a rational parameter."""
        return evaluate(self.x, t), evaluate(self.y, t)

    def place(self, t: Real) -> tuple[Real, Real]:
        """The exact coordinates at any real algebraic parameter."""
        return image(self.x, t), image(self.y, t)

    def offset(self, point: Point) -> Fraction:
        """A polynomial in the point that is 0 exactly on the carrier."""
        away = subtract(point, self.c0)
        if self.is_straight:
            return cross(self.c1, away)
        return cross(self.c2, away) ** 2 + cross(self.c2, self.c1) * cross(self.c1, away)

    def parameter(self, point: Point) -> Fraction:
        """The parameter of a point of the carrier."""
        away = subtract(point, self.c0)
        if self.is_straight:
            return dot(self.c1, away) / dot(self.c1, self.c1)
        return cross(self.c2, away) / cross(self.c2, self.c1)

    def offset_along(self, other: Curve) -> Polynomial:
        """``offset`` at the points of another curve: a polynomial of degree at most 4 in t."""
        if self.is_straight:
            return self._cross_along(self.c1, other)
        u, v = self._cross_along(self.c2, other), self._cross_along(self.c1, other)
        d = cross(self.c2, self.c1)
        return plus(times(u, u), tuple(d * c for c in v))

    def parameter_along(self, other: Curve) -> Polynomial:
        """``parameter`` at the points of another curve: degree at most 2 in t."""
        if self.is_straight:
            axis, square = self.c1, dot(self.c1, self.c1)
            away = subtract(other.c0, self.c0)
            return tuple(dot(axis, c) / square for c in (away, other.c1, other.c2))
        d = cross(self.c2, self.c1)
        return tuple(c / d for c in self._cross_along(self.c2, other))

    def contains(self, point: Point) -> bool:
        """Whether a rational point lies on the curve."""
        return self.offset(point) == 0 and 0 <= self.parameter(point) <= 1

    def _cross_along(self, axis: Point, other: Curve) -> Polynomial:
        away = subtract(other.c0, self.c0)
        return cross(axis, away), cross(axis, other.c1), cross(axis, other.c2)
