"""The sides of a polygon as a family of lines that may bound all equilibrium payoffs.

The corners are exact numbers of any kind: fractions, or elements of one number field.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

from gametheory_bp.certificates.equilibrium_lines import BoundingFamily
from gametheory_bp.certificates.kinds.equilibrium_payoffs import BoundingLine, Leaning, OuterLink
from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["bounding_sides", "least"]


def bounding_sides(
    stage: RepeatedStage,
    outer: Polygon,
    punishments: Point | None,
    polygon: Polygon,
    weights: tuple[Fraction, ...],
    leanings: tuple[Leaning, ...],
) -> BoundingFamily:
    """The lines of the worst payoffs, unless punishments are fixed, and the sides of a polygon.

    ``outer`` is known to hold all equilibrium payoffs; both polygons are not empty.
    """
    own, low = punishments is None, least(outer)
    threats = punishments or (
        max(stage.pure_minimax[0], low[0]),
        max(stage.pure_minimax[1], low[1]),
    )
    lines: list[Any] = []
    if own:
        x, y = least(polygon)
        lines = [BoundingLine((-1, 0), -x), BoundingLine((0, -1), -y)]
    # A record of fractions has integers there; exact numbers of a field serve as well.
    lines += [BoundingLine(cast(Any, normal), offset) for normal, offset in polygon.half_planes()]
    link = OuterLink(tuple(lines), weights, leanings)
    return BoundingFamily(stage, outer, threats, own, link)


def least(polygon: Polygon) -> Point:
    """The least coordinates of a polygon that is not empty."""
    return min(x for x, _ in polygon.vertices), min(y for _, y in polygon.vertices)
