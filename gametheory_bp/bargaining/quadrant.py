"""The part of a polygon above a point, with integer arithmetic.

Vertices are homogeneous integer triples (X, Y, W) for the point ``(X / W, Y / W)``; cutting an
edge is a linear combination of its ends, so no fraction appears before the answer.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from gametheory_bp.bargaining.integer_points import IntegerPoints
from gametheory_bp.geometry.vectors import Point

__all__ = ["part_above"]

Triple = tuple[int, int, int]


def part_above(
    vertices: tuple[Point, ...], scaled: IntegerPoints
) -> tuple[tuple[Point, ...], IntegerPoints]:
    """Vertices of ``{x in S : x >= d}`` in canonical form, also as integers; none if empty.

    Parameters
    ----------
    vertices : tuple of points
        The vertices of S in canonical form.
    scaled : IntegerPoints
        The same in integers, with d.

    Examples
    --------
    >>> triangle = IntegerPoints(1, ((0, 0), (4, 0), (0, 4)), (1, 2))
    >>> part_above(tuple((Fraction(x), Fraction(y)) for x, y in triangle.points), triangle)[1]
    IntegerPoints(scale=1, points=((1, 2), (2, 2), (1, 3)), disagreement=(1, 2))
    """
    corners: list[Triple] = [(x, y, 1) for x, y in scaled.points]
    for axis in (0, 1):
        slacks = [p[axis] - scaled.disagreement[axis] * p[2] for p in corners]
        if min(slacks, default=0) < 0:
            corners = _cut(corners, slacks)
    factor = lcm(*[w for _, _, w in corners])
    integers = [(x * (factor // w), y * (factor // w)) for x, y, w in corners]
    if len(integers) <= 2 or len(vertices) <= 2:
        integers = sorted(set(integers))
    else:  # still counter-clockwise and without repetitions
        first = integers.index(min(integers))
        integers = integers[first:] + integers[:first]
    scale = scaled.scale * factor
    known = {(x * factor, y * factor): v for (x, y), v in zip(scaled.points, vertices, strict=True)}
    points = tuple(
        [known.get(p) or (Fraction(p[0], scale), Fraction(p[1], scale)) for p in integers]
    )
    d = scaled.disagreement[0] * factor, scaled.disagreement[1] * factor
    return points, IntegerPoints(scale, tuple(integers), d)


def _cut(corners: list[Triple], slacks: list[int]) -> list[Triple]:
    kept: list[Triple] = []
    for k, p in enumerate(corners):
        following = (k + 1) % len(corners)
        s, r = slacks[k], slacks[following]
        if s >= 0:
            kept.append(p)
        if s * r < 0:
            a, b = abs(r), abs(s)
            q = corners[following]
            x, y, w = a * p[0] + b * q[0], a * p[1] + b * q[1], a * p[2] + b * q[2]
            divisor = gcd(x, y, w)
            kept.append((x // divisor, y // divisor, w // divisor))
    return kept
