"""Check that a chain is exactly the Pareto frontier of a convex or finite set.

Convex: the chain joins the column player's best vertex to the row player's best vertex, and
each of its edges maximises a pair of non-negative (strong: positive) weights over the set.
Then every point of the chain is optimal; and a point of the set that is not on the chain lies
below it, or beyond an end of it, where that end dominates it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gametheory_bp.certificates.kinds.pareto_frontier import ParetoFrontier
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify import feasible_polygon
from gametheory_bp.geometry.vectors import direction, dominates, dot

__all__ = ["check"]


def check(certificate: ParetoFrontier) -> Iterator[Check]:
    """The set is the game's, the chain is optimal, nothing else is."""
    source = certificate.source
    if source is not None:
        yield from feasible_polygon.check(source)
        yield Check("the set is the proved one", source.vertices == certificate.vertices)
        yield Check(
            "it is finite or convex as stated", (source.set == "pure") is certificate.finite
        )
    points, vertices = certificate.points, certificate.vertices
    given = bool(vertices) == bool(points) and set(points) <= set(vertices)
    yield Check("the chain consists of points of the set", given)
    if not given or not points:
        return
    if certificate.finite:
        yield Check("no weights are claimed for a finite set", certificate.weights == ())
        strictly = not certificate.strong
        optimal = {
            v for v in vertices if not any(dominates(p, v, strictly=strictly) for p in points)
        }
        ordered = list(points) == sorted(set(points))
        yield Check("the points are in order", ordered)
        yield Check("exactly the listed points are undominated", optimal == set(points))
        return
    sign = 1 if certificate.strong else -1
    top = max(vertices, key=lambda v: (v[1], sign * v[0]))
    right = max(vertices, key=lambda v: (v[0], sign * v[1]))
    yield Check("the chain starts at the column player's best point", points[0] == top)
    yield Check("the chain ends at the row player's best point", points[-1] == right)
    edges = list(pairwise(points))
    counted = len(edges) == len(certificate.weights)
    yield Check("every edge has its weights", counted)
    for (p, q), w in zip(edges, certificate.weights, strict=False):
        signed = min(w) > 0 if certificate.strong else min(w) >= 0 and max(w) > 0
        canonical = signed and direction(w) == w
        yield Check(f"weights {w[0]}, {w[1]} are admissible coprime integers", canonical)
        onward = q[0] >= p[0] and q[1] <= p[1] and p != q
        yield Check("the row payoff rises and the column payoff falls", onward)
        best = dot(w, p)
        supported = best == dot(w, q) and all(dot(w, v) <= best for v in vertices)
        yield Check(f"the edge maximises {w[0]} x + {w[1]} y over the set", supported)
