"""Points as integers over one common denominator: what inner loops compute with.

A rational operation costs ten times an integer one.  Points and disagreement point of a problem
are therefore scaled once; optima along edges are found in integers and only the answer becomes
a ``Fraction`` again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

from gametheory_bp.geometry.vectors import Point

__all__ = ["IntegerPair", "IntegerPoints", "integer_points"]

IntegerPair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class IntegerPoints:
    """Points ``(X / scale, Y / scale)``, with the disagreement point in the same scale."""

    scale: int
    points: tuple[IntegerPair, ...]
    disagreement: IntegerPair

    def scaled(self, point: Point) -> IntegerPair:
        """A point in this scale; its denominators divide the scale."""
        x, y = point
        return (
            x.numerator * (self.scale // x.denominator),
            y.numerator * (self.scale // y.denominator),
        )


def integer_points(points: Sequence[Point], disagreement: Point) -> IntegerPoints:
    """The points over their common denominator.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half, zero = Fraction(1, 2), Fraction(0)
    >>> integer_points([(half, zero), (zero, Fraction(1, 3))], (zero, zero))
    IntegerPoints(scale=6, points=((3, 0), (0, 2)), disagreement=(0, 0))
    """
    d0, d1 = disagreement
    scale = lcm(d0.denominator, d1.denominator, *[c.denominator for p in points for c in p])
    return IntegerPoints(
        scale,
        tuple(
            [
                (x.numerator * (scale // x.denominator), y.numerator * (scale // y.denominator))
                for x, y in points
            ]
        ),
        (d0.numerator * (scale // d0.denominator), d1.numerator * (scale // d1.denominator)),
    )
