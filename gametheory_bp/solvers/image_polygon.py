"""The image of a polytope under two linear functions, exactly: a polygon, corner by corner.

The *support function* ``h(d) = max d . (f1, f2)`` over the polytope is one linear program per
direction d.  Between two known corners a, b of the image, the outer normal of the segment ab
either has ``h = d . a``, which proves that ab lies on the boundary, or its maximiser is a new
corner beyond ab.  So every linear program proves a line or finds a corner: about two per corner,
fewer where the prices of a solved vertex already answer for the direction.

The corners are attained and the lines hold at every moment, so an interrupted run leaves an inner
polygon and an outer one, both proved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from gametheory_bp.errors import EmptySetError, InputValueError, NotDefinedError
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.session import Session
from gametheory_bp.solvers.vertex import Vertex

__all__ = [
    "Corner",
    "Direction",
    "ImagePolygon",
    "Line",
    "chase",
    "coprime",
    "image_pair",
    "image_polygon",
    "support_line",
    "support_vertex",
]

Direction = tuple[int, int]
AXES: tuple[Direction, ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Corner:
    """A boundary point of the image and a point of the polytope that is mapped to it."""

    image: Point
    preimage: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A proved line ``normal . image <= offset`` with the row multipliers that prove it.

    The normal has coprime integer entries and every line touches the image.
    """

    normal: Direction
    offset: Fraction
    multipliers: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class ImagePolygon:
    """The polygon as far as it is proved.

    Attributes
    ----------
    corners : tuple of Corner
        Counter-clockwise vertices of the proved inner polygon, in the order of ``Polygon``.
    lines : tuple of Line
        If complete, one per half-plane of that polygon, in the order of
        :meth:`.Polygon.half_planes`; else all lines proved so far.
    complete : bool
        Whether the inner polygon is the whole image.
    """

    corners: tuple[Corner, ...]
    lines: tuple[Line, ...]
    complete: bool

    @property
    def polygon(self) -> Polygon:
        """The proved inner polygon."""
        return Polygon(tuple(corner.image for corner in self.corners))


def image_polygon(
    session: Session,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ImagePolygon:
    """All vertices of the image of a polytope under a session's two objectives.

    Parameters
    ----------
    session : Session
        A bounded, non-empty polyhedron with exactly two objectives.
    limit : int, optional
        Stop after this many boundary points.
    progress : callable, optional
        Called with (boundary points found, lines proved) after each discovery.

    Returns
    -------
    ImagePolygon
        Marked incomplete if the limit or a keyboard interrupt came first.

    Raises
    ------
    EmptySetError
        If the polyhedron is empty.
    NotDefinedError
        If an objective is unbounded.

    Notes
    -----
    Exactness: exact.  The multipliers of all lines prove completeness.

    Examples
    --------
    >>> from gametheory_bp.solvers import Program, Session, row
    >>> simplex = Program(3, (row([1, 1, 1], 1, equality=True),))
    >>> image_polygon(Session(simplex, [[0, 2, 1], [0, 1, 2]])).polygon.area
    Fraction(3, 2)
    """
    if limit is not None and limit < 1:
        raise InputValueError(f"limit {limit}; a limit is at least 1 boundary point")
    corners: dict[Point, Corner] = {}
    lines: dict[Direction, Line] = {}
    complete = False
    try:
        for found in chase(session):
            if isinstance(found, Corner):
                corners[found.image] = found
            else:
                lines[found.normal] = found
            if progress is not None:
                progress(len(corners), len(lines))
            if limit is not None and len(corners) >= limit and len(lines) >= len(AXES):
                break
        else:
            complete = True
    except KeyboardInterrupt:
        if not corners:
            raise
    polygon = Polygon.hull(corners)
    needed = [coprime(normal) for normal, _ in polygon.half_planes()]
    # The limit may fall on the very last discovery: completeness is decided by the lines alone.
    complete = complete or (len(lines) >= len(AXES) and _all_proved(polygon, lines))
    kept = [lines[d] for d in needed] if complete else list(lines.values())
    return ImagePolygon(tuple(corners[v] for v in polygon.vertices), tuple(kept), complete)


def chase(session: Session) -> Iterator[Corner | Line]:
    """Discoveries one by one, in an order that refines the whole boundary evenly."""
    seen: dict[Point, list[Vertex]] = {}
    proved: set[Direction] = set()

    def meet(vertex: Vertex) -> Iterator[Corner]:
        image = image_pair(vertex)
        if image not in seen:
            seen[image] = []
            yield Corner(image, vertex.point())
        if vertex not in seen[image]:
            seen[image].append(vertex)

    for axis in AXES:
        vertex = support_vertex(session, axis)
        yield from meet(vertex)
        proved.add(axis)
        yield support_line(vertex, axis)
    start = Polygon.hull(seen)
    if start.dimension == 0:
        return
    waiting = deque(start.edges())
    while waiting:
        a, b = waiting.popleft()
        normal = coprime((b[1] - a[1], a[0] - b[0]))
        known = next((v for v in (*seen[a], *seen[b]) if v.is_optimal(normal)), None)
        vertex = known or support_vertex(session, normal)
        yield from meet(vertex)
        c = image_pair(vertex)
        if normal[0] * (c[0] - a[0]) + normal[1] * (c[1] - a[1]) > 0:
            waiting.extend(((a, c), (c, b)))
        elif normal not in proved:
            proved.add(normal)
            yield support_line(vertex, normal)
    hull = Polygon.hull(seen)
    if hull.dimension == 1:  # a segment also needs its two ends proved
        for normal in (coprime(n) for n, _ in hull.half_planes()):
            if normal not in proved:
                proved.add(normal)
                yield support_line(support_vertex(session, normal), normal)


def _all_proved(polygon: Polygon, lines: dict[Direction, Line]) -> bool:
    for normal, offset in polygon.half_planes():
        line = lines.get(coprime(normal))
        if line is None or line.offset * normal[0] != offset * line.normal[0]:
            return False
        if line.offset * normal[1] != offset * line.normal[1]:
            return False
    return True


def support_vertex(session: Session, direction: Direction) -> Vertex:
    """A vertex whose image is farthest in a direction; a named error where there is none."""
    found = session.support(direction)
    if isinstance(found, Vertex):
        return found
    if found.status == "infeasible":
        raise EmptySetError("the polyhedron is empty; its image has no vertices")
    raise NotDefinedError("the image is unbounded; its vertices do not describe it")


def support_line(vertex: Vertex, normal: Direction) -> Line:
    """The line through the image of a vertex that is optimal for the direction."""
    image = image_pair(vertex)
    offset = normal[0] * image[0] + normal[1] * image[1]
    return Line(normal, offset, vertex.multipliers(normal))


def image_pair(vertex: Vertex) -> Point:
    """The two objectives at a vertex."""
    first, second = vertex.image()
    return first, second


def coprime(vector: Point) -> Direction:
    """The positive multiple of a non-zero vector that has coprime integer entries."""
    common = lcm(vector[0].denominator, vector[1].denominator)
    x, y = int(vector[0] * common), int(vector[1] * common)
    divisor = gcd(x, y)
    return x // divisor, y // divisor
