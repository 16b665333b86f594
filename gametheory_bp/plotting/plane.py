"""A drawing of the payoff plane as plain data: areas, paths, marks, arrows, with exact numbers.

Every plot has a sibling that returns one of these records, so a drawing can be tested, saved or
redrawn elsewhere without looking at pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gametheory_bp.exact.exactness import Number

__all__ = ["Area", "Arrow", "Mark", "Path", "Plane", "PlanePoint"]

PlanePoint = tuple[Number | float, Number | float]
"""A payoff pair (row, column), exact; only points sampled along curves are floats."""


@dataclass(frozen=True, slots=True)
class Area:
    """A closed region; ``role`` picks its look, ``label`` its line in the legend."""

    role: str
    label: str
    vertices: tuple[PlanePoint, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """An open chain of points."""

    role: str
    label: str
    points: tuple[PlanePoint, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One point with the names written beside it (none: a marker only)."""

    role: str
    label: str
    point: PlanePoint
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A straight arrow from one point to another, with its name beside its middle."""

    role: str
    label: str
    start: PlanePoint
    end: PlanePoint
    name: str = ""

    @property
    def middle(self) -> PlanePoint:
        """Half-way, in floats: only a name stands there."""
        (x0, y0), (x1, y1) = self.start, self.end
        return (float(x0) + float(x1)) / 2, (float(y0) + float(y1)) / 2


@dataclass(frozen=True, slots=True)
class Plane:
    """Everything in one drawing of the payoff plane, from bottom to top; the caption stands below.

    Examples
    --------
    >>> from fractions import Fraction
    >>> origin = (Fraction(0), Fraction(0))
    >>> plane = Plane("demo", marks=(Mark("minimax", "minimax point", origin, ("minimax",)),))
    >>> plane.legend
    (('minimax', 'minimax point'),)
    """

    title: str
    areas: tuple[Area, ...] = ()
    paths: tuple[Path, ...] = ()
    marks: tuple[Mark, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    caption: str = ""

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Pairs (role, label) in drawing order, each once."""
        items = [(area.role, area.label) for area in self.areas]
        items += [(path.role, path.label) for path in self.paths]
        items += [(mark.role, mark.label) for mark in self.marks]
        items += [(arrow.role, arrow.label) for arrow in self.arrows]
        return tuple(dict.fromkeys(item for item in items if item[1]))

    def points(self) -> Iterator[PlanePoint]:
        """All points, for the limits of the axes."""
        for area in self.areas:
            yield from area.vertices
        for path in self.paths:
            yield from path.points
        for mark in self.marks:
            yield mark.point
        for arrow in self.arrows:
            yield from (arrow.start, arrow.end)

    def named_points(self) -> tuple[tuple[PlanePoint, tuple[str, ...]], ...]:
        """Points with the names of everything that lies there: coinciding marks are merged.

        Two points are taken as one when no eye could part them: closer than 1/500 of the
        drawing's extent.  Names that only start alike stay apart; a name said twice is said once.
        """
        xs = [float(x) for x, _ in self.points()]
        ys = [float(y) for _, y in self.points()]
        near_x = ((max(xs) - min(xs)) if xs else 0.0) / 500
        near_y = ((max(ys) - min(ys)) if ys else 0.0) / 500
        merged: list[tuple[PlanePoint, list[str]]] = []
        said = [(mark.point, mark.names) for mark in self.marks]
        said += [(arrow.middle, (arrow.name,)) for arrow in self.arrows if arrow.name]
        for at, more in said:
            for point, names in merged:
                if (
                    abs(float(point[0]) - float(at[0])) <= near_x
                    and abs(float(point[1]) - float(at[1])) <= near_y
                ):
                    names.extend(more)
                    break
            else:
                merged.append((at, list(more)))
        return tuple((p, tuple(dict.fromkeys(names))) for p, names in merged if names)
