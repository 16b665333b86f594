"""Shapes of welfare functions: what exact optimisation needs to know about a formula.

Once frame and parameters are fixed, a welfare function has one of two shapes.

*Pieces*: ``W(x, y) = min_k (a_k x + b_k y + c_k)`` with one or two pieces and all weights
``a_k, b_k >= 0``.  Concave; its level sets are polygons.

*PowerSum*: with lengths ``h = (x, y) - origin`` (gains), or ``h = origin - (x, y)``
(shortfalls), positive weights ``w`` and a rational exponent ``e``,

* gains, ``e < 1``: ``W = (w_1 h_1^e + w_2 h_2^e)^(1/e)``, and ``e = 0`` is the product
  ``h_1^w_1 h_2^w_2``;
* shortfalls, ``e > 1``: ``W = -(w_1 h_1^e + w_2 h_2^e)^(1/e)``.

It is increasing in both payoffs and strictly quasi-concave where h > 0, so on a convex set its
optimum is unique.  Its gradient is a positive multiple of ``(w_1 h_1^(e-1), w_2 h_2^(e-1))``:
signs of derivatives, and therefore optima along lines and curves, are questions about integer
powers, decided exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from gametheory_bp.errors import InputValueError
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.power_product import compare_power_products
from gametheory_bp.welfare.radical_sum import compare_power_sums

__all__ = ["Linear", "Pieces", "PowerSum", "Shape", "compare"]

LARGEST_ORDER = 1000
"""Largest k and q in ``|1 - e| = k / q``."""

Linear = tuple[Fraction, Fraction, Fraction]
"""``(a, b, c)`` for the function ``a x + b y + c``."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The minimum of one or two linear functions, non-decreasing in both payoffs.

    Examples
    --------
    >>> one, zero = Fraction(1), Fraction(0)
    >>> maximin = Pieces(((one, zero, zero), (zero, one, zero)))
    >>> maximin.value((Fraction(3), Fraction(1, 2)))
    Fraction(1, 2)
    """

    pieces: tuple[Linear, ...]

    def value(self, point: Point) -> Fraction:
        """W at a rational point."""
        x, y = point
        return min(a * x + b * y + c for a, b, c in self.pieces)


@dataclass(frozen=True, slots=True)
class PowerSum:
    """A weighted sum of powers of gains (``shortfall=False``) or of shortfalls.

    Examples
    --------
    >>> nash = PowerSum(Fraction(0), (Fraction(1), Fraction(1)), (Fraction(0), Fraction(0)))
    >>> nash.slope_sign((Fraction(1), Fraction(2)), (Fraction(1), Fraction(-1)))
    1
    """

    exponent: Fraction
    weights: Point
    origin: Point
    shortfall: bool = False

    def __post_init__(self) -> None:
        if max(self.orders()) > LARGEST_ORDER:
            raise InputValueError(
                f"exponent {self.exponent}: exact answers need powers as high as "
                f"{max(self.orders())}; choose one with numerator and denominator at most "
                f"{LARGEST_ORDER}, or the limit rule (maximin, p = infinity, Nash) that is meant"
            )

    def lengths(self, point: Point) -> Point:
        """The gains or shortfalls at a point, both non-negative on the domain."""
        gains = point[0] - self.origin[0], point[1] - self.origin[1]
        return (-gains[0], -gains[1]) if self.shortfall else gains

    def orders(self) -> tuple[int, int]:
        """``(k, q)`` with ``|1 - e| = k / q`` in lowest terms: k is the degree of optima."""
        q = self.exponent.denominator
        return abs(q - self.exponent.numerator), q

    def slope_terms(self, direction: Point) -> tuple[Fraction, Fraction]:
        """Signed q-th powers ``(C_1, C_2)`` of weight times direction.

        Along ``direction = v`` the derivative of W has the sign of ``C_1 r_1^k + C_2 r_2^k``,
        where r is h with its entries exchanged for gains, and h itself for shortfalls.
        """
        _, q = self.orders()
        first, second = self.weights[0] * direction[0], self.weights[1] * direction[1]
        return signed_power(first, q), signed_power(second, q)

    def slope_sign(self, point: Point, direction: Point) -> int:
        """Sign of the derivative of W at a rational point of the domain in a direction.

        Decided exactly.  At points with both lengths 0 the sign is 0.
        """
        (c1, c2), (k, _) = self.slope_terms(direction), self.orders()
        h1, h2 = self.lengths(point)
        r1, r2 = (h1, h2) if self.shortfall else (h2, h1)
        total = c1 * r1**k + c2 * r2**k
        return (total > 0) - (total < 0)


Shape = Pieces | PowerSum


def compare(shape: Shape, p: Point, q: Point) -> int:
    """Sign of ``W(p) - W(q)`` at two rational points of the domain, exactly.

    Examples
    --------
    >>> origin = (Fraction(0), Fraction(0))
    >>> roots = PowerSum(Fraction(1, 2), (Fraction(1), Fraction(1)), origin)
    >>> compare(roots, (Fraction(1), Fraction(4)), (Fraction(9, 4), Fraction(9, 4)))
    0
    """
    if isinstance(shape, Pieces):
        a, b = shape.value(p), shape.value(q)
        return (a > b) - (a < b)
    return _compare_powers(shape, shape.lengths(p), shape.lengths(q))


def _compare_powers(shape: PowerSum, p: Point, q: Point) -> int:
    weights = shape.weights
    if shape.exponent == 0:
        common = lcm(weights[0].denominator, weights[1].denominator)
        return compare_power_products(p, q, (int(weights[0] * common), int(weights[1] * common)))
    if shape.exponent < 0 and (0 in p or 0 in q):  # W is 0 where a gain is 0
        return (0 not in p) - (0 not in q)
    order = compare_power_sums(weights, p, q, shape.exponent)
    return -order if shape.shortfall or shape.exponent < 0 else order


def signed_power(number: Fraction, exponent: int) -> Fraction:
    """``sign(number) |number|^exponent``."""
    return number**exponent if number >= 0 else -((-number) ** exponent)
