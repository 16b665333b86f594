"""Convex polygons as plain lists of flint rationals: the fast inner loop of the payoff-set search.

A polygon is a list of its extreme points, counter-clockwise; one point and two are ordinary
polygons, none is the empty set.  :class:`~gametheory_bp.geometry.polygon.Polygon` is the same for
results; flint's rationals are several times faster where numbers grow.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpq

from gametheory_bp.geometry.hull import convex_hull

__all__ = [
    "above",
    "clip",
    "contains",
    "fraction",
    "hull",
    "intersect",
    "overhang",
    "planes",
    "support",
    "to_fractions",
]

Point = tuple[Any, Any]
Corners = list[Point]
HalfPlane = tuple[Point, Any]


def hull(points: Any) -> Corners:
    """Extreme points, counter-clockwise from the lexicographically smallest."""
    return list(convex_hull(points))


def above(corners: Corners, x: Any, y: Any) -> Corners:
    """The part that is at least (x, y)."""
    for axis, floor in ((0, x), (1, y)):
        slack = [v[axis] - floor for v in corners]
        if slack and min(slack) < 0:
            corners = _kept(corners, slack)
    return corners


def clip(corners: Corners, plane: HalfPlane) -> Corners:
    """The part with ``normal . x <= offset``."""
    (a, b), offset = plane
    slack = [offset - a * v[0] - b * v[1] for v in corners]
    if slack and min(slack) < 0:
        return _kept(corners, slack)
    return corners


def _kept(corners: Corners, slack: list[Any]) -> Corners:
    kept: Corners = []
    last = len(corners) - 1
    for k, v in enumerate(corners):
        here = slack[k]
        if here >= 0:
            kept.append(v)
        if last == 0 or (last == 1 and k == 1):
            continue  # a point has no edge, and a segment has one
        following = slack[k + 1 if k < last else 0]
        if (here < 0 < following) or (following < 0 < here):
            w = corners[k + 1 if k < last else 0]
            t = here / (here - following)
            kept.append((v[0] + t * (w[0] - v[0]), v[1] + t * (w[1] - v[1])))
    return kept


def planes(corners: Corners) -> list[HalfPlane]:
    """Half-planes whose intersection is the (non-empty) polygon.

    Two lines and two caps of a segment, four axis-parallel ones of a point; in the order of
    ``Polygon.half_planes``.
    """
    if len(corners) == 1:
        ((x, y),) = corners
        one, zero = fmpq(1), fmpq(0)
        return [((one, zero), x), ((zero, one), y), ((-one, zero), -x), ((zero, -one), -y)]
    found = []
    for k, a in enumerate(corners):
        b = corners[(k + 1) % len(corners)]
        along = b[0] - a[0], b[1] - a[1]
        normal = along[1], -along[0]
        found.append((normal, normal[0] * a[0] + normal[1] * a[1]))
        if len(corners) == 2:
            found.append((along, along[0] * b[0] + along[1] * b[1]))
    return found


def contains(corners: Corners, point: Point) -> bool:
    """Whether the point lies in the polygon, boundary included."""
    if len(corners) < 3:
        return bool(corners) and all(
            n[0] * point[0] + n[1] * point[1] <= c for n, c in planes(corners)
        )
    a = corners[-1]
    for b in corners:
        if (b[0] - a[0]) * (point[1] - a[1]) < (b[1] - a[1]) * (point[0] - a[0]):
            return False
        a = b
    return True


def intersect(corners: Corners, other: Corners) -> Corners:
    """The intersection of two polygons."""
    if not other:
        return []
    for plane in planes(other):
        corners = clip(corners, plane)
    return hull(corners)


def support(corners: Corners, normal: Point) -> Any:
    """``max normal . x`` over a non-empty polygon."""
    return max(normal[0] * v[0] + normal[1] * v[1] for v in corners)


def overhang(corners: Corners, other: Corners) -> Any:
    """How far a polygon reaches beyond the sides of another, at most; 0 where it is inside."""
    gaps = [(support(corners, n) - c) / (abs(n[0]) + abs(n[1])) for n, c in planes(other)]
    return max(fmpq(0), *gaps)


def to_fractions(corners: Corners) -> tuple[tuple[Fraction, Fraction], ...]:
    """The corners as fractions."""
    return tuple((fraction(x), fraction(y)) for x, y in corners)


def fraction(number: Any) -> Fraction:
    """A flint rational as a fraction."""
    return Fraction(int(number.p), int(number.q))
