"""One instance of an axiom: problems, the rule's points on them, and what relates them.

The problems come in the order in which the axiom names them.  ``numbers`` are those of the
relation (scales and shifts of an affine map, the weight of a mixture, ...).  Where a rule has
several points, statements about *the* solution are made about one *declared selection*:

- ``first``: the point with the smallest row payoff;
- ``last``: the one with the largest;
- ``middle``: the mid point of the segment of ties (of a finite set, the first).

Irrational coordinates enter comparisons as they are
(:func:`gametheory_bp.certificates.axiom_numbers.weighted_sum` decides whether they are equal);
relations, which are tested with rational geometry, use their bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.certificates.axiom_numbers import Terms, bounds
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval

__all__ = ["AxiomCase", "Box", "Pair", "Player", "Selection", "box", "pair"]

Player = Literal["row", "column", "both"]
Selection = Literal["first", "middle", "last"]
Box = tuple[Interval, Interval]
Pair = tuple[Terms, Terms]
"""Both coordinates as weighted sums of numbers."""


def pair(point: Coordinates) -> Pair:
    """Both coordinates, each as a sum of one term."""
    return ((1, point[0]),), ((1, point[1]),)


def box(point: Coordinates) -> Box:
    """Bounds of both coordinates."""
    return bounds(point[0]), bounds(point[1])


@dataclass(frozen=True, slots=True)
class AxiomCase:
    """Problems and solutions between which a relation holds and a demand is made."""

    problems: tuple[ProblemStatement, ...]
    points: tuple[tuple[Coordinates, ...], ...]
    player: Player
    numbers: tuple[Fraction, ...]
    selection: Selection

    @property
    def players(self) -> tuple[int, ...]:
        """Positions of the players of whom the axiom speaks."""
        return {"row": (0,), "column": (1,)}.get(self.player, (0, 1))

    def chosen(self, k: int) -> Coordinates:
        """The declared selection from the points of solution k."""
        points = self.points[k]
        if self.selection == "last":
            return points[-1]
        if self.selection == "first" or len(points) == 1 or self.problems[k].finite:
            return points[0]
        return _half_way(points[0][0], points[-1][0]), _half_way(points[0][1], points[-1][1])

    def pair(self, k: int) -> Pair:
        """The declared selection as weighted sums, so that a mid point stays exact."""
        points = self.points[k]
        if self.selection != "middle" or len(points) == 1 or self.problems[k].finite:
            return pair(self.chosen(k))
        a, b, half = points[0], points[-1], Fraction(1, 2)
        return ((half, a[0]), (half, b[0])), ((half, a[1]), (half, b[1]))

    def box(self, k: int) -> Box:
        """Bounds of the declared selection."""
        return box(self.chosen(k))


def _half_way(
    a: Fraction | Algebraic | Interval, b: Fraction | Algebraic | Interval
) -> Fraction | Interval:
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return (a + b) / 2
    return (bounds(a) + bounds(b)) * Fraction(1, 2)
