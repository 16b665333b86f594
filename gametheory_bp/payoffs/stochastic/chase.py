"""A polygon from its support function: every question proves a half-plane or finds a vertex."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, direction, dot
from gametheory_bp.payoffs.stochastic.support import Face, Support

__all__ = ["Found", "chased"]

AXES = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The polygon, a face for every vertex, and one for every half-plane, in their order."""

    polygon: Polygon
    corners: tuple[Face, ...]
    sides: tuple[Face, ...]


def chased(support: Support) -> Found:
    """The polygon of a support function.

    The hull of the points found so far is asked at the normals of its own half-planes until no
    answer lies beyond one; two questions per vertex.
    """
    corners: dict[Point, Face] = {}
    sides: dict[tuple[int, int], Face] = {}
    waiting: list[tuple[tuple[int, int], Face | None]] = [(axis, None) for axis in AXES]
    while waiting:
        for normal, start in waiting:
            face = support(normal, start)
            sides[normal] = face
            corners.setdefault(face.point, face)
        polygon = Polygon.hull(corners)
        waiting = [
            (key, corners[polygon.support(normal)[1][0]])
            for normal, _ in polygon.half_planes()
            if (key := _coprime(normal)) not in sides
        ]
    # Each normal was asked when its half-plane belonged to some hull of points; in the end its
    # answer must lie on the half-plane of the final one.
    normals = [_coprime(normal) for normal, _ in polygon.half_planes()]
    for normal, (plain, offset) in zip(normals, polygon.half_planes(), strict=True):
        assert dot(plain, sides[normal].point) == offset
    return Found(
        polygon,
        tuple(corners[v] for v in polygon.vertices),
        tuple(sides[normal] for normal in normals),
    )


def _coprime(normal: Point) -> tuple[int, int]:
    x, y = direction(normal)
    return int(x), int(y)
