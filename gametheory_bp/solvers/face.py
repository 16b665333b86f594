"""Where the optimal face of a linear function ends, seen in the plane of two objectives.

All maximisers of ``e . (f1, f2)`` are mapped to one edge (or corner) of the image polygon.  Its end
on the side of a turned direction is proved by a line ``d . u <= c`` through that end with d turned
from e to that side.  Such a d is found by shrinking: start at a right angle; while the maximiser
c of d lies below the edge, replace d by the normal of the chord from a known optimum to c.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.solvers.image_polygon import Direction, coprime, image_pair, support_vertex
from gametheory_bp.solvers.session import Session
from gametheory_bp.solvers.vertex import Vertex

__all__ = ["face_end"]


def face_end(
    session: Session, start: Vertex, normal: Direction, *, left: bool
) -> tuple[Vertex, Vertex, Direction]:
    """The end of the optimal face on one side, and a direction that proves it is the end.

    Parameters
    ----------
    session : Session
        A polyhedron with two objectives.
    start : Vertex
        A maximiser for ``normal``.
    normal : pair of int
        The direction whose optimal face is measured.
    left : bool
        Counter-clockwise side, else clockwise.

    Returns
    -------
    (end, prover, direction)
        The image of ``end`` is the end of the face; ``direction`` is turned to the side, and
        ``prover``, optimal for it, shows by its multipliers that nothing lies beyond the end.
    """
    side = 1 if left else -1
    along = (-side * normal[1], side * normal[0])
    turned = _within_cone(start, normal, along)
    if turned is not None:
        return start, start, turned
    a, direction = image_pair(start), along
    while True:
        vertex = support_vertex(session, direction)
        c = image_pair(vertex)
        step = (c[0] - a[0], c[1] - a[1])
        if normal[0] * step[0] + normal[1] * step[1] == 0:
            return vertex, vertex, direction
        if direction[0] * step[0] + direction[1] * step[1] == 0:
            return start, vertex, direction
        direction = coprime((-side * step[1], side * step[0]))
        if left == (normal[0] * direction[1] - normal[1] * direction[0] < 0):
            direction = (-direction[0], -direction[1])


def _within_cone(vertex: Vertex, normal: Direction, along: Direction) -> Direction | None:
    """A direction ``along + K normal`` for which the vertex is optimal too, if there is one."""
    needed = Fraction(0)
    for price in vertex.prices:
        slope = along[0] * price[0] + along[1] * price[1]
        if slope < 0:
            margin = normal[0] * price[0] + normal[1] * price[1]
            if margin <= 0:
                return None
            needed = max(needed, Fraction(-slope, margin))
    if any(along[0] * b[0] + along[1] * b[1] for b in vertex.balances):
        return None
    k = -(-needed.numerator // needed.denominator)
    return coprime((Fraction(along[0] + k * normal[0]), Fraction(along[1] + k * normal[1])))
