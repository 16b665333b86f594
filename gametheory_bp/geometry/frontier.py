"""Pareto frontiers of finite sets and of convex polygons.

A point is *strongly* Pareto optimal when no point of the set is at least as good for both and
better for one; *weakly* when no point is better for both.  In the plane the frontier of a
polygon is a chain of edges; it is listed from the column player's best end to the row
player's best end.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["pareto_chain", "pareto_points"]


def pareto_chain(polygon: Polygon, *, strong: bool = True) -> tuple[Point, ...]:
    """Vertices of the Pareto frontier, with row payoffs increasing.

    Parameters
    ----------
    polygon : Polygon
    strong : bool
        Strong frontier (default) or weak one, which adds the horizontal edge at the top and
        the vertical edge at the right where the polygon has them.

    Returns
    -------
    tuple of points
        Consecutive points are the ends of frontier edges; one point if the frontier is one.

    Notes
    -----
    On a degenerate horizontal or vertical segment every point is weakly Pareto optimal.

    Examples
    --------
    >>> square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2)])
    >>> [tuple(map(int, p)) for p in pareto_chain(square)]
    [(2, 2)]
    >>> [tuple(map(int, p)) for p in pareto_chain(square, strong=False)]
    [(0, 2), (2, 2), (2, 0)]
    """
    vertices = polygon.vertices
    if len(vertices) <= 1:
        return vertices
    if strong:
        start = max(vertices, key=lambda v: (v[1], v[0]))
        end = max(vertices, key=lambda v: (v[0], v[1]))
    else:
        start = max(vertices, key=lambda v: (v[1], -v[0]))
        end = max(vertices, key=lambda v: (v[0], -v[1]))
    # counter-clockwise order runs from the right end up to the top end
    first, last = vertices.index(end), vertices.index(start)
    if last < first:
        last += len(vertices)
    walk = [vertices[k % len(vertices)] for k in range(first, last + 1)]
    return tuple(reversed(walk))


def pareto_points(points: Iterable[Point], *, strong: bool = True) -> tuple[Point, ...]:
    """Pareto-optimal points of a finite set, sorted by row payoff.

    Examples
    --------
    >>> pareto_points([(0, 2), (1, 2), (2, 0), (0, 0)])
    ((1, 2), (2, 0))
    >>> pareto_points([(0, 2), (1, 2), (2, 0), (0, 0)], strong=False)
    ((0, 2), (1, 2), (2, 0))
    """
    ordered = sorted(set(points), reverse=True)
    kept: list[Point] = []
    best: Point | None = None  # highest column payoff so far
    beyond: Point | None = None  # highest column payoff at strictly larger row payoffs
    row: Fraction | None = None
    for p in ordered:  # row payoffs fall, so column payoffs must rise to stay optimal
        if p[0] != row:
            beyond, row = best, p[0]
        if strong:
            optimal = best is None or p[1] > best[1]
        else:
            optimal = beyond is None or p[1] >= beyond[1]
        if optimal:
            kept.append(p)
        if best is None or p[1] > best[1]:
            best = p
    return tuple(reversed(kept))
