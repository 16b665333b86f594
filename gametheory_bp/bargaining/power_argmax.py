"""The argmax of a power sum over a convex set: one point of the strong Pareto frontier.

Along the frontier, row payoffs increasing, the derivative of W changes sign once, from plus to
minus.  Its sign at a vertex is decided in integers; inside an edge the optimum is the root of a
polynomial of degree k, where ``|1 - exponent| = k / q``: rational for k = 1 (Nash products,
p = 2 of the Yu family), algebraic for small k, and beyond that a certified interval.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from gametheory_bp.bargaining.integer_points import IntegerPair, IntegerPoints
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.shape import PowerSum
from gametheory_bp.welfare.stationary import stationary_polynomial

__all__ = ["LARGEST_DEGREE", "best_point"]

LARGEST_DEGREE = 12
"""Optima of a larger algebraic degree are given as intervals."""

BISECTIONS = 60
"""Width of such an interval, in halvings of its edge."""


def best_point(
    shape: PowerSum, frontier: tuple[Point, ...], scaled: IntegerPoints
) -> tuple[Coordinates, tuple[Point, ...]]:
    """The optimum, and the edge it lies in if it is irrational.

    Parameters
    ----------
    shape : PowerSum
        With a gain for both players somewhere on the frontier, or measuring shortfalls.
    frontier : tuple of points
        The strong frontier of the domain, row payoffs increasing.
    scaled : IntegerPoints
        The same points in integers.

    Examples
    --------
    >>> from gametheory_bp.bargaining.integer_points import integer_points
    >>> one, zero = Fraction(1), Fraction(0)
    >>> product = PowerSum(zero, (one, one), (zero, zero))
    >>> chain = ((2 * one, 2 * one), (4 * one, one))
    >>> best_point(product, chain, integer_points(chain, (zero, zero)))
    ((Fraction(3, 1), Fraction(3, 2)), ())
    """
    slope = _Slope(shape, scaled)
    points = scaled.points
    for i in range(len(points) - 1):
        (x, y), (u, v) = points[i], points[i + 1]
        along = (u - x, v - y)
        at_start = slope.terms(points[i], along)
        if sum(at_start) <= 0:
            return frontier[i], ()
        at_end = slope.terms(points[i + 1], along)
        if sum(at_end) < 0:
            if slope.k > 1:
                return _irrational(shape, frontier[i], frontier[i + 1])
            rise, fall = sum(at_start), -sum(at_end)
            whole = (rise + fall) * scaled.scale
            row = Fraction(x * fall + u * rise, whole)
            return (row, Fraction(y * fall + v * rise, whole)), ()
    return frontier[-1], ()


class _Slope:
    """Both terms of the derivative of W at integer points, up to one positive factor."""

    __slots__ = ("k", "origin", "q", "shortfall", "weights")

    def __init__(self, shape: PowerSum, scaled: IntegerPoints) -> None:
        self.k, self.q = shape.orders()
        a, b = shape.weights
        common = lcm(a.denominator, b.denominator)
        self.weights = (
            a.numerator * (common // a.denominator),
            b.numerator * (common // b.denominator),
        )
        self.origin = scaled.scaled(shape.origin)
        self.shortfall = shape.shortfall

    def terms(self, point: IntegerPair, along: IntegerPair) -> tuple[int, int]:
        h, g = point[0] - self.origin[0], point[1] - self.origin[1]
        first, second = (-h, -g) if self.shortfall else (g, h)
        rise, fall = self.weights[0] * along[0], -self.weights[1] * along[1]
        return rise**self.q * first**self.k, -(fall**self.q) * second**self.k


def _irrational(shape: PowerSum, a: Point, b: Point) -> tuple[Coordinates, tuple[Point, ...]]:
    """The stationary point strictly inside the edge from a to b; rational if it happens to be."""
    v = (b[0] - a[0], b[1] - a[1])
    if shape.orders()[0] <= LARGEST_DEGREE:
        polynomial = stationary_polynomial(shape, (a[0], v[0]), (a[1], v[1]))
        t = root_of(polynomial, Fraction(0), Fraction(1))
        if isinstance(t, Fraction):
            return (a[0] + t * v[0], a[1] + t * v[1]), ()
        return (_image(t, v[0], a[0]), _image(t, v[1], a[1])), (a, b)
    low, high = Fraction(0), Fraction(1)
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        sign = shape.slope_sign((a[0] + middle * v[0], a[1] + middle * v[1]), v)
        if sign == 0:
            return (a[0] + middle * v[0], a[1] + middle * v[1]), ()
        low, high = (middle, high) if sign > 0 else (low, middle)
    box = Interval(low, high)
    return (box * v[0] + a[0], box * v[1] + a[1]), (a, b)


def _image(t: Algebraic, scale: Fraction, shift: Fraction) -> Algebraic:
    image = t.affine(scale, shift)
    assert isinstance(image, Algebraic)
    return image
