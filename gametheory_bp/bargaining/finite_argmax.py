"""The argmax over a finite set: all points are compared, exactly."""

from __future__ import annotations

from collections.abc import Iterable

from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.shape import Shape, compare

__all__ = ["best_points"]


def best_points(shape: Shape, points: Iterable[Point]) -> tuple[Point, ...]:
    """All points at which W is largest, in increasing order.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from gametheory_bp.welfare.shape import Pieces
    >>> total = Pieces(((Fraction(1), Fraction(1), Fraction(0)),))
    >>> best_points(total, [(Fraction(0), Fraction(2)), (Fraction(1), Fraction(1))])
    ((Fraction(0, 1), Fraction(2, 1)), (Fraction(1, 1), Fraction(1, 1)))
    """
    best: list[Point] = []
    for p in points:
        order = compare(shape, p, best[0]) if best else 1
        if order > 0:
            best = [p]
        elif order == 0:
            best.append(p)
    return tuple(sorted(set(best)))
