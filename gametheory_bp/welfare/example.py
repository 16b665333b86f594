"""A worked example that a leaf states about itself: a problem and its expected points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from gametheory_bp.geometry.vectors import Point

__all__ = ["WorkedExample"]

Pair = tuple[Fraction | int, Fraction | int]


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A bargaining problem given by its points, with the points that the rule must return.

    Conformance tests solve the problem, compare the points and verify the certificate.
    """

    vertices: tuple[Pair, ...]
    points: tuple[Pair, ...]
    disagreement: Pair = (0, 0)
    parameters: Mapping[str, Fraction | int | str] = field(default_factory=dict)
    finite: bool = False
    comprehensive: bool = False

    @property
    def expected(self) -> tuple[Point, ...]:
        """The expected points as fractions, sorted."""
        return tuple(sorted((Fraction(x), Fraction(y)) for x, y in self.points))
