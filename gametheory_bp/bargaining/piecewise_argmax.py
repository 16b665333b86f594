"""The argmax of the minimum of one or two linear functions over a polygon.

The optimal value W* is attained at a vertex, or where an edge crosses the line on which both
pieces are equal.  The optimal set is a face of the polygon, cut by the pieces, so its end points
are among those candidates.  By duality some weighting of the pieces is at most W* at every
vertex; the smallest weight of the first piece is the certificate's evidence.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from gametheory_bp.bargaining.integer_points import IntegerPoints
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.shape import Pieces

__all__ = ["best_segment"]

Values = list[int]


def best_segment(
    shape: Pieces, domain: IntegerPoints
) -> tuple[tuple[Point, ...], tuple[Fraction, ...]]:
    """End points of the optimal set, increasing, and the multipliers that prove them.

    Parameters
    ----------
    shape : Pieces
        One or two pieces.
    domain : IntegerPoints
        Vertices in canonical (counter-clockwise) order.

    Examples
    --------
    >>> from gametheory_bp.bargaining.integer_points import integer_points
    >>> one, zero = Fraction(1), Fraction(0)
    >>> maximin = Pieces(((one, zero, zero), (zero, one, zero)))
    >>> triangle = [(zero, zero), (4 * one, one), (2 * one, 2 * one)]
    >>> best_segment(maximin, integer_points(triangle, (zero, zero)))
    (((Fraction(2, 1), Fraction(2, 1)),), (Fraction(0, 1), Fraction(1, 1)))
    """
    values = _integer_values(shape, domain)
    first, last = values[0], values[-1]
    # candidates: numerator and denominator of W, and where: vertex i, or edge (i, j)
    worst = [min(a, b) for a, b in zip(first, last, strict=True)]
    top, bottom = max(worst), 1
    crossings: list[tuple[int, int, int, int]] = []
    count = len(worst)
    for i in range(count if count > 2 else count - 1):
        j = (i + 1) % count
        before, after = first[i] - last[i], first[j] - last[j]
        if before * after < 0:
            share, whole = abs(before), abs(before) + abs(after)
            value = first[i] * (whole - share) + first[j] * share
            crossings.append((value, whole, i, j))
            if value * bottom > top * whole:
                top, bottom = value, whole
    points = [
        (Fraction(x, domain.scale), Fraction(y, domain.scale))
        for (x, y), w in zip(domain.points, worst, strict=True)
        if w * bottom == top
    ]
    for value, whole, i, j in crossings:
        if value * bottom == top * whole:
            points.append(_between(domain, i, j, abs(first[i] - last[i]), whole))
    if len(points) > 2:
        points = list(Polygon.hull(points).vertices)
    return tuple(sorted(points)), _multipliers(first, last, top, bottom, len(values))


def _integer_values(shape: Pieces, domain: IntegerPoints) -> list[Values]:
    """Values of the pieces at the vertices, all multiplied by one positive integer."""
    common = lcm(*[number.denominator for piece in shape.pieces for number in piece])
    values = []
    for piece in shape.pieces:
        a, b, c = [n.numerator * (common // n.denominator) for n in piece]
        c *= domain.scale
        values.append([a * x + b * y + c for x, y in domain.points])
    return values


def _between(domain: IntegerPoints, i: int, j: int, share: int, whole: int) -> Point:
    (x, y), (u, v) = domain.points[i], domain.points[j]
    scale = domain.scale * whole
    return (
        Fraction(x * (whole - share) + u * share, scale),
        Fraction(y * (whole - share) + v * share, scale),
    )


def _multipliers(
    first: Values, last: Values, top: int, bottom: int, count: int
) -> tuple[Fraction, ...]:
    """The smallest weight of the first piece with which no vertex exceeds the best value."""
    if count == 1:
        return (Fraction(1),)
    numerator, denominator = 0, 1
    for a, b in zip(first, last, strict=True):
        if a < b and (b * bottom - top) * denominator > numerator * (b - a) * bottom:
            numerator, denominator = b * bottom - top, (b - a) * bottom
    return Fraction(numerator, denominator), Fraction(denominator - numerator, denominator)
