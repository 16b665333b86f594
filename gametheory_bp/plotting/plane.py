"""A drawing of the payoff plane as plain data: areas, paths and marks, all with exact numbers.

Every plot has a sibling that returns one of these records, so a drawing can be tested, saved or
redrawn elsewhere without looking at pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gametheory_bp.exact.exactness import Number

__all__ = ["Area", "Mark", "Path", "Plane", "PlanePoint"]

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
class Plane:
    """Everything in one drawing of the payoff plane, from bottom to top.

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

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Pairs (role, label) in drawing order, each once."""
        items = [(area.role, area.label) for area in self.areas]
        items += [(path.role, path.label) for path in self.paths]
        items += [(mark.role, mark.label) for mark in self.marks]
        return tuple(dict.fromkeys(item for item in items if item[1]))

    def points(self) -> Iterator[PlanePoint]:
        """All points, for the limits of the axes."""
        for area in self.areas:
            yield from area.vertices
        for path in self.paths:
            yield from path.points
        for mark in self.marks:
            yield mark.point

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
        for mark in self.marks:
            for point, names in merged:
                if (
                    abs(float(point[0]) - float(mark.point[0])) <= near_x
                    and abs(float(point[1]) - float(mark.point[1])) <= near_y
                ):
                    names.extend(mark.names)
                    break
            else:
                merged.append((mark.point, list(mark.names)))
        return tuple((p, tuple(dict.fromkeys(names))) for p, names in merged if names)
