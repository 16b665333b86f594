"""Pieces: intervals of the parameter on each of which an answer is given by fixed formulas.

A formula is a tuple of points whose coordinates are rational functions.  Neighbouring cells of a
sweep are joined where the formulas agree; a break point belongs to the piece whose formulas give
its value (to the left one if both do), and is a piece of its own if neither does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.families.places import Spot
from gametheory_bp.families.rational_function import RationalFunction, as_function
from gametheory_bp.families.sweep import Cell
from gametheory_bp.geometry.algebraic_image import Real

__all__ = ["FunctionPoint", "Piece", "join", "spot_points"]

FunctionPoint = tuple[RationalFunction, ...]
"""A payoff pair, or another tuple of numbers, as functions of t."""


@record("family_piece")
@dataclass(frozen=True, slots=True)
class Piece:
    """The answer on one interval of the parameter.

    Attributes
    ----------
    low, high : Fraction or Algebraic
        Equal for a single value of t.
    low_closed, high_closed : bool
        Whether the ends belong to the piece.
    points : tuple of tuples of RationalFunction
        All optima; the two ends where they form a segment.

    Examples
    --------
    >>> from gametheory_bp.families.rational_function import PARAMETER
    >>> print(Piece(Fraction(0), Fraction(1), True, False, ((PARAMETER, 1 - PARAMETER),)))
    [0, 1): (t, -t + 1)
    """

    low: Fraction | Algebraic
    high: Fraction | Algebraic
    low_closed: bool
    high_closed: bool
    points: tuple[FunctionPoint, ...]

    def __contains__(self, t: Real) -> bool:
        if self.low < t < self.high:
            return True
        return (t == self.low and self.low_closed) or (t == self.high and self.high_closed)

    @property
    def interval_text(self) -> str:
        """The interval in the usual brackets; ``{t}`` for a single value."""
        low, high = (str(t) if isinstance(t, Fraction) else f"{float(t):.9g}.." for t in
                     (self.low, self.high))  # fmt: skip
        if self.low == self.high:
            return f"{{{low}}}"
        return f"{'[' if self.low_closed else '('}{low}, {high}{']' if self.high_closed else ')'}"

    @property
    def points_text(self) -> str:
        """The formulas."""
        return " or ".join("(" + ", ".join(map(str, p)) + ")" for p in self.points)

    def __str__(self) -> str:
        return f"{self.interval_text}: {self.points_text}"


def spot_points(points: Sequence[FunctionPoint], t: Real) -> tuple[tuple[Real, ...], ...] | None:
    """Exact values of the formulas at one t, in increasing order, each once; None at a pole."""
    spot = Spot(t)
    try:
        values = [tuple(spot.value(f) for f in point) for point in points]
    except ZeroDivisionError:
        return None
    return tuple(sorted(set(values)))


def join(cells: Sequence[Cell[tuple[FunctionPoint, ...]]]) -> tuple[Piece, ...]:
    """The fewest pieces that give the cells' answers."""
    pieces: list[Piece] = []
    for cell in cells:
        last = pieces[-1] if pieces else None
        new = Piece(cell.low, cell.high, cell.is_spot, cell.is_spot, cell.answer)
        if last is None:
            pieces.append(new)
        elif cell.is_spot:
            same = _agree(last.points, cell.answer, cell.low)
            if same:
                pieces[-1] = Piece(last.low, cell.high, last.low_closed, True, last.points)
            else:
                pieces.append(new)
        elif last.high_closed and last.low != last.high and set(last.points) == set(cell.answer):
            pieces[-1] = Piece(last.low, cell.high, last.low_closed, False, last.points)
        elif last.low == last.high and _agree(cell.answer, last.points, last.low):
            pieces[-1] = Piece(last.low, cell.high, True, False, cell.answer)
        else:
            pieces.append(new)
    return tuple(
        replace(piece, points=_constants(piece.points, piece.low))
        if piece.low == piece.high
        else piece
        for piece in pieces
    )


def _constants(points: tuple[FunctionPoint, ...], t: Real) -> tuple[FunctionPoint, ...]:
    """At a rational t the values themselves, as constant functions."""
    values = spot_points(points, t) if isinstance(t, Fraction) else None
    if values is None:
        return points
    return tuple(tuple(as_function(number) for number in point) for point in values)


def _agree(formulas: Sequence[FunctionPoint], values: Sequence[FunctionPoint], t: Real) -> bool:
    mine = spot_points(formulas, t)
    return mine is not None and mine == spot_points(values, t)
