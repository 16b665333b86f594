"""Check the payoff polygon of the (coarse) correlated equilibria."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.correlated_polygon import CorrelatedPolygon
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify.correlated_bound import check_attained, line_holds
from gametheory_bp.errors import InputValueError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import direction, dot

__all__ = ["check"]


def check(certificate: CorrelatedPolygon) -> Iterator[Check]:
    """Vertices are attained, lines are proved; if complete, the two polygons are the same."""
    game, coarse, lines = certificate.game, certificate.coarse, certificate.lines
    yield from check_attained(game, certificate.vertices, certificate.distributions, coarse)
    try:
        polygon = Polygon(certificate.vertices)
    except InputValueError as error:
        yield Check("the vertices are those of a convex polygon", False, str(error))
        return
    yield Check("the vertices are those of a convex polygon", not polygon.is_empty)
    outside = [p for line in lines for p in polygon.vertices if dot(line.normal, p) > line.offset]
    yield Check("no vertex lies beyond a line", not outside, str(outside[:1]))
    for line in lines:
        holds = line_holds(game, line, coarse)
        yield Check(f"multipliers prove the line {line.normal[0]}, {line.normal[1]}", holds)
    if certificate.complete:
        needed = []
        for normal, _ in polygon.half_planes():
            unit = direction(normal)
            needed.append((unit, max(dot(unit, v) for v in polygon.vertices)))
        stated = [(line.normal, line.offset) for line in lines]
        yield Check("every edge of the polygon is one of the lines, in order", stated == needed)
